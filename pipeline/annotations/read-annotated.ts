import { existsSync } from 'node:fs'
import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MingtuError } from '../../graph/errors.ts'
import { decodeText } from '../read/index.ts'
import type { AnnotatedPage } from './annotated-page.ts'
import { readBrat } from './brat.ts'
import { readConll } from './conll.ts'
import { readGoldJson } from './gold-json.ts'
import type { TypeNames } from './type-names.ts'
import { readWebanno } from './webanno.ts'

type Reader = (content: string, path: string, names: TypeNames) => Promise<AnnotatedPage> | AnnotatedPage

/** Readers by the end of a file's name. */
const READERS: Readonly<Record<string, Reader>> = {
  '.gold.json': async (content, path, names) => readGoldJson(await textBeside(path, '.gold.json'), content, path, names),
  '.json': async (content, path, names) => readGoldJson(await textBeside(path, '.json'), content, path, names),
  '.ann': async (content, path, names) => readBrat(await textBeside(path, '.ann'), content, path, names),
  '.tsv': readWebanno,
  '.conll': readConll,
  '.bio': readConll,
  '.bioes': readConll,
}
const ENDINGS = Object.keys(READERS)

/** Annotated pages of the files and folders named, in the order of their names. Throws INPUT for what cannot be read. */
export async function* readAnnotated(inputs: readonly string[], names: TypeNames = {}): AsyncGenerator<AnnotatedPage> {
  for (const input of inputs) {
    for (const path of await filesIn(input)) {
      const ending = ENDINGS.find((end) => path.endsWith(end))
      const reader = ending === undefined ? undefined : READERS[ending]
      if (reader === undefined)
        throw new MingtuError('INPUT', `${path} is of no known kind.`, `Annotated pages end in ${ENDINGS.join(', ')}.`)
      yield await reader(await textOf(path), path, names)
    }
  }
}

async function filesIn(input: string): Promise<readonly string[]> {
  if (!existsSync(input)) throw new MingtuError('INPUT', `There is no ${input}.`, 'Check the path.')
  if (!(await stat(input)).isDirectory()) return [input]
  const names = (await readdir(input)).filter((name) => ENDINGS.some((end) => name.endsWith(end))).sort()
  if (names.length === 0) throw new MingtuError('INPUT', `${input} has no annotated pages.`, `They end in ${ENDINGS.join(', ')}.`)
  return names.map((name) => join(input, name))
}

/** The text that stands beside its annotations under the same name. */
async function textBeside(path: string, ending: string): Promise<string> {
  const text = `${path.slice(0, -ending.length)}.txt`
  if (!existsSync(text)) throw new MingtuError('INPUT', `${path} has no text beside it.`, `Put it at ${text}.`)
  return textOf(text)
}

async function textOf(path: string): Promise<string> {
  const decoded = decodeText(await readFile(path))
  if (decoded.kind === 'unreadable') throw new MingtuError('ENCODING', `${path}: ${decoded.reason}.`, decoded.remedy)
  return decoded.text
}
