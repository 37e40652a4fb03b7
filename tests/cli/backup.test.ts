import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderOf, STORY } from '../read/bytes.ts'
import { mingtu, newFolder } from './terminal.ts'

it('a backup restores to the same graph, and is never written over', async () => {
  const pages = await folderOf({ 'a.txt': `汐阳召开招商大会\n\n　　${STORY}\n` })
  const folder = await newFolder()
  const [store, kept, back] = [join(folder, 'a.mingtu'), join(folder, 'kept'), join(folder, 'b.mingtu')]
  await mingtu(['build', pages, '--store', store])
  expect(await mingtu(['backup', kept, '--store', store])).toMatchObject({ code: 0, err: '' })
  await mingtu(['remove', '--origin', `${pages}/a.txt`, '--store', store])
  expect(await mingtu(['restore', kept, '--store', back])).toMatchObject({ code: 0, err: '' })
  const exported = async (path: string): Promise<string> => (await mingtu(['export', '--store', path])).out
  expect(await exported(back)).toContain('陆望舒')
  expect(await exported(back)).toBe(await exported(kept))
  expect(await mingtu(['restore', kept, '--store', back])).toMatchObject({
    code: 1,
    err: `${back} is there already.\nGive a new folder; nothing is written over.\n`,
  })
  expect(await mingtu(['backup', join(folder, 'c'), '--store', join(folder, 'nowhere')])).toMatchObject({ code: 1 })
})

it('decisions and the record of builds go along, and come back beside the new store', async () => {
  const pages = await folderOf({ 'a.txt': `汐阳召开招商大会\n\n　　${STORY}\n` })
  const folder = await newFolder()
  const [store, kept, back] = [join(folder, 'a.mingtu'), join(folder, 'kept'), join(folder, 'b.mingtu')]
  await mingtu(['build', pages, '--store', store])
  await mingtu(['decide', 'withhold', '陆望舒', '--store', store])
  const [decisions, builds] = [await readFile(`${store}.decisions.tsv`, 'utf8'), await readFile(`${store}.builds.jsonl`, 'utf8')]
  expect(await mingtu(['backup', kept, '--store', store])).toMatchObject({ code: 0 })
  expect(await mingtu(['restore', kept, '--store', back])).toMatchObject({ code: 0 })
  expect(await readFile(`${back}.decisions.tsv`, 'utf8')).toBe(decisions)
  expect(await readFile(`${back}.builds.jsonl`, 'utf8')).toBe(builds)

  // The graph goes on from there: the decision holds, and what is stored is not read again.
  expect((await mingtu(['build', pages, '--store', back])).out).toContain('0 articles new, 1 already in the graph.')
  expect((await mingtu(['export', '--store', back])).out).not.toContain('陆望舒')
})

it('a file of decisions that is there already is not written over, and nothing else is written then', async () => {
  const pages = await folderOf({ 'a.txt': `汐阳召开招商大会\n\n　　${STORY}\n` })
  const folder = await newFolder()
  const [store, kept, back] = [join(folder, 'a.mingtu'), join(folder, 'kept'), join(folder, 'b.mingtu')]
  await mingtu(['build', pages, '--store', store])
  const other = join(folder, 'other.tsv')
  await writeFile(other, '# of another place\n')
  expect(await mingtu(['backup', kept, '--store', store, '--decisions', other])).toMatchObject({ code: 0 })
  await writeFile(`${back}.decisions.tsv`, '# newer\n')
  expect(await mingtu(['restore', kept, '--store', back])).toMatchObject({
    code: 1,
    err: `${back}.decisions.tsv is there already.\nGive a new folder; nothing is written over.\n`,
  })
  expect(await readFile(`${back}.decisions.tsv`, 'utf8')).toBe('# newer\n')
  await expect(readFile(join(back, 'graph.grafeo'))).rejects.toThrow()
})
