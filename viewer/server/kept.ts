const HELD_MS = 60_000 // other processes may write into a Neo4j graph: after that, it is read again

/** Something that takes long to read and is asked for often: read once, until it is forgotten or old. */
export class Kept<Value> {
  readonly #read: () => Promise<Value>
  #held: { readonly value: Promise<Value>; readonly since: number } | null = null

  constructor(read: () => Promise<Value>) {
    this.#read = read
  }

  get(): Promise<Value> {
    if (this.#held !== null && Date.now() - this.#held.since < HELD_MS) return this.#held.value
    const held = { value: this.#read(), since: Date.now() }
    this.#held = held
    held.value.catch(() => {
      if (this.#held === held) this.#held = null // whoever asked has the error; the next one asks again
    })
    return held.value
  }

  forget(): void {
    this.#held = null
  }
}
