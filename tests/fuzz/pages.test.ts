import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openStore } from '../../graph/index.ts'
import { buildGraph, readPages } from '../../index.ts'
import type { Tagger } from '../../pipeline/types.ts'
import { mingtu, newFolder } from '../cli/terminal.ts'
import { folderOf, STORY } from '../read/bytes.ts'

const full = process.env['MINGTU_TEST_ROUNDS'] !== undefined
const LONG = 1_800_000
const GOOD = `汐阳召开招商大会\n\n　　${STORY}\n`

/** A part of every block of Unicode, the halves of characters among them: every code point in the full run. */
function everyBlock(): string {
  const points: number[] = []
  for (let point = 0; point <= 0x10ffff; point += full ? 1 : 61) points.push(point)
  return points.map((point) => String.fromCodePoint(point)).join('')
}

/** What would be too much for a careless reader; `much` characters each. */
const hostilePages = (much: number): Readonly<Record<string, string | Buffer>> => ({
  '01-one-character.txt': '的'.repeat(much),
  '02-one-mark.txt': '“'.repeat(much),
  '03-stops.txt': '。'.repeat(much),
  '04-brackets.txt': '（记者 '.repeat(much / 4),
  '05-lines.txt': '市长\n'.repeat(much / 3),
  '06-blank-lines.txt': `汐阳\n${'\n 　'.repeat(much / 3)}\n完`,
  '07-every-block.txt': Buffer.from(`\ufeff${everyBlock()}`, 'utf16le'),
  '08-halves.jsonl': `${JSON.stringify({ text: `市长\ud842陆望舒\udfb7。${'\ud800'.repeat(500)}` })}\n`,
  '09-nul.txt': `市长陆望舒\0到会。${'\0'.repeat(9)}汐阳市委书记\0\0讲话。`,
  '10-bidi.txt': `市长\u202e陆望舒\u202c出席\u2066会议\u2069。${'\u200f'.repeat(500)}`,
  '11-deep.html': `<html><body>${'<div>'.repeat(200_000)}正文。`,
  '12-nested.html': `<html><body>${'<b>'.repeat(5000)}市长陆望舒到会。`,
  '13-entities.html': `<!DOCTYPE html [<!ENTITY a "市长"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><html><body><p>&c;&c;&c;${'&amp;'.repeat(much)}</p></body></html>`,
  '14-attributes.html': `<html><body><p ${'a="x" '.repeat(much / 6)}>市长到会。</p></body></html>`,
  '15-names.html': `<html><head><meta name="source" content="${'('.repeat(7)}日报"><meta name="date" content="2024-01-29${' '.repeat(much)}x"></head><body><p>市长到会。</p></body></html>`,
  '16-numbers.txt': '第一百二十三届'.repeat(much / 8),
  '17-names.txt': `${'市长陆望舒、'.repeat(much / 6)}`,
})

it(
  'hostile pages take no other page with them: the good one is in the graph, and what is left out is named',
  { timeout: LONG },
  async () => {
    const pages = await folderOf({ ...hostilePages(full ? 120_000 : 6000), '99-good.txt': GOOD })
    const store = join(await newFolder(), 'a.mingtu')
    const { code, out, err } = await mingtu(['build', pages, '--store', store])
    expect(err).toBe('')
    expect(code).toBe(1)
    const left = out.split('\n').filter((line) => line.startsWith('  /'))
    expect(left.map((line) => /(\d\d-[^:]*): (.*)\./u.exec(line)?.[1])).toEqual(['11-deep.html'])
    expect((await mingtu(['export', '--store', store])).out).toContain(`"origin":"${pages}/99-good.txt"`)
  },
)

/** An engine that finds nothing, so that the time is that of all the rest. */
const nothing: Tagger = { name: 'nothing', tag: async (texts) => texts.map(() => []), close: async () => undefined }

it.each([
  ['a page of megabytes on one line', STORY, full ? 50 * 1024 * 1024 : 2 * 1024 * 1024],
  ['a page of a hundred thousand lines', '市委召开会议\n', 100_000 * Buffer.byteLength('市委召开会议\n')],
])('%s is built, and the page after it', { timeout: LONG }, async (_, piece, bytes) => {
  const pages = await folderOf({ '1.txt': piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece))), '2.txt': GOOD })
  const store = await openStore(':memory:')
  const from = process.cpuUsage()
  const summary = await buildGraph(readPages([pages]), nothing, store)
  const seconds = process.cpuUsage(from).user / 1_000_000
  expect([summary.pages, summary.skipped]).toEqual([2, []])
  expect(seconds).toBeLessThan(full ? 600 : 60)
  await store.close()
})
