import { appendFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { run } from '../../cli/run.ts'
import { folderOf, STORY } from '../read/bytes.ts'
import { mingtu, newFolder } from './terminal.ts'

const pageNaming = (mayor: string): string => `汐阳召开招商大会\n\n　　${STORY.replace('陆望舒', mayor)}\n`

/** A command that runs on until it is interrupted. */
function started(argv: readonly string[]): {
  readonly printed: () => string
  readonly interrupt: () => void
  readonly ended: Promise<number>
} {
  let printed = ''
  const output = (): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        printed += chunk.toString()
        done()
      },
    })
  let interrupt = (): void => undefined
  const ended = run(argv, {
    stdin: Readable.from([]),
    stdout: output(),
    stderr: output(),
    onInterrupt: (handler) => {
      interrupt = handler
      return () => undefined
    },
  })
  return { printed: () => printed, interrupt: () => interrupt(), ended }
}

it('build --watch takes what is there, then each file once it is whole, and ends at Ctrl-C', { timeout: 120_000 }, async () => {
  const pages = await folderOf({ 'a.txt': pageNaming('陆望舒'), 'c.txt.part': pageNaming('钟离春') })
  const store = join(await newFolder(), 'a.mingtu')
  const watching = started(['build', '--watch', pages, '--store', store, '--settle', '1'])
  const rounds = (): number => watching.printed().split('Watching ').length - 1
  const until = (many: number): Promise<void> => expect.poll(rounds, { timeout: 60_000, interval: 50 }).toBe(many)
  await until(1)
  expect(watching.printed()).toContain('1 page read: 1 article new')

  const [half, rest] = [pageNaming('端木清').slice(0, 40), pageNaming('端木清').slice(40)]
  await appendFile(join(pages, 'b.txt'), half)
  await setTimeout(400)
  await appendFile(join(pages, 'b.txt'), rest)
  await until(2)
  await rename(join(pages, 'c.txt.part'), join(pages, 'c.txt'))
  await until(3)

  // Between two issues the store is free.
  const { out } = await mingtu(['export', '--store', store])
  for (const mayor of ['陆望舒', '端木清', '钟离春']) expect(out).toContain(`"name":"${mayor}"`)
  expect(out.split('"labels":["Article"]').length - 1).toBe(3)

  // A page that is written anew replaces what it was.
  await writeFile(join(pages, 'b.txt'), pageNaming('慕容复'))
  await until(4)
  expect(watching.printed()).toContain('1 article taken out')
  const after = (await mingtu(['export', '--store', store])).out
  expect(after).not.toContain('端木清')
  for (const mayor of ['陆望舒', '慕容复', '钟离春']) expect(after).toContain(`"name":"${mayor}"`)

  watching.interrupt()
  expect(await watching.ended).toBe(0)
})

it('build --watch wants folders', async () => {
  const pages = await folderOf({ 'a.txt': STORY })
  expect(await mingtu(['build', '--watch', `${pages}/a.txt`, '--store', join(await newFolder(), 'a.mingtu')])).toMatchObject({
    code: 2,
    err: `--watch takes folders, and ${pages}/a.txt is none.\nName the folder that pages come into.\n`,
  })
})
