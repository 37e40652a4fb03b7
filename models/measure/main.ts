/**
 * Measures the tagging that `mingtu extract` prints, on the held-out articles of the own corpus and on gold pages, and on real paragraphs, where these
 * are at hand: F by type with its interval, each layer's gain, confusions, reliability of scores. Markdown on standard output.
 *
 *   npm run measure -- [--model FOLDER] [--gold FOLDER] [--raw FOLDER] [--errors FILE]
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { LAYERS, openTagger } from '../../pipeline/tag/index.ts'
import { goldPages, heldOutArticles, type GoldDocument } from './documents.ts'
import { errorLines } from './errors.ts'
import { byType, confusions, layerGains, reliabilityRows } from './tables.ts'
import { realSets } from './real-paragraphs.ts'
import { f1, interval } from './scores.ts'
import { read, remembering, tally, tallyAll } from './tagging.ts'

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'builtin' },
    gold: { type: 'string', default: '../shared/gold' },
    raw: { type: 'string', default: '../shared/data/raw' },
    errors: { type: 'string' },
  },
})

const tagger = remembering(await openTagger(values.model))
console.log(`Engine: ${tagger.name}\n`)
const sets: (readonly [string, readonly GoldDocument[]])[] = [
  ['Held-out articles of the own corpus', heldOutArticles()],
  ['Gold pages', goldPages(values.gold)],
  ...realSets(values.raw),
]
for (const [title, documents] of sets) {
  if (documents.length === 0) {
    console.log(`## ${title}\n\nNot at hand: left out.\n`)
    continue
  }
  const found = await read(documents, tagger)
  console.log(`## ${title} (${documents.length})\n`)
  console.log(byType(documents, found))
  if (documents.length < 10) {
    const pages = documents.map((d, k) => `${d.name} F ${f1(tally(d, found[k] ?? [])).toFixed(3)}`)
    console.log(`Page by page: ${pages.join(', ')}\n`)
  }
  console.log(await layerGains(documents, tagger, LAYERS))
  console.log(confusions(documents, found))
  console.log(reliabilityRows(documents, found))
  const [low, high] = interval(documents.map((d, k) => tally(d, found[k] ?? [])))
  console.log(`All types: F ${f1(tallyAll(documents, found)).toFixed(3)}, 95 % of resamples in ${low.toFixed(3)}–${high.toFixed(3)}.\n`)
  if (values.errors !== undefined && documents.length < 10) writeFileSync(values.errors, errorLines(documents, found).join('\n') + '\n')
}
await tagger.close()
