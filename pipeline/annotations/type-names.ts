import { MingtuError } from '../../graph/errors.ts'
import { MENTION_TYPES, mentionTypes, type MentionType } from '../../graph/schema.ts'
import { KNOWN_LABELS } from '../tag/labels.ts'

/** Our own names and codes, and what other corpora call them. */
const KNOWN: ReadonlyMap<string, MentionType> = new Map<string, MentionType>([
  ...Object.entries(KNOWN_LABELS),
  ...mentionTypes.flatMap((type) => [[type.toLowerCase(), type] as const, [MENTION_TYPES[type].code.toLowerCase(), type] as const]),
])

export type TypeNames = Readonly<Record<string, MentionType>>

/** What a label of an annotation means. Throws INPUT for one that nobody has told us of. */
export function typeNamed(label: string, origin: string, own: TypeNames = {}): MentionType {
  const type = own[label] ?? KNOWN.get(label.toLowerCase())
  if (type !== undefined) return type
  throw new MingtuError(
    'INPUT',
    `${origin}: “${label}” is no type of mention.`,
    `Known are ${mentionTypes.join(', ')} and their codes (${mentionTypes.map((each) => MENTION_TYPES[each].code).join(', ')}); say what others mean with --label-map.`,
  )
}
