const LATIN_OR_DIGIT = /[\p{Script=Latin}\p{N}]/u

/**
 * A text without its line breaks and the indents around them, as a reader reads it: nothing stands in their place between Chinese characters,
 * a space between Latin words. What is searched and quoted; offsets belong to the raw text.
 */
export function plainText(raw: string): string {
  const lines = raw
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines
    .map((line, k) => (k > 0 && LATIN_OR_DIGIT.test(lines[k - 1]?.at(-1) ?? '') && LATIN_OR_DIGIT.test(line.charAt(0)) ? ` ${line}` : line))
    .join('')
}
