import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openEmbeddedStore } from '../../graph/embedded/open.ts'
import { exported, load } from '../contracts/graph-store/session.ts'
import { generatedShares } from '../graph/fixtures/generated.ts'
import { folderOf, STORY } from '../read/bytes.ts'
import { mingtu, newFolder } from './terminal.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const PAGE = `汐阳召开招商大会\n\n　　${STORY}\n`
const LONG = 120_000

/** The command in a process of its own, by way of a shell. */
async function shell(line: string): Promise<{ readonly code: unknown; readonly out: string; readonly err: string }> {
  const child = spawn('bash', ['-c', line], { cwd: root })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, out, err }
}
const MINGTU = `${process.execPath} --import tsx cli/main.ts`

async function graphOf(store: string): Promise<string> {
  return (await mingtu(['export', '--store', store])).out
}

describe.skipIf(process.platform === 'win32')('a disk', () => {
  it('that takes no more ends the build with the way on, and what is written is whole', { timeout: LONG }, async () => {
    const pages = await folderOf(
      Object.fromEntries(
        Array.from({ length: 12 }, (_, k) => [`${String(k)}.txt`, PAGE.replace('陆望舒', `陆望${'春夏秋冬东南西北梅兰竹菊'[k] ?? ''}`)]),
      ),
    )
    const [store, whole] = [join(await newFolder(), 'a.mingtu'), join(await newFolder(), 'b.mingtu')]
    // No file may grow past 128 kB.
    const full = await shell(`ulimit -f 128; ${MINGTU} build ${pages} --store ${store}`)
    expect(full.code).toBe(1)
    expect(full.err).toMatch(
      /^The store cannot be written: .*\nCheck the free space and the disk\. .* the same command goes on from there\.\n$/,
    )
    expect((await mingtu(['build', pages, '--store', store])).code).toBe(0)
    expect((await mingtu(['build', pages, '--store', whole])).code).toBe(0)
    expect(await graphOf(store)).toBe(await graphOf(whole))
  })

  it.skipIf(!existsSync('/dev/full'))('that takes no output is named, and the exit code is 1', { timeout: LONG }, async () => {
    const { code, err } = await shell(`${MINGTU} --help > /dev/full`)
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^The output cannot be written: .*\nCheck the free space and the permissions\.\n$/),
    ])
  })

  it('that may only be read is named with the way out', { timeout: LONG }, async () => {
    const folder = await newFolder()
    const pages = await folderOf({ 'a.txt': PAGE })
    const locked = join(folder, 'locked')
    mkdirSync(locked)
    chmodSync(locked, 0o555)
    // The superuser may write everywhere: somebody else tries then.
    const asNobody = process.getuid?.() === 0
    if (asNobody) chmodSync(folder, 0o755)
    const argv = ['--import', 'tsx', 'cli/main.ts', 'build', pages, '--store', join(locked, 'a.mingtu')]
    if (asNobody) chmodSync(pages, 0o755)
    const child = spawn(process.execPath, argv, { cwd: root, ...(asNobody ? { uid: 65_534, gid: 65_534 } : {}) })
    const [err] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(child.exitCode).toBe(1)
    expect(err).toMatch(/^the store in .* cannot be opened: .*permission denied.*\nCheck the permissions and the free space; .*\n$/i)
  })
})

describe('a store that was not written to its end', () => {
  const shares = generatedShares(20)

  it('is refused where its file is cut off', async () => {
    const folder = join(await newFolder(), 'a.mingtu')
    const store = await openEmbeddedStore(folder)
    await load(store, shares)
    await store.close()
    const file = join(folder, 'graph.grafeo')
    truncateSync(file, Math.floor(statSync(file).size / 2))
    expect(await mingtu(['query', 'RETURN 1 AS n', '--store', folder])).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /^the store in .* cannot be opened: .*damaged.*\n.*a damaged store is built again with `mingtu build`, into a new folder\.\n$/s,
      ) as string,
    })
  })

  it('has its whole articles where its log is cut off, and is gone on with', async () => {
    const [folder, cut] = [join(await newFolder(), 'a.mingtu'), join(await newFolder(), 'b.mingtu')]
    const store = await openEmbeddedStore(folder)
    for (const share of shares) await store.commit(share)
    cpSync(folder, cut, { recursive: true })
    await store.derive()
    const whole = await exported(store)
    await store.close()
    const logs = join(cut, 'graph.grafeo.wal')
    for (const log of readdirSync(logs)) truncateSync(join(logs, log), Math.floor(statSync(join(logs, log)).size / 2))
    const again = await openEmbeddedStore(cut)
    const left = (await again.counts()).articles
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(shares.length)
    await load(again, shares)
    expect(await exported(again)).toEqual(whole)
    await again.close()
  })
})

describe('a clock', () => {
  afterEach(() => vi.useRealTimers())

  it('that stands wrong changes nothing in the graph', { timeout: LONG }, async () => {
    const pages = await folderOf({ 'a.txt': PAGE })
    const graphs: string[] = []
    for (const now of ['1970-01-01', '2024-02-29', '2099-12-31']) {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
      const store = join(await newFolder(), 'a.mingtu')
      await mingtu(['build', pages, '--store', store])
      graphs.push(await graphOf(store))
    }
    expect(graphs[0]).toContain('陆望舒')
    expect(new Set(graphs).size).toBe(1)
  })
})

describe.skipIf(process.platform === 'win32')('a reader that has seen enough', () => {
  it('ends no build: what was to be written is written', { timeout: LONG }, async () => {
    const pages = await folderOf({ 'a.txt': PAGE })
    const store = join(await newFolder(), 'a.mingtu')
    const { code } = await shell(`set -o pipefail; ${MINGTU} build ${pages} --store ${store} 2>&1 | true`)
    expect(code).toBe(0)
    expect((await graphOf(store)).split('"labels":["Article"]').length - 1).toBe(1)
  })
})
