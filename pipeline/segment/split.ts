/** A sentence longer than this has lost its punctuation, and is cut at a comma, or anywhere. */
export const LONGEST_SENTENCE = 4000
/** Inside a quotation or title up to this length, an end mark does not end the sentence around it. */
const SHORT_QUOTE = 24
const CLOSER: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '（': '）',
  '(': ')',
  '【': '】',
}
const STOP = /[。！？!?｡]|(?<=[\u3400-\u9fff])\.(?=[\u3400-\u9fff])|[“‘「『《〈（(【]/gu
const TRAIL = /[。！？!?…｡]*[”’"」』）)】》〉\]]*/uy

/**
 * Ends (exclusive) of the sentences of a text, the last being its length. Splits at 。！？!? with the closing quotes and brackets
 * that follow; not at ；, nor inside 《》 or a short quotation that goes on: “谁来干？”这个问题.
 */
export function* sentenceEnds(text: string): Generator<number> {
  const stops = new RegExp(STOP)
  let start = 0
  let skipTo = 0
  for (let found = stops.exec(text); found !== null; found = stops.exec(text)) {
    const mark = found[0]
    const closer = CLOSER[mark]
    if (closer !== undefined) {
      skipTo = Math.max(skipTo, shortQuoteEnd(text, found.index, closer))
      continue
    }
    if (found.index < skipTo && !endsHere(text, found.index, skipTo, start)) continue
    TRAIL.lastIndex = found.index + mark.length
    const end = TRAIL.lastIndex + (TRAIL.exec(text)?.[0].length ?? 0)
    yield* cut(text, start, end)
    start = end
    stops.lastIndex = end
  }
  if (start < text.length) yield* cut(text, start, text.length)
}

/** Where the quotation that opens at `open` ends, if that is near; 0 otherwise. */
function shortQuoteEnd(text: string, open: number, closer: string): number {
  const reach = closer === '》' || closer === '〉' ? 60 : SHORT_QUOTE + 2
  const end = text.slice(open + 1, open + reach).indexOf(closer)
  return end < 0 ? 0 : open + 1 + end + 1
}

/** A short quotation that ends with its mark and is a sentence by itself, or is said by someone: 他说：“好。” */
function endsHere(text: string, mark: number, close: number, start: number): boolean {
  if (close - mark > 2 || /[》〉]/u.test(text.charAt(close - 1))) return false
  if (/[）)】]/u.test(text.charAt(close - 1))) return /[（(【]/u.test(text.charAt(start))
  const open = Math.max(
    text.lastIndexOf('“', mark),
    text.lastIndexOf('‘', mark),
    text.lastIndexOf('「', mark),
    text.lastIndexOf('『', mark),
  )
  if (/[，,、；;的这那等之是]/u.test(text.charAt(close))) return false
  return open <= start || /[：:，,”]/u.test(text.charAt(open - 1)) || text.charAt(mark) === '。'
}

function* cut(text: string, from: number, to: number): Generator<number> {
  let start = from
  while (to - start > LONGEST_SENTENCE) {
    const window = text.slice(start, start + LONGEST_SENTENCE)
    const comma = Math.max(window.lastIndexOf('，'), window.lastIndexOf(','), window.lastIndexOf('；'), window.lastIndexOf(' '))
    let end = start + (comma > LONGEST_SENTENCE / 2 ? comma + 1 : LONGEST_SENTENCE)
    const code = text.charCodeAt(end)
    if (code >= 0xdc00 && code <= 0xdfff) end -= 1
    yield end
    start = end
  }
  if (to > start) yield to
}
