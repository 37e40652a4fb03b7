import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { recordsFile } from '../../cli/build-record.ts'
import type { BuildRecord } from '../../cli/build-record.ts'
import { packageVersion } from '../../cli/package-info.ts'
import { openStore } from '../../graph/index.ts'
import { folderOf } from '../read/bytes.ts'
import { mingtu, newFolder } from './terminal.ts'

const PAGE = '汐阳召开招商大会\n\n　　1月28日，汐阳市召开招商大会。市长陆望舒出席并讲话，市委副书记端木清主持。\n'

const recordsOf = async (store: string): Promise<readonly BuildRecord[]> =>
  (await readFile(recordsFile(store), 'utf8')).trimEnd().split('\n').map((line) => JSON.parse(line) as BuildRecord) // prettier-ignore

async function built(pages: string, store: string, ...options: readonly string[]): Promise<string> {
  const { code, out, err } = await mingtu(['build', pages, '--store', store, ...options])
  expect([code, err]).toEqual([0, ''])
  return out
}

const exported = async (store: string): Promise<string> => (await mingtu(['export', '--store', store])).out

it('a build leaves a record of its input, model and decisions by their hashes, and a second one adds its own', async () => {
  const pages = await folderOf({ 'a.txt': PAGE, 'b.txt': PAGE.replace('陆望舒', '郜雪松'), 'empty.txt': '' })
  const store = join(await newFolder(), 'a.mingtu')
  for (let round = 0; round < 2; round++) await mingtu(['build', pages, '--store', store, '--home', '岚川省汐阳市'])
  const [first, second] = await recordsOf(store)
  const sha = /^[0-9a-f]{64}$/
  expect(first).toMatchObject({
    mingtu: packageVersion(),
    input: { names: [pages], pages: 2, sha256: expect.stringMatching(sha) as string },
    tagger: expect.stringMatching(/^builtin .* \([0-9a-f]{12}\)$/) as string,
    labelMap: null,
    dictionary: null,
    decisions: { count: 0, sha256: null },
    options: { home: '岚川省汐阳市' },
    outcome: { finished: true, written: 2, again: 0, present: 0, unread: 1 },
  })
  expect(second).toMatchObject({ input: first?.input, outcome: { written: 0, again: 0, present: 2, chars: 0 } })
  expect(Date.parse(first?.ended ?? '')).toBeGreaterThanOrEqual(Date.parse(first?.began ?? ''))
})

const CHANGES: readonly (readonly [what: string, options: readonly string[]])[] = [
  ['the home of the paper', ['--home', '岚川省云津市']],
  ['a dictionary', ['--dictionary', 'names.csv']],
  ['another engine', ['--tagger', 'tests/fixtures/tiny-bert']],
]

it.each(CHANGES)(
  '%s changed: what was made otherwise is made again, and the graph is that of a new build',
  async (_what, [name = '', value = '']) => {
    const pages = await folderOf({ 'a.txt': PAGE, 'names.csv': 'name,type,aliases\n招商大会,Event,\n' })
    const options = [name, value === 'names.csv' ? join(pages, value) : value]
    const [kept, fresh] = [join(await newFolder(), 'a.mingtu'), join(await newFolder(), 'a.mingtu')]
    const page = join(pages, 'a.txt')
    await built(page, kept, '--home', '岚川省汐阳市')
    const before = await exported(kept)
    const after = name === '--home' ? options : ['--home', '岚川省汐阳市', ...options]
    const out = await built(page, kept, ...after)
    expect(out).toContain('1 page read: 0 articles new, 0 already in the graph.\n1 article made again: with another model')
    await built(page, fresh, ...after)
    expect(await exported(kept)).toBe(await exported(fresh))
    expect(await exported(kept)).not.toBe(before)
    expect(await built(page, kept, ...after)).toContain('0 articles new, 1 already in the graph.')
  },
)

it('--again tags what is stored, and leaves a graph that comes out the same as it is', async () => {
  const pages = await folderOf({ 'a.txt': PAGE })
  const store = join(await newFolder(), 'a.mingtu')
  await built(pages, store)
  const before = await exported(store)
  const out = await built(pages, store, '--again')
  expect(out).toMatch(/^1 page read: 0 articles new, 1 already in the graph\.\n[^]*\n[\d,]+ characters in/)
  expect(await exported(store)).toBe(before)
})

it('what was stored without a note of how it was made is made again once', async () => {
  const pages = await folderOf({ 'a.txt': PAGE })
  const folder = join(await newFolder(), 'a.mingtu')
  await built(pages, folder)
  const store = await openStore(folder)
  for await (const share of store.shares()) {
    const { made: _made, ...article } = share.article
    expect(await store.commit({ ...share, article })).toBe('replaced')
  }
  await store.close()
  expect(await built(pages, folder)).toContain('1 article made again')
  expect(await built(pages, folder)).toContain('1 already in the graph')
})
