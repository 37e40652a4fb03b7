import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { MingtuError } from '../../graph/errors.ts'
import { mentionTypes, type MentionType } from '../../graph/schema.ts'

/** Label names of a model, without B- or I-, to our types: `{"ORG": "Organization"}`. */
export type LabelMap = Readonly<Record<string, MentionType>>

const Schema = z.record(z.string(), z.enum(mentionTypes))

/** Reads a label map from a JSON file. Throws MODEL when it is not one. */
export function readLabelMap(path: string): LabelMap {
  const remedy = `A label map is a JSON object from the model's labels to ${mentionTypes.join(', ')}: {"ORG": "Organization"}.`
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new MingtuError('MODEL', `the label map ${path} cannot be read as JSON`, remedy, { cause })
  }
  const parsed = Schema.safeParse(value)
  if (!parsed.success) throw new MingtuError('MODEL', `the label map ${path}: ${z.prettifyError(parsed.error)}`, remedy)
  return parsed.data
}
