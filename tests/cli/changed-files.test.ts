import { appendFile, copyFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderOf, STORY } from '../read/bytes.ts'
import { mingtu, newFolder } from './terminal.ts'

const article = (mayor: string, headline = '汐阳召开招商大会'): string => `${headline}\n\n　　${STORY.replace('陆望舒', mayor)}\n\n`
const record = (mayor: string): string => `${JSON.stringify({ text: article(mayor) })}\n`

const exported = async (store: string): Promise<string> => (await mingtu(['export', '--store', store])).out
const built = async (...inputs: readonly string[]): Promise<string> => {
  const store = join(await newFolder(), 'a.mingtu')
  await mingtu(['build', ...inputs, '--store', store])
  return exported(store)
}

it('a page that was changed in place replaces what its older text put into the graph, and nothing else', async () => {
  const pages = await folderOf({ 'a.txt': article('陆望舒') + article('端木清', '防汛会议召开'), 'b.txt': article('钟离春') })
  const store = join(await newFolder(), 'a.mingtu')
  await mingtu(['build', pages, '--store', store])
  await writeFile(join(pages, 'a.txt'), article('陆望舒') + article('皇甫嵩', '防汛会议召开'))
  const { out } = await mingtu(['build', pages, '--store', store])
  expect(out).toContain('2 pages read: 1 article new, 2 already in the graph.')
  expect(out).toContain('1 article taken out: no longer in the files they came from.')
  expect(await exported(store)).not.toContain('端木清')

  // One file alone, and by another path, is the same file.
  await writeFile(join(pages, 'a.txt'), article('慕容复'))
  await mingtu(['build', join(pages, '..', pages.split('/').at(-1) ?? '', 'a.txt'), '--store', store])
  expect(await exported(store)).toContain('慕容复')
  expect(await exported(store)).toBe(await built(pages))
})

it('what a file says of itself may change too: the same text of another day is not there twice', async () => {
  const pages = await folderOf({ 'a.txt': article('陆望舒') })
  const store = join(await newFolder(), 'a.mingtu')
  await mingtu(['build', pages, '--store', store])
  await mingtu(['build', pages, '--store', store, '--date', '2024-05-16'])
  expect((await exported(store)).split('"labels":["Article"]').length - 1).toBe(1)
})

it('records that move within a file stay, those that are gone go', async () => {
  const pages = await folderOf({ 'a.jsonl': record('陆望舒') + record('端木清') })
  const store = join(await newFolder(), 'a.mingtu')
  await mingtu(['build', pages, '--store', store])
  await writeFile(join(pages, 'a.jsonl'), record('钟离春') + record('端木清'))
  const { out } = await mingtu(['build', pages, '--store', store])
  expect(out).toContain('1 article new, 1 already in the graph.')
  expect(await exported(store)).not.toContain('陆望舒')

  // A file that is broken somewhere says nothing of what has gone.
  await writeFile(join(pages, 'a.jsonl'), `${record('钟离春')}{"text":\n`)
  expect(await mingtu(['build', pages, '--store', store])).toMatchObject({ code: 1 })
  expect(await exported(store)).toContain('端木清')
})

it('a text that has moved to another file is not taken out with the file it came from', async () => {
  const pages = await folderOf({ 'today.txt': article('陆望舒') })
  const store = join(await newFolder(), 'a.mingtu')
  await mingtu(['build', pages, '--store', store])
  await rename(join(pages, 'today.txt'), join(pages, '2024-05-16.txt'))
  await writeFile(join(pages, 'today.txt'), article('端木清'))
  await mingtu(['build', pages, '--store', store])
  for (const mayor of ['陆望舒', '端木清']) expect(await exported(store)).toContain(`"name":"${mayor}"`)

  await copyFile(join(pages, 'today.txt'), join(pages, '2024-05-17.txt'))
  await mingtu(['build', join(pages, '2024-05-17.txt'), '--store', store])
  await writeFile(join(pages, 'today.txt'), article('钟离春'))
  await mingtu(['build', join(pages, 'today.txt'), '--store', store])
  for (const mayor of ['陆望舒', '端木清', '钟离春']) expect(await exported(store)).toContain(`"name":"${mayor}"`)
})

it(
  'files of one name in two folders, standard input and files that are gone take nothing out, and --keep neither',
  { timeout: 120_000 },
  async () => {
    const [one, two] = [await folderOf({ 'a.txt': article('陆望舒') }), await folderOf({ 'a.txt': article('端木清') })]
    const store = join(await newFolder(), 'a.mingtu')
    await mingtu(['build', join(one, 'a.txt'), '--store', store])
    await mingtu(['build', join(two, 'a.txt'), '--store', store])
    await mingtu(['build', '-', '--store', store], article('钟离春'))
    await mingtu(['build', '-', '--store', store], article('慕容复'))
    await rename(join(two, 'a.txt'), join(two, 'a.txt.part'))
    await mingtu(['build', two, '--store', store])
    await writeFile(join(one, 'a.txt'), '')
    await mingtu(['build', one, '--store', store])
    await appendFile(join(one, 'a.txt'), article('皇甫嵩'))
    expect((await mingtu(['build', one, '--store', store, '--keep'])).out).not.toContain('taken out')
    for (const mayor of ['陆望舒', '端木清', '钟离春', '慕容复', '皇甫嵩']) expect(await exported(store)).toContain(`"name":"${mayor}"`)
  },
)
