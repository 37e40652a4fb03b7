import iconv from 'iconv-lite'

/** Bytes of a double-byte table: all `lead`s, each with all `trail`s. */
function charactersOf(encoding: string, leads: readonly [number, number], trails: readonly (readonly [number, number])[]): string {
  const bytes: number[] = []
  for (let lead = leads[0]; lead <= leads[1]; lead += 1)
    for (const [first, last] of trails) for (let trail = first; trail <= last; trail += 1) bytes.push(lead, trail)
  return iconv.decode(Buffer.from(bytes), encoding)
}

/**
 * The characters that the two standards put first because they are in common use: level 1 of GB 2312 (3,755 characters) and of
 * Big5 (5,401), which leave out most of what wrongly decoded bytes give.
 */
const COMMON: ReadonlySet<string> = new Set(
  charactersOf('gb18030', [0xb0, 0xd7], [[0xa1, 0xfe]]) +
    charactersOf(
      'big5',
      [0xa4, 0xc6],
      [
        [0x40, 0x7e],
        [0xa1, 0xfe],
      ],
    ),
)

/** How much of a text's non-ASCII part is common Chinese and its punctuation, 0 to 1; 1 when it has no such part. */
export function chineseShare(text: string): number {
  let counted = 0
  let common = 0
  for (const character of text) {
    const code = character.charCodeAt(0)
    if (code < 0x80) continue
    counted += 1
    if (COMMON.has(character) || isPunctuation(code)) common += 1
  }
  return counted === 0 ? 1 : common / counted
}

const isPunctuation = (code: number): boolean =>
  (code >= 0x2010 && code <= 0x2027) || (code >= 0x3000 && code <= 0x3011) || (code >= 0xff00 && code <= 0xff5e) || code === 0xb7
