import stringWidth from 'string-width'

/** A page may hold control characters; a terminal would obey them. Line ends inside a cell become a visible mark. */
export function printable(text: string): string {
  return text.replace(/\r\n?|\n/g, '⏎').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')
}

/** Cuts a text to so many columns of the terminal, a Chinese character being two wide. */
export function fit(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text
  let width = 0
  let fitting = ''
  for (const character of text) {
    width += stringWidth(character)
    if (width > columns - 1) break
    fitting += character
  }
  return `${fitting}…`
}

/** Fills a text with blanks to so many columns. */
export const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(1, columns - stringWidth(text)))
