import { symlink } from 'node:fs/promises'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readPages } from '../../pipeline/read/index.ts'
import type { ReadProgress } from '../../pipeline/read/index.ts'
import { folderOf, readAll, STORY } from './bytes.ts'

const record = (fields: object): string => `${JSON.stringify(fields)}\n`

async function* streamOf(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk)
}

describe('a folder', () => {
  it('is read with its folders, in sorted order, notes and hidden files left out', async () => {
    const folder = await folderOf({
      'b.txt': STORY,
      'a/2.md': `# 标题\n${STORY}`,
      'a/1.TXT': STORY,
      'README.md': 'notes',
      '.DS_Store': '\0\0',
      'expected/b.json': '{}',
    })
    const { pages, skipped } = await readAll([folder])
    expect(pages.map(({ origin, format }) => [origin.slice(folder.length + 1), format])).toEqual([
      ['a/1.TXT', 'text'],
      ['a/2.md', 'markdown'],
      ['b.txt', 'text'],
    ])
    expect(skipped).toEqual([])
  })

  it('without pages is named with the remedy', async () => {
    const folder = await folderOf({ 'README.md': 'notes' })
    expect((await readAll([folder])).skipped).toMatchObject([{ origin: folder, reason: 'no page is in this folder' }])
  })

  it('that a link in it leads back to is read once', async () => {
    const folder = await folderOf({ 'pages/a.txt': STORY })
    await symlink(folder, `${folder}/pages/loop`)
    await symlink(`${folder}/gone.txt`, `${folder}/gone`)
    const { pages, skipped } = await readAll([folder])
    expect(pages).toHaveLength(1)
    expect(skipped).toMatchObject([{ origin: `${folder}/gone`, reason: 'it is a link that leads nowhere' }])
  })
})

describe('inputs', () => {
  it('name a glob, a file twice and a file that a glob also finds, and each file is read once', async () => {
    const folder = await folderOf({ 'x/a.txt': STORY, 'y/b.txt': STORY, 'y/c.md': STORY })
    const { pages } = await readAll([`${folder}/y/b.txt`, `${folder}/y/b.txt`, `${folder}/**/*.txt`])
    expect(pages.map(({ origin }) => basename(origin))).toEqual(['b.txt', 'a.txt'])
  })

  it('with brackets in a name that exists are that file, not a pattern', async () => {
    const folder = await folderOf({ '要闻[01版].txt': STORY })
    expect((await readAll([`${folder}/要闻[01版].txt`])).pages).toHaveLength(1)
  })

  it.each([
    ['a file that is not there', 'none.txt', 'there is no such file or folder'],
    ['a pattern that nothing fits', '*.htm', 'no file fits this pattern'],
    ['an empty file', 'empty.txt', 'it is empty'],
    ['a file of spaces', 'blank.txt', 'it holds no text'],
    ['HTML without text', 'blank.html', 'it holds no text'],
    ['JSON', 'data.json', 'it is JSON, not a page'],
    ['JSONL without records', 'empty.jsonl', 'it holds no record'],
    ['a broken gzip file', 'broken.jsonl.gz', /its gzip data is broken \(.*header/],
  ])('name %s, and the rest is read', async (_, name, reason) => {
    const folder = await folderOf({
      'good.txt': STORY,
      'empty.txt': '',
      'blank.txt': ' 　\r\n\ufeff',
      'blank.html': '<html><script>1</script></html>',
      'data.json': '{}',
      'empty.jsonl': '\n\n',
      'broken.jsonl.gz': 'not packed',
    })
    const { pages, skipped } = await readAll([`${folder}/${name}`, `${folder}/good.txt`])
    expect(pages).toHaveLength(1)
    expect(skipped).toMatchObject([{ origin: `${folder}/${name}`, reason: expect.stringMatching(reason) as string }])
    expect(skipped[0]?.remedy).not.toBe('')
  })

  it('report progress in bytes up to the whole', async () => {
    const folder = await folderOf({ 'a.txt': STORY, 'b.jsonl': record({ text: STORY }) })
    const seen: ReadProgress[] = []
    await readAll([folder], { onProgress: (progress) => seen.push(progress) })
    const total = Buffer.byteLength(STORY) + Buffer.byteLength(record({ text: STORY }))
    expect(seen.at(-1)).toEqual({ origin: `${folder}/b.jsonl`, bytesRead: total, bytesTotal: total })
  })
})

describe('JSONL', () => {
  it('gives a page for each record; a bad line is named by file and line', async () => {
    const lines = [
      record({ id: 7, title: '标题', date: '2024年1月29日', source: '汐阳日报', url: 'https://epaper.example/7', text: STORY }),
      '\n',
      '{"text": "没有写完\n',
      record({ title: '没有正文' }),
      record({ text: ' ' }),
      record({ text: STORY, date: '昨天' }),
      `\ufeff${record({ text: `𠮷${STORY}\ud842` })}`,
    ]
    const folder = await folderOf({ 'a.jsonl': lines.join('').trimEnd() })
    const { pages, skipped } = await readAll([folder])
    const [file] = pages.map((page) => page.file)
    expect(pages).toEqual([
      {
        file,
        origin: `${folder}/a.jsonl:1`,
        format: 'jsonl',
        raw: STORY,
        meta: { id: '7', title: '标题', date: '2024-01-29', source: '汐阳日报', url: 'https://epaper.example/7' },
      },
      { file, origin: `${folder}/a.jsonl:7`, format: 'jsonl', raw: `𠮷${STORY}\ud842`, meta: {} },
    ])
    expect(skipped.map(({ origin, reason }) => [origin.slice(folder.length + 1), reason.split(':')[0]])).toEqual([
      ['a.jsonl:3', 'it is not JSON'],
      ['a.jsonl:4', 'it is no page'],
      ['a.jsonl:5', 'its text is empty'],
      ['a.jsonl:6', 'its date “昨天” is no date'],
    ])
  })

  it('is read packed by gzip', async () => {
    const folder = await folderOf({ 'a.jsonl.gz': gzipSync(record({ text: STORY }).repeat(3)) })
    expect((await readAll([folder])).pages).toHaveLength(3)
  })
})

describe('standard input', () => {
  it.each([
    ['plain text', [STORY.slice(0, 5), STORY.slice(5)], [['-', 'text', STORY]]],
    ['HTML', ['<html><body>', `<p>${STORY}</p>`], [['-', 'html', STORY]]],
    [
      'JSONL, cut anywhere',
      [record({ text: STORY }) + record({ text: STORY }).slice(0, 20), record({ text: STORY }).slice(20)],
      [
        ['-:1', 'jsonl', STORY],
        ['-:2', 'jsonl', STORY],
      ],
    ],
  ])('may be %s', async (_, chunks, expected) => {
    const { pages } = await readAll(['-'], { stdin: streamOf(...chunks), meta: { source: '汐阳日报' } })
    expect(pages.map(({ origin, format, raw }) => [origin, format, raw])).toEqual(expected)
    expect(pages[0]?.meta).toEqual({ source: '汐阳日报' })
  })

  it('that is empty is reported', async () => {
    expect((await readAll(['-'], { stdin: streamOf() })).skipped).toMatchObject([{ origin: '-', reason: 'it is empty' }])
  })
})

it('a page of 50 MB on one line is read in the memory of a few copies', { timeout: 60_000 }, async () => {
  const bytes = Buffer.from(STORY.repeat(Math.ceil((50 * 1024 * 1024) / Buffer.byteLength(STORY))))
  const folder = await folderOf({ 'long.txt': bytes })
  const before = process.memoryUsage().rss
  const { pages } = await readAll([folder])
  expect(pages[0]?.raw.length).toBe((bytes.length / Buffer.byteLength(STORY)) * STORY.length)
  expect(process.memoryUsage().rss - before).toBeLessThan(6 * bytes.length)
})

it('a broken .jsonl.gz gives the records before the break; a broken .docx is told apart from an archive', async () => {
  const packed = gzipSync(
    Array.from({ length: 3000 }, (_, k) => `${JSON.stringify({ text: `第${String(k)}号通知，${String(k * k)}` })}\n`).join(''),
  )
  const folder = await folderOf({ 'a.jsonl.gz': packed.subarray(0, packed.length / 2), 'b.docx': Buffer.from('PK\x03\x04 half', 'latin1') })
  let pages = 0
  const skipped: string[] = []
  for await (const event of readPages([folder])) {
    if (event.kind === 'page') pages += 1
    else skipped.push(`${event.skipped.reason}. ${event.skipped.remedy}`)
  }
  expect(pages).toBeGreaterThan(100)
  expect(skipped).toEqual([
    'its gzip data is broken (unexpected end of file). Fetch it again; the records before the break were read.',
    'it is a broken Word document. Open it and save it again as DOCX or plain text.',
  ])
})
