import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface RunningRedis {
  readonly url: string
  /** Ends it as kill -9 does. */
  readonly kill: () => Promise<void>
  /** Starts it again over the same data. */
  readonly start: () => Promise<void>
  /** Ends it, and removes its data. */
  readonly stop: () => Promise<void>
}

export const hasRedis = (): boolean => spawnSync('redis-server', ['--version']).status === 0

/** A Redis of our own on a free port, which writes down all that it is told; on the disk at once, or as Redis does by itself, once a second. */
export async function startRedis(sync: 'always' | 'everysec' = 'always'): Promise<RunningRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'mingtu-redis-'))
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server's address
  server.close()
  let redis: ChildProcess | null = null
  const start = async (): Promise<void> => {
    redis = spawn('redis-server', ['--port', String(port), '--dir', folder, '--appendonly', 'yes', '--appendfsync', sync, '--save', ''])
    for await (const text of redis.stdout ?? []) if (String(text).includes('Ready to accept')) break
  }
  const kill = async (): Promise<void> => {
    const exited = redis === null ? null : once(redis, 'exit')
    redis?.kill('SIGKILL')
    await exited
  }
  await start()
  const stop = async (): Promise<void> => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: `redis://127.0.0.1:${String(port)}`, kill, start, stop }
}
