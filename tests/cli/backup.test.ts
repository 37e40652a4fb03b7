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
