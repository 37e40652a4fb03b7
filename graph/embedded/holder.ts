import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Who has the store open: its process, and its address while it serves. */
const Holder = z.object({ pid: z.number().int(), url: z.string().optional() })
export type Holder = z.infer<typeof Holder>

export const HOLDER_FILE = 'holder.json'

const fileOf = (folder: string): string => join(folder, HOLDER_FILE)

/** The process that holds a store folder, if it lives; a note left by one that was killed counts for nothing. */
export function readHolder(folder: string): Holder | null {
  const file = fileOf(folder)
  if (!existsSync(file)) return null
  const parsed = Holder.safeParse(parse(readFileSync(file, 'utf8')))
  return parsed.success && isAlive(parsed.data.pid) ? parsed.data : null
}

export function noteHolder(folder: string, url?: string): void {
  const note = JSON.stringify({ pid: process.pid, ...(url === undefined ? {} : { url }) })
  // The address holds the server's token: nobody else on this machine may read it.
  writeFileSync(fileOf(folder), `${note}\n`, { mode: 0o600 })
}

/** Tells other commands that they may ask this server instead of opening the store. */
export function announceServer(folder: string, url: string): void {
  noteHolder(folder, url)
}

export function forgetHolder(folder: string): void {
  if (readHolder(folder)?.pid === process.pid) rmSync(fileOf(folder), { force: true })
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null // half a note of a killed process
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // No permission to signal it: it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
