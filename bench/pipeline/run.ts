// npm run bench -- queue, or
// npm run bench [-- --articles FILE.jsonl[.gz]] [--most 10000] [--markdown]: what each stage costs, beside a reference and as the graph grows.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Table from 'cli-table3'
import { openStore } from '../../graph/index.ts'
import { openTagger, usefulWorkers } from '../../pipeline/tag/index.ts'
import { articlesOf } from './articles.ts'
import { askAll } from './questions.ts'
import { benchQueue } from './queue.ts'
import type { Asked } from './questions.ts'
import { STAGES, timeStages } from './stages.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string' },
    most: { type: 'string', default: '10000' },
    markdown: { type: 'boolean', default: false },
    pages: { type: 'string', default: '300' },
  },
})
const SIZES = [100, 1_000, 10_000].filter((size) => size <= Number(values.most))
const log = (line: string): void => console.log(line)

if (positionals[0] === 'queue') {
  await benchQueue(Number(values.pages), log)
  process.exit(0)
}

const { what, lines } = await articlesOf(values.articles, Number(values.most))
const tagger = await openTagger('builtin', { workers: usefulWorkers() })
const folder = mkdtempSync(join(tmpdir(), 'mingtu-bench-'))
const open = (): ReturnType<typeof openStore> => openStore(join(folder, 'graph.mingtu'))
let store = await open()
const asked = new Map<number, readonly Asked[]>()
let chars = 0
const timings = await timeStages(lines, tagger, store, folder, SIZES, async (size, read) => {
  asked.set(size, await askAll(store))
  chars = read
  // One that was asked keeps a copy ready for the next question, made anew after each write: a build has none.
  await store.close()
  return (store = await open())
})
await Promise.all([tagger.close(), store.close()])
rmSync(folder, { recursive: true })

interface Line {
  readonly name: string
  readonly unit: string
  readonly costs: readonly (number | null)[]
  readonly reference: string
  readonly ratio: number | null
}

const REFERENCES: Readonly<Record<string, string>> = {
  read: 'JSON.parse of the lines',
  segment: 'one split at sentence ends',
  tag: 'HanLP 1.x portable',
  relate: 'all pairs of names of a sentence',
  link: 'names of one spelling are one',
  write: 'bare UNWIND … MERGE, same database',
  search: 'a plain search through the names',
  neighbours: 'graphology, neighbors',
  path: 'graphology, bidirectional',
}

const ratio = (ours: number | null | undefined, theirs: number | null | undefined): number | null =>
  ours === null || ours === undefined || theirs === null || theirs === undefined || theirs === 0 ? null : ours / theirs

const stageLines = STAGES.map((name): Line => {
  const { ours, reference } = timings[name]
  const last = SIZES.findLast((size) => reference.at(size) !== null)
  return {
    name,
    unit: 'ms an article',
    costs: SIZES.map((size) => ours.at(size)),
    reference: last === undefined ? '' : (REFERENCES[name] ?? ''),
    ratio: last === undefined ? null : ratio(ours.at(last), reference.at(last)),
  }
})
const questionLines = (asked.get(SIZES[0] ?? 0) ?? []).map(({ name }): Line => {
  const of = (size: number): Asked | undefined => asked.get(size)?.find((each) => each.name === name)
  const last = of(SIZES.at(-1) ?? 0)
  return {
    name,
    unit: 'ms a question',
    costs: SIZES.map((size) => of(size)?.ours ?? null),
    reference: last?.reference === null ? '' : (REFERENCES[name] ?? ''),
    ratio: ratio(last?.ours, last?.reference),
  }
})

const figure = (value: number | null): string => (value === null ? '' : value.toPrecision(3).replace(/e[+-].*/, ''))
const sizes = SIZES.map((size) => size.toLocaleString('en'))
const head = [
  'stage',
  '',
  ...sizes,
  sizes.length < 2 ? 'growth' : `${sizes.at(-1) ?? ''} to ${sizes.at(-2) ?? ''}`,
  'reference',
  'ours to the reference',
]
const rows = [...stageLines, ...questionLines].map(({ name, unit, costs, reference, ratio: times }) => [
  name,
  unit,
  ...costs.map(figure),
  figure(ratio(costs.at(-1), costs.at(-2))),
  reference,
  times === null ? '' : `${figure(times)} ×`,
])

log(`${new Date().toISOString().slice(0, 10)}, ${String(availableParallelism())} cores (${cpus()[0]?.model ?? ''}), Node ${process.versions.node}, load ${loadavg().map((n) => n.toFixed(1)).join(' ')}`) // prettier-ignore
log(`${String(lines.length)} articles, ${String(chars)} characters: ${what}`)
if (values.markdown) for (const row of [head, head.map(() => '---'), ...rows]) log(`| ${row.join(' | ')} |`)
else {
  const table = new Table({ head, style: { head: [], border: [] } })
  table.push(...rows)
  log(table.toString())
}
