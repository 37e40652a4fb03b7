import { describe, expect, it } from 'vitest'
import { docxOf, folderOf, pdfOf, readAll, STORY, zipOf } from './bytes.ts'

async function readFile(name: string, bytes: Uint8Array) {
  const folder = await folderOf({ [name]: bytes })
  const { pages, skipped } = await readAll([`${folder}/${name}`])
  return {
    pages: pages.map(({ origin, format, raw }) => ({ origin: origin.slice(folder.length + 1), format, raw: raw.trimEnd() })),
    skipped,
  }
}

describe('a PDF', () => {
  it('gives one page for each of its pages', async () => {
    expect((await readFile('paper.pdf', pdfOf([STORY, '第二版，市长陆望舒。']))).pages).toEqual([
      { origin: 'paper.pdf', format: 'pdf', raw: STORY },
      { origin: 'paper.pdf#2', format: 'pdf', raw: '第二版，市长陆望舒。' },
    ])
  })

  it('without a text layer is refused with the remedy', async () => {
    const { pages, skipped } = await readFile('scan.pdf', pdfOf(['']))
    expect(pages).toEqual([])
    expect(skipped).toMatchObject([{ reason: 'it is a PDF without readable text layer', remedy: expect.stringContaining('OCR') as string }])
  })

  it('with one scanned page among others gives the others and says how many are missing', async () => {
    const { pages, skipped } = await readFile('mixed.pdf', pdfOf([STORY, '']))
    expect(pages).toHaveLength(1)
    expect(skipped).toMatchObject([{ reason: '1 of its 2 pages have no readable text layer' }])
  })

  it('that is broken is refused', async () => {
    expect((await readFile('broken.pdf', Buffer.from('%PDF-1.7\nnothing follows'))).skipped).toMatchObject([
      { reason: 'it is a broken PDF' },
    ])
  })
})

describe('a Word document', () => {
  it('gives its paragraphs, one a line', async () => {
    expect((await readFile('page.docx', docxOf(['标题', STORY]))).pages).toEqual([
      { origin: 'page.docx', format: 'docx', raw: `标题\n${STORY}` },
    ])
  })

  it('is known by what it is, whatever its name', async () => {
    expect((await readFile('page.txt', docxOf([STORY]))).pages).toMatchObject([{ format: 'docx', raw: STORY }])
  })

  it('that unpacks to very much is refused before it is unpacked', async () => {
    const bomb = zipOf({ 'word/document.xml': Buffer.alloc(200 * 1024 * 1024, 0x20) })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect((await readFile('bomb.docx', bomb)).skipped).toMatchObject([
      { reason: expect.stringContaining('unpack to more than 64 MB') as string },
    ])
  })

  it('that is broken is refused', async () => {
    const whole = docxOf([STORY])
    for (const bytes of [whole.subarray(0, whole.length - 30), Buffer.from('PK\x03\x04 word/document.xml')])
      expect((await readFile('broken.docx', bytes)).skipped).toMatchObject([{ reason: 'it is a broken Word document' }])
  })
})

it('another ZIP archive is refused with the remedy', async () => {
  expect((await readFile('pages.txt', zipOf({ 'a.txt': STORY }))).skipped).toMatchObject([{ reason: 'it is a ZIP archive, not text' }])
})
