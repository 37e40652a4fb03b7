import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GrafeoDB } from '@grafeo-db/js'
import type { QueryResult } from '../view.ts'
import { QueryProcesses } from './ask.ts'
import type { QueryJob } from './query-process.ts'

/** A copy of the store as one file, with the processes that queries run in. It goes when it was dropped and the last query has ended. */
export class Snapshot {
  private readonly folder: string
  private readonly file: string
  private readonly processes = new QueryProcesses()
  private users = 0
  private dropped = false

  constructor(db: GrafeoDB) {
    this.folder = mkdtempSync(join(tmpdir(), 'mingtu-query-'))
    this.file = join(this.folder, 'graph.grafeo')
    db.save(this.file)
  }

  async ask(job: Omit<QueryJob, 'snapshot'>, timeoutMs: number): Promise<QueryResult> {
    this.users += 1
    try {
      return await this.processes.ask({ ...job, snapshot: this.file }, timeoutMs)
    } finally {
      this.users -= 1
      await this.tidy()
    }
  }

  async drop(): Promise<void> {
    this.dropped = true
    await this.tidy()
  }

  private async tidy(): Promise<void> {
    if (!this.dropped || this.users > 0) return
    await this.processes.end()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
