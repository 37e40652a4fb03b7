/**
 * Measures what is read as stated by sentences: on the own articles and on real paragraphs whose relations are annotated, where their raw text
 * is at hand; with the names given, and with the names that the engine finds. Markdown on standard output.
 *
 *   npm run measure:relations -- [--model FOLDER] [--raw FOLDER] [--errors FILE]
 *
 * `--errors` writes the errors of the read halves only.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { RELATION_TYPES } from '../../graph/schema.ts'
import { toExtractJson } from '../../pipeline/extract-json.ts'
import { extractPage } from '../../pipeline/extract.ts'
import { openTagger } from '../../pipeline/tag/index.ts'
import { compare, extractionOf, taggedPages, type Comparison, type TaggedPage } from '../../tests/relate/tagged-pages.ts'
import { realPages } from './real-relations.ts'
import { f1, precision, recall, type Tally } from './scores.ts'
import { fixed, table } from './tables.ts'

const { values } = parseArgs({
  options: { model: { type: 'string', default: 'builtin' }, raw: { type: 'string' }, errors: { type: 'string' } },
})

type Verdicts = readonly { readonly page: TaggedPage; readonly verdicts: readonly Comparison[] }[]

const tagger = await openTagger(values.model)
const errors: string[] = []
const sets: readonly (readonly [string, readonly TaggedPage[]])[] = [
  ['Own articles', taggedPages()],
  ['Real paragraphs', realPages(values.raw)],
]
for (const [title, all] of sets) {
  for (const heldOut of [false, true]) {
    const pages = all.filter((page) => page.heldOut === heldOut)
    const name = `${title}, ${heldOut ? 'unread' : 'read'} half (${pages.length})`
    if (pages.length === 0) {
      console.log(`## ${title}\n\nNot at hand: left out.\n`)
      continue
    }
    const given = pages.map((page) => ({ page, verdicts: compare(page.expected, extractionOf(page)) }))
    const raw: { page: TaggedPage; verdicts: readonly Comparison[] }[] = []
    for (const page of pages) raw.push({ page, verdicts: compare(page.expected, toExtractJson(await extractPage(page.page, tagger))) })
    console.log(`## ${name}\n\n${rows(given, raw)}`)
    if (!heldOut) errors.push(...linesOf(`${name}, names given`, given), ...linesOf(`${name}, raw`, raw))
  }
}
await tagger.close()
if (values.errors !== undefined) writeFileSync(values.errors, errors.join('\n') + '\n')

function rows(given: Verdicts, raw: Verdicts): string {
  return table(
    ['type', 'n', 'P given', 'R', 'F', 'P raw', 'R', 'F'],
    [...Object.keys(RELATION_TYPES).filter((type) => type !== 'CO_OCCURS'), '**all**'].map((type) => {
      const [a, b] = [tallyOf(given, type), tallyOf(raw, type)]
      const figures = [a, b].flatMap((sum) => [precision(sum), recall(sum), f1(sum)].map((value) => fixed(value)))
      return [type, a.gold, ...figures]
    }),
  )
}

function tallyOf(set: Verdicts, type: string): Tally {
  const all = set.flatMap(({ verdicts }) => verdicts.filter((one) => type === '**all**' || one.type === type))
  const count = (verdict: Comparison['verdict']): number => all.filter((one) => one.verdict === verdict).length
  return { right: count('right'), found: count('right') + count('spurious'), gold: count('right') + count('missed') }
}

function linesOf(title: string, set: Verdicts): readonly string[] {
  return [
    `## ${title}`,
    ...set.flatMap(({ page, verdicts }) => {
      const wrong = verdicts.filter(({ verdict }) => verdict !== 'right')
      return wrong.length === 0
        ? []
        : [`# ${page.theme} ${page.page.raw.trim()}`, ...wrong.map(({ verdict, what }) => `  ${verdict} ${what}`)]
    }),
  ]
}
