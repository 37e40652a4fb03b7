const KINDS = { small: Uint8Array, whole: Int32Array, real: Float64Array } as const
type Kind = keyof typeof KINDS

/** Numbers in a typed array that grows. */
export class Column {
  private readonly kind: Kind
  private data: Uint8Array | Int32Array | Float64Array
  length = 0

  constructor(kind: Kind) {
    this.kind = kind
    this.data = new KINDS[kind](64)
  }

  push(value: number): void {
    if (this.length === this.data.length) {
      const grown = new KINDS[this.kind](this.length * 2)
      grown.set(this.data)
      this.data = grown
    }
    this.data[this.length++] = value
  }

  at(index: number): number {
    return this.data[index] ?? 0
  }
}

/** Texts that repeat, as numbers; 0 stands for none. */
export class Codes {
  private readonly known = new Map<string, number>()
  private readonly texts: (string | null)[] = [null]

  codeOf(text: string | null): number {
    if (text === null) return 0
    const known = this.known.get(text)
    if (known !== undefined) return known
    this.known.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }

  textOf(code: number): string | null {
    return this.texts[code] ?? null
  }
}

/** The places of sorted texts, each text there once. */
export function placesOf(sorted: readonly string[]): ReadonlyMap<string, number> {
  return new Map(sorted.map((text, place) => [text, place]))
}
