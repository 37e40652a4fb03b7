import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { folderOf, pdfOf, STORY, zipOf } from '../read/bytes.ts'
import { mingtu, newFolder } from './terminal.ts'

const HEADED = `汐阳召开招商大会\n\n　　${STORY}\n`

async function exported(store: string): Promise<string> {
  return (await mingtu(['export', '--store', store])).out
}

it('build reads a folder, says what it made, and loading it again changes nothing', async () => {
  const pages = await folderOf({ '汐阳日报-2024-01-29-01版.txt': HEADED, 'b.md': `# 市长调研滨江新区\n\n${STORY}\n` })
  const store = join(await newFolder(), 'a.mingtu')
  const first = await mingtu(['build', pages, '--store', store])
  expect(first.err).toBe('')
  expect(first.code).toBe(0)
  expect(first.out).toMatch(/^2 pages read: 2 articles new, 0 already in the graph\.\nThe graph in .*: 2 articles, \d+ entities/)
  expect(first.out).toMatch(/\n {2}人物 Person \d+, .*\n {2}任职 HOLDS_ROLE \d+.*\n[\d,]+ characters in .* a second\.\n$/)
  const before = await exported(store)
  expect(before).toContain('陆望舒')

  const second = await mingtu(['build', pages, '--store', store])
  expect(second.out).toMatch(/^2 pages read: 0 articles new, 2 already in the graph\./)
  expect(second.out).not.toContain('a second.')
  expect(await exported(store)).toBe(before)
})

it('build on a folder of ten bad files names each with the reason and the remedy, and ends with 1', async () => {
  const pages = await folderOf({
    '01-empty.txt': '',
    '02-blank.txt': ' 　\n\n',
    '03-picture.txt': Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'),
    '04-noise.txt': Buffer.from(Array.from({ length: 3000 }, (_, k) => (k * k * 31 + k * 17 + (k >> 3)) & 0xff)),
    '05-korean.txt': iconv.encode('서울시는 오늘 새로운 도시 계획을 발표했다. 시장은 시민의 참여를 환영한다고 말했다.', 'euc-kr'),
    '06-scan.pdf': pdfOf(['']),
    '07-old.doc': Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
    '08-bomb.docx': zipOf({ 'word/document.xml': Buffer.alloc(100 * 1024 * 1024, 0x20) }),
    '09-menu.html': '<html><nav>首页</nav><script>1</script></html>',
    '10-lines.jsonl': '{"title": "没有正文"}\n',
  })
  const { code, out } = await mingtu(['build', pages, '--store', join(await newFolder(), 'a.mingtu')])
  expect(code).toBe(1)
  expect(out.replaceAll(`${pages}/`, '').split('\n').slice(2)).toEqual([
    '10 inputs left out:',
    '  01-empty.txt: it is empty. Nothing to do, or fetch the file again.',
    '  02-blank.txt: it holds no text. Give a file with the text of the page.',
    '  03-picture.txt: it is a PNG picture, not text. Mingtu reads text, not pictures: run OCR first and give it the text.',
    '  04-noise.txt: it is binary data, not text. Give the text of the page.',
    '  05-korean.txt: it seems to be text in EUC-KR, which is not Chinese. Save it as UTF-8.',
    '  06-scan.pdf: it is a PDF without readable text layer. Run OCR on it first, or give the text of the page.',
    '  07-old.doc: it is an old Office document (.doc, .xls), not text. Save it as DOCX or as plain text.',
    '  08-bomb.docx: its parts unpack to more than 64 MB. If the document is genuine, save it as plain text.',
    '  09-menu.html: it holds no text. Give a file with the text of the page.',
    expect.stringMatching(/^ {2}10-lines\.jsonl:1: it is no page: text: .* A record is \{"text": "…"\} on one line/),
    '',
  ])
})

it('a bad file among good ones does not stop the build', async () => {
  const pages = await folderOf({ 'a.txt': '', 'b.txt': HEADED })
  const { code, out } = await mingtu(['build', pages, '--store', join(await newFolder(), 'a.mingtu')])
  expect(code).toBe(1)
  expect(out).toContain('1 page read: 1 article new')
  expect(out).toContain('1 input left out:')
})

it('build takes what the page does not say from options', async () => {
  const pages = await folderOf({ 'a.txt': HEADED })
  const store = join(await newFolder(), 'a.mingtu')
  await mingtu([
    'build',
    pages,
    '--store',
    store,
    '--source',
    '汐阳日报',
    '--date',
    '2024年1月30日',
    '--edition',
    '02版',
    '--home',
    '岚川省汐阳市',
  ])
  const { out } = await mingtu([
    'query',
    'MATCH (a:Article) RETURN a.source AS source, a.page AS page',
    '--store',
    store,
    '--format',
    'csv',
  ])
  expect(out).toBe('source,page\n汐阳日报,02版\n')
})

it('build reads standard input', async () => {
  const store = join(await newFolder(), 'a.mingtu')
  const { code, out } = await mingtu(['build', '-', '--store', store], `${JSON.stringify({ text: HEADED })}\n`)
  expect([code, out.split(':')[0]]).toEqual([0, '1 page read'])
})

it('extract prints one JSON object whose every span is the text of the page', async () => {
  const pages = await folderOf({ 'a.txt': iconv.encode(HEADED, 'gb18030') })
  const { code, out } = await mingtu(['extract', `${pages}/a.txt`])
  expect(code).toBe(0)
  const extraction = JSON.parse(out) as { mentions: { start: number; end: number; text: string }[]; articles: { headline: string }[] }
  expect(extraction.articles.map(({ headline }) => headline)).toEqual(['汐阳召开招商大会'])
  expect(extraction.mentions.length).toBeGreaterThan(2)
  for (const { start, end, text } of extraction.mentions) expect(HEADED.slice(start, end)).toBe(text)
})

it('extract for people quotes what it found; a page that cannot be read is an error', async () => {
  const pages = await folderOf({ 'a.txt': HEADED, 'b.txt': '' })
  const { out } = await mingtu(['extract', `${pages}/a.txt`, '--format', 'text'])
  expect(out).toContain('■ 汐阳召开招商大会')
  expect(out).toMatch(/人物：.*陆望舒/)
  expect(await mingtu(['extract', `${pages}/b.txt`])).toEqual({
    code: 1,
    out: '',
    err: `${pages}/b.txt: it is empty.\nNothing to do, or fetch the file again.\n`,
  })
})

it('remove takes the articles of a file out, and nothing else', async () => {
  const pages = await folderOf({ 'a.txt': HEADED, 'b.txt': HEADED.replace('陆望舒', '端木清') })
  const [both, one] = [join(await newFolder(), 'a.mingtu'), join(await newFolder(), 'b.mingtu')]
  await mingtu(['build', pages, '--store', both])
  await mingtu(['build', `${pages}/a.txt`, '--store', one])
  expect(await mingtu(['remove', '--origin', `${pages}/b.txt`, '--store', both])).toMatchObject({ code: 0, out: '1 article removed.\n' })
  expect(await exported(both)).toBe(await exported(one))
  expect(await mingtu(['remove', '--origin', `${pages}/b.txt`, '--store', both])).toMatchObject({ code: 1 })
})

it('the version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
  expect((await mingtu(['--version'])).out.trim()).toBe(version)
})
