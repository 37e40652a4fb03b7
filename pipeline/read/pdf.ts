import { getDocumentProxy } from 'unpdf'
import { MingtuError } from '../../graph/errors.ts'

const ENCRYPTED = 'PasswordException'
/** Text whose fonts carry no Unicode table comes out as private-use and control characters. */
const MAX_UNREADABLE = 0.3
const SILENT = 0

/** What is used of the document that unpdf gives; its own types lead to files that its package leaves out. */
interface PdfDocument {
  readonly numPages: number
  getPage(number: number): Promise<{
    getTextContent(): Promise<{
      readonly items: readonly ({ readonly str: string; readonly hasEOL: boolean } | { readonly type: string })[]
    }>
    cleanup(): void
  }>
  destroy(): Promise<void>
}

/**
 * The text layer of each page of a PDF in turn, lines as printed; '' for a page that has none. Throws INPUT for a file that is broken or
 * locked by a password.
 */
export async function* readPdf(bytes: Uint8Array): AsyncGenerator<string> {
  const pdf = await openPdf(bytes)
  try {
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      yield readable(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
      page.cleanup()
    }
  } finally {
    await pdf.destroy()
  }
}

async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // The reader takes its bytes over, and refuses Node's own Buffer. The cast is explained at PdfDocument.
    return (await getDocumentProxy(Uint8Array.from(bytes), { verbosity: SILENT })) as PdfDocument
  } catch (cause) {
    if (cause instanceof Error && cause.name === ENCRYPTED)
      throw new MingtuError('INPUT', 'it is a PDF locked by a password', 'Save it without the password.', { cause })
    throw new MingtuError('INPUT', 'it is a broken PDF', 'Save it again, or give its text.', { cause })
  }
}

function readable(text: string): string {
  const unreadable = text.match(/[\ufffd\ue000-\uf8ff\0-\x08\x0e-\x1f]/g)?.length ?? 0
  return unreadable > text.length * MAX_UNREADABLE ? '' : text
}
