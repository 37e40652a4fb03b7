import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import grafeo from '@grafeo-db/js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openEmbeddedStore } from '../../graph/embedded/open.ts'
import { openStore } from '../../graph/open.ts'
import { exported, load } from '../contracts/graph-store/session.ts'
import { graphStoreContract } from '../contracts/graph-store.ts'
import { generatedShares } from './fixtures/generated.ts'
import { allOfJichuan, jichuan } from './fixtures/jichuan.ts'
import { killTime } from './fixtures/kill-times.ts'

/** Ten in a full run. */
const ROUNDS = Math.max(2, Number(process.env['MINGTU_TEST_ROUNDS'] ?? '2'))

/** Every question waits for the graph to be read again: none goes to the database. */
const HELD_AT_ONCE_MS = 60_000

graphStoreContract('The embedded store', () => openEmbeddedStore(':memory:'))
graphStoreContract('The embedded store, held in memory,', async () => {
  const store = await openEmbeddedStore(':memory:')
  await store.prepare(HELD_AT_ONCE_MS)
  return store
})

const undisturbed = async (shares: ReturnType<typeof generatedShares>): Promise<readonly string[]> => {
  const store = await openEmbeddedStore(':memory:')
  await load(store, shares)
  const lines = await exported(store)
  await store.close()
  return lines
}

describe('a store folder', () => {
  let folder: string
  const children: ChildProcess[] = []
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingtu-store-'))
  })
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await once(child, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  })

  /** A process that loads `count` generated articles; resolves when it has sent the message, or the k-th message. */
  const loader = async (count: number, until: string | number): Promise<ChildProcess> => {
    const script = fileURLToPath(new URL('./fixtures/load-process.ts', import.meta.url))
    const child = fork(script, [folder, String(count)], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    children.push(child)
    let messages = 0
    await new Promise<void>((resolve) => {
      child.on('message', (message) => {
        messages += 1
        if (message === until || messages === until) resolve()
      })
    })
    return child
  }

  it('is read again as it was written', async () => {
    const store = await openStore(join(folder, 'new', 'graph'))
    await load(store, allOfJichuan())
    const before = await exported(store)
    await store.close()
    const again = await openStore(join(folder, 'new', 'graph'))
    expect(await exported(again)).toEqual(before)
    expect(await again.commit(jichuan('fair'))).toBe('present')
    await again.close()
  })

  it('is refused while another process holds it, naming that process, and free again when it has died', async () => {
    const child = await loader(1, 'open')
    const refused = openEmbeddedStore(folder)
    await expect(refused).rejects.toMatchObject({ code: 'STORE_BUSY', message: expect.stringContaining(String(child.pid)) as string })
    child.kill('SIGKILL')
    await once(child, 'exit')
    await (await openEmbeddedStore(folder)).close()
    expect(existsSync(join(folder, 'holder.json'))).toBe(false)
  })

  it('is not taken for held when a living process has the number of a dead one', async () => {
    await (await openEmbeddedStore(folder)).close()
    writeFileSync(join(folder, 'holder.json'), JSON.stringify({ pid: process.ppid }))
    await (await openEmbeddedStore(folder)).close()
  })

  it('is refused a second time in one process', async () => {
    const store = await openEmbeddedStore(folder)
    await expect(openEmbeddedStore(folder)).rejects.toMatchObject({
      code: 'STORE_BUSY',
      message: expect.stringContaining('this process') as string,
    })
    expect(await store.present([])).toEqual(new Set())
    await store.close()
  })

  it('is refused and left as it is when it has another format', async () => {
    await (await openEmbeddedStore(folder)).close()
    const file = join(folder, 'graph.grafeo')
    const db = grafeo.GrafeoDB.open(file)
    await db.executeCypher("MATCH (m:Meta {id: 'format'}) SET m.version = 999")
    const nodes = db.nodeCount()
    db.close()
    await expect(openEmbeddedStore(folder)).rejects.toMatchObject({
      code: 'STORE_FORMAT',
      message: expect.stringContaining('999') as string,
    })
    const left = grafeo.GrafeoDB.open(file)
    expect(left.nodeCount()).toBe(nodes)
    left.close()
  })

  it.each([
    ['a folder with other things in it', () => writeFileSync(join(folder, 'letter.txt'), 'hello')],
    ['a folder with a broken file', () => writeFileSync(join(folder, 'graph.grafeo'), 'not a database '.repeat(200))],
    ['a folder with a folder in place of the file', () => mkdirSync(join(folder, 'graph.grafeo'))],
  ])('is refused for %s', async (_what, make) => {
    make()
    await expect(openEmbeddedStore(folder)).rejects.toMatchObject({ code: 'STORE', remedy: expect.stringMatching(/folder/) as string })
  })

  it('is refused for a file, and for a place where no folder can be made', async () => {
    writeFileSync(join(folder, 'letter.txt'), 'hello')
    await expect(openEmbeddedStore(join(folder, 'letter.txt'))).rejects.toMatchObject({ code: 'STORE' })
    await expect(openEmbeddedStore(join(folder, 'letter.txt', 'below'))).rejects.toMatchObject({ code: 'STORE' })
  })

  it('is refused for a database of another program', async () => {
    const db = grafeo.GrafeoDB.create(join(folder, 'graph.grafeo'))
    await db.executeCypher("CREATE (n:Something {id: 'x'})")
    db.close()
    await expect(openEmbeddedStore(folder)).rejects.toMatchObject({ code: 'STORE' })
  })

  it.each(Array.from({ length: ROUNDS }, (_, k) => k + 1))(
    'survives kill -9 in mid-load, round %i: gone on with, the graph is the undisturbed one',
    async (round) => {
      const shares = generatedShares(40)
      const when = killTime('the embedded builder', round, 40)
      const child = await loader(40, 1 + when.articles)
      await when.pass()
      child.kill('SIGKILL')
      await once(child, 'exit')
      const store = await openEmbeddedStore(folder)
      const present = await store.present(shares.map((share) => share.article.id))
      expect(present.size).toBeGreaterThanOrEqual(when.articles)
      await load(store, shares)
      expect(await exported(store)).toEqual(await undisturbed(shares))
      await store.close()
    },
  )

  it('survives kill -9 right after the closing step', async () => {
    const child = await loader(10, 'derived')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const store = await openEmbeddedStore(folder)
    expect((await store.counts()).stale).toBe(false)
    expect(await exported(store)).toEqual(await undisturbed(generatedShares(10)))
    await store.close()
  })
})
