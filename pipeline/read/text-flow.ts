/** What stands between two pieces of text, weakest first: a line break of the source, a space, a new line, an empty line. */
const GAPS = { none: 0, soft: 1, space: 2, line: 3, heading: 4 } as const
export type Gap = keyof typeof GAPS

/** Pieces are joined in groups, so that a page of millions of entities does not become millions of live strings. */
const GROUP = 4096

/** A run of space; a plain one of itself stays. */
const RUN = /[ \t\r\n\f]+/g

/**
 * Gathers the text of marked-up pages as a reader sees it: runs of space become one, and a line break of the source between two Chinese
 * characters nothing. Ideographic spaces stay, being the indent of a paragraph.
 */
export class TextFlow {
  private readonly groups: string[] = []
  private pieces: string[] = []
  private gap: Gap = 'none'
  private last = ''

  add(text: string): void {
    const body = text.replace(RUN, (run, at: number) =>
      run === ' ' ? run : between(text.charAt(at - 1), run, text.charAt(at + run.length)),
    )
    this.raise(gapOf(text, /^[ \t\r\n\f]+/))
    const trimmed = body.replace(/^ /, '').replace(/ $/, '')
    if (trimmed !== '') this.put(trimmed)
    this.raise(trimmed === '' ? 'none' : gapOf(text.slice(-WINDOW), /(?<![ \t\r\n\f])[ \t\r\n\f]+$/))
  }

  raise(gap: Gap): void {
    if (GAPS[gap] > GAPS[this.gap]) this.gap = gap
  }

  toString(): string {
    return this.groups.join('') + this.pieces.join('')
  }

  private put(text: string): void {
    if (this.last !== '') this.pieces.push(this.separator(text.charAt(0)))
    this.pieces.push(text)
    this.gap = 'none'
    this.last = text.charAt(text.length - 1)
    if (this.pieces.length < GROUP) return
    this.groups.push(this.pieces.join(''))
    this.pieces = []
  }

  private separator(next: string): string {
    switch (this.gap) {
      case 'none':
        return ''
      case 'soft':
        return between(this.last, '\n', next)
      case 'space':
        return ' '
      case 'line':
        return '\n'
      case 'heading':
        return '\n\n'
    }
  }
}

/** Trailing space is looked for in this much of the end, since the search for it starts anew at every space. */
const WINDOW = 64

function gapOf(text: string, space: RegExp): Gap {
  const run = space.exec(text)?.[0]
  if (run === undefined) return 'none'
  return run.includes('\n') ? 'soft' : 'space'
}

const isWide = (character: string): boolean => character.charCodeAt(0) >= 0x2000

function between(before: string, run: string, after: string): string {
  return run.includes('\n') && isWide(before) && isWide(after) ? '' : ' '
}
