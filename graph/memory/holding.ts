import type { Engine } from '../engine.ts'
import type { MemoryGraph } from './memory-graph.ts'
import { readMemoryGraph } from './read-graph.ts'

interface Held {
  readonly revision: string
  /** Null where it cannot be had: too large, or written into meanwhile. */
  readonly graph: Promise<MemoryGraph | null>
}

/** Keeps a graph in memory, and reads it again when the graph was written into: in the background, while questions go to the database. */
export class Holding {
  private readonly engine: Engine
  private held: Held | null = null
  /** Milliseconds that a question waits for a graph that is being read; null before the first `start`. */
  private patience: number | null = null

  constructor(engine: Engine) {
    this.engine = engine
  }

  /** Resolves when the graph is there, or cannot be had. */
  async start(patienceMs: number): Promise<void> {
    this.patience = patienceMs
    await this.at(await this.engine.revision()).graph
  }

  /** Null where the database has to be asked. */
  async get(): Promise<MemoryGraph | null> {
    if (this.patience === null) return null
    const { graph } = this.at(await this.engine.revision())
    let timer: NodeJS.Timeout | undefined
    const patience = this.patience
    const tired = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patience)))
    return Promise.race([graph, tired]).finally(() => clearTimeout(timer))
  }

  /** What is being read is left; nothing is read any more. */
  async stop(): Promise<void> {
    this.patience = null
    const { held } = this
    this.held = null
    await held?.graph
  }

  private at(revision: string): Held {
    if (this.held?.revision === revision) return this.held
    const held: Held = { revision, graph: this.read(() => this.held === held, revision) }
    this.held = held
    return held
  }

  private async read(isWanted: () => boolean, revision: string): Promise<MemoryGraph | null> {
    try {
      await Promise.resolve() // until it is held
      const graph = await readMemoryGraph(this.engine, isWanted)
      return (await this.engine.revision()) === revision ? graph : null
    } catch {
      return null // the database is asked then, and tells what is wrong
    }
  }
}
