import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import type { PageEvent, ReadOptions } from '../../pipeline/read/index.ts'
import { readPages } from '../../pipeline/read/index.ts'
import type { Page, SkippedPage } from '../../pipeline/types.ts'

export const STORY = '汐阳日报讯（记者 冯晓棠）1月29日，汐阳市召开春季招商大会。市长陆望舒出席并讲话，要求抓紧建设滨江新区。'

/** A new folder with these files, by relative path. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mingtu-read-'))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

export async function readAll(
  inputs: readonly string[],
  options?: ReadOptions,
): Promise<{ readonly pages: readonly Page[]; readonly skipped: readonly SkippedPage[] }> {
  const events: PageEvent[] = []
  for await (const event of readPages(inputs, options)) events.push(event)
  return {
    pages: events.flatMap((event) => (event.kind === 'page' ? [event.page] : [])),
    skipped: events.flatMap((event) => (event.kind === 'skipped' ? [event.skipped] : [])),
  }
}

/** A ZIP archive of deflated parts, laid out as APPNOTE 6.3.10 says. */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const body = Buffer.from(content)
    const packed = deflateRawSync(body)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(body), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(body.length, 18)
    shared.writeUInt16LE(Buffer.byteLength(name), 22)
    const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), shared, tail, Buffer.from(name)]))
    local.push(entry)
    offset += entry.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, list, end])
}

const DOCX_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const DOCX_RELS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

export function docxOf(paragraphs: readonly string[]): Buffer {
  const body = paragraphs.map((paragraph) => `<w:p><w:r><w:t>${paragraph}</w:t></w:r></w:p>`).join('')
  return zipOf({
    '[Content_Types].xml': DOCX_TYPES,
    '_rels/.rels': DOCX_RELS,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  })
}

/** A PDF with one page for each text; '' gives a page without a text layer. Glyph codes are UTF-16, as its ToUnicode table says. */
export function pdfOf(texts: readonly string[]): Buffer {
  const stream = (content: string): string => `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`
  const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')
  const units = [...new Set(texts.join('').split(''))].map((unit) => `<${hex(unit)}> <${hex(unit)}>`)
  const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange ${String(units.length)} beginbfchar ${units.join(' ')} endbfchar endcmap end end`
  const kids = texts.map((_, k) => `${String(7 + 2 * k)} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${String(texts.length)} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 6 0 R >>',
    stream(toUnicode),
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ...texts.flatMap((text, k) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >> /Contents ${String(8 + 2 * k)} 0 R >>`,
      stream(text === '' ? '0 0 600 800 re f' : `BT /F 8 Tf 20 700 Td <${hex(text)}> Tj ET`),
    ]),
  ]
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, k) => {
    const at = file.length
    file += `${String(k + 1)} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = String(objects.length + 1)
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${String(file.length)}\n%%EOF\n`,
  )
}
