import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GrafeoDB } from '@grafeo-db/js'

/** A copy of the store as one file, for the processes that queries run in. It goes when it was dropped and the last of them has ended. */
export class Snapshot {
  private readonly folder: string
  private readonly file: string
  private users = 0
  private dropped = false

  constructor(db: GrafeoDB) {
    this.folder = mkdtempSync(join(tmpdir(), 'mingtu-query-'))
    this.file = join(this.folder, 'graph.grafeo')
    db.save(this.file)
  }

  async use<T>(work: (file: string) => Promise<T>): Promise<T> {
    this.users += 1
    try {
      return await work(this.file)
    } finally {
      this.users -= 1
      this.tidy()
    }
  }

  drop(): void {
    this.dropped = true
    this.tidy()
  }

  private tidy(): void {
    if (this.dropped && this.users === 0) rmSync(this.folder, { recursive: true, force: true })
  }
}
