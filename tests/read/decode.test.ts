import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../pipeline/read/index.ts'
import { STORY } from './bytes.ts'

const textOf = (bytes: Uint8Array, declared?: string): string | null => {
  const decoded = decodeText(bytes, declared)
  return decoded.kind === 'text' ? decoded.text : null
}

const TRADITIONAL = '臺北訊：市政府昨日宣布，明年將推動新的都市計畫，市長表示歡迎市民參與討論，並感謝各界支持。'

describe('decodeText reads', () => {
  it.each([
    ['UTF-8', Buffer.from(STORY)],
    ['UTF-8 with a BOM', Buffer.from(`\ufeff${STORY}`)],
    ['UTF-16 LE with a BOM', Buffer.from(`\ufeff${STORY}`, 'utf16le')],
    ['UTF-16 BE with a BOM', Buffer.from(`\ufeff${STORY}`, 'utf16le').swap16()],
    ['UTF-16 LE without a BOM', Buffer.from(STORY, 'utf16le')],
    ['UTF-16 BE without a BOM', Buffer.from(STORY, 'utf16le').swap16()],
    ['UTF-32 LE with a BOM', iconv.encode(STORY, 'utf-32le', { addBOM: true })],
    ['GBK', iconv.encode(STORY, 'gbk')],
    ['GB18030', iconv.encode(STORY, 'gb18030')],
  ])('%s', (_, bytes) => {
    expect(textOf(bytes)).toBe(STORY)
  })

  it.each([
    ['a headline of six characters', '汐阳招商大会', 'gbk'],
    ['a rare character in four bytes', '书记𠮷田与镕基、𬭎同志出席会议', 'gb18030'],
    ['traditional characters in GBK', TRADITIONAL, 'gbk'],
    ['Big5', TRADITIONAL, 'big5'],
    ['mostly ASCII with a little GBK', `${'Telephone 0731 '.repeat(30)}总编室电话`, 'gbk'],
  ])('%s', (_, text, encoding) => {
    expect(textOf(iconv.encode(text, encoding))).toBe(text)
  })

  it('a text of 200 kB in GB18030 whose rare characters come after the sample', () => {
    const text = `${STORY.repeat(1500)}𠮷`
    expect(textOf(iconv.encode(text, 'gb18030'))).toBe(text)
  })

  it('UTF-8 cut off within its last character, with a mark where the rest is lost', () => {
    expect(textOf(Buffer.from(STORY).subarray(0, -1))).toBe(`${STORY.slice(0, -1)}\ufffd`)
  })

  it('UTF-8 with one broken byte among a thousand', () => {
    const bytes = Buffer.from(STORY.repeat(20))
    bytes[301] = 0xff
    expect(textOf(bytes)?.replaceAll('\ufffd', '').length).toBeGreaterThan(STORY.length * 20 - 4)
  })

  it('NULs and lone surrogates as they are, so that offsets hold', () => {
    expect(textOf(Buffer.from(`\0${STORY}\0`))).toBe(`\0${STORY}\0`)
    const lone = `${STORY}\ud842${STORY}`
    expect(textOf(Buffer.from(`\ufeff${lone}`, 'utf16le'))).toBe(lone)
  })

  it('what an HTML page names as its charset, when nothing else fits', () => {
    expect(textOf(iconv.encode('Le café de la forêt, l’été', 'windows-1252'), 'windows-1252')).toBe('Le café de la forêt, l’été')
  })
})

describe('decodeText refuses, with the reason', () => {
  const noise = Buffer.from(Array.from({ length: 4000 }, (_, k) => (k * k * 31 + k * 17 + (k >> 3)) & 0xff))
  it.each([
    ['a PNG picture', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'), /PNG picture/],
    ['a JPEG picture', Buffer.from('\xff\xd8\xff\xe0JFIF', 'latin1'), /JPEG picture/],
    ['an old Word document', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), /old Office document/],
    ['a run of NULs', Buffer.alloc(2000), /binary/],
    ['noise', noise, /binary|known encoding/],
    ['Korean text', iconv.encode('서울시는 오늘 새로운 도시 계획을 발표했다. 시장은 시민의 참여를 환영한다고 말했다.', 'euc-kr'), /EUC-KR/],
    [
      'Japanese text',
      iconv.encode('東京都は本日、新しい都市計画を発表した。知事は市民の参加を歓迎すると述べた。', 'shift_jis'),
      /Shift_JIS/,
    ],
    ['Latin-1 text that nothing declares', Buffer.from('Le caf\xe9 de la for\xeat, o\xf9 l\xe9t\xe9', 'latin1'), /known encoding/],
  ])('%s', (_, bytes, reason) => {
    const decoded = decodeText(bytes)
    expect(decoded.kind).toBe('unreadable')
    expect(decoded.kind === 'unreadable' && decoded.reason).toMatch(reason)
    expect(decoded.kind === 'unreadable' && decoded.remedy).not.toBe('')
  })
})
