import type { Engine } from '../engine.ts'

/** Something made of the graph, made again when the graph was written into. */
export class AtRevision<Value> {
  private readonly engine: Engine
  private readonly make: () => Promise<Value>
  private kept: { readonly revision: string; readonly value: Promise<Value> } | null = null

  constructor(engine: Engine, make: () => Promise<Value>) {
    this.engine = engine
    this.make = make
  }

  async get(): Promise<Value> {
    const revision = await this.engine.revision()
    if (this.kept?.revision === revision) return this.kept.value
    const kept = { revision, value: this.make() }
    this.kept = kept
    kept.value.catch(() => {
      if (this.kept === kept) this.kept = null // who asked has the error; the next one tries again
    })
    return kept.value
  }
}
