import { mkdtempSync, rmSync } from 'node:fs'
import { constants, copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GrafeoDB } from '@grafeo-db/js'
import type { QueryResult } from '../view.ts'
import { QueryProcesses } from './ask.ts'
import type { QueryJob } from './query-process.ts'

/**
 * A copy of the store as one file, with the processes that queries run in. It goes when it was dropped and nobody holds it; who is to ask of it
 * holds it first.
 */
export class Snapshot {
  private readonly folder: string
  private readonly file: string
  private readonly processes = new QueryProcesses()
  private holders = 0
  private dropped = false

  private constructor(folder: string, file: string) {
    this.folder = folder
    this.file = file
  }

  /** Nothing may be written meanwhile. `file` is where the store lies, null for one in memory. */
  static async take(db: GrafeoDB, file: string | null): Promise<Snapshot> {
    const folder = mkdtempSync(join(tmpdir(), 'mingtu-query-'))
    const copy = join(folder, 'graph.grafeo')
    try {
      if (file === null) db.save(copy)
      else {
        // After a checkpoint the file is the whole store: to copy it takes a tenth of what it takes Grafeo to write it anew.
        db.walCheckpoint()
        await copyFile(file, copy, constants.COPYFILE_FICLONE)
      }
    } catch (error) {
      rmSync(folder, { recursive: true, force: true })
      throw error
    }
    return new Snapshot(folder, copy)
  }

  hold(): this {
    this.holders += 1
    return this
  }

  /** One query of who holds the snapshot, and holds it no longer then. */
  async ask(job: Omit<QueryJob, 'snapshot'>, timeoutMs: number): Promise<QueryResult> {
    try {
      return await this.processes.ask({ ...job, snapshot: this.file }, timeoutMs)
    } finally {
      await this.letGo()
    }
  }

  /** Opens the snapshot for the next query, by who holds it and holds it no longer then. */
  async warm(): Promise<void> {
    try {
      await this.processes.warm(this.file)
    } finally {
      await this.letGo()
    }
  }

  async drop(): Promise<void> {
    this.dropped = true
    this.processes.stopWarming()
    await this.tidy()
  }

  private async letGo(): Promise<void> {
    this.holders -= 1
    await this.tidy()
  }

  private async tidy(): Promise<void> {
    if (!this.dropped || this.holders > 0) return
    await this.processes.end()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
