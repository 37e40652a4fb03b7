const LATIN_OR_DIGIT = /[\p{Script=Latin}\p{N}]/u
const DIGITS = /^\d\d$/u

/**
 * A text without its line breaks and the indents around them, as a reader reads it: nothing stands in their place between Chinese characters,
 * a space between Latin words, and nothing inside a number (13 + 0多人). What is searched and quoted; offsets belong to the raw text.
 */
export function plainText(raw: string): string {
  if (!/[\r\n]/.test(raw)) return raw.trim()
  const lines = raw
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const parted = (before: string, after: string): boolean =>
    LATIN_OR_DIGIT.test(before) && LATIN_OR_DIGIT.test(after) && !DIGITS.test(before + after)
  return lines.map((line, k) => (k > 0 && parted(lines[k - 1]?.at(-1) ?? '', line.charAt(0)) ? ` ${line}` : line)).join('')
}
