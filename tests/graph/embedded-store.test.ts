import { describe, expect, it } from 'vitest'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openEmbeddedStore } from '../../graph/embedded/open.ts'
import { exported, graphStoreContract } from '../contracts/graph-store.ts'
import { manyShares } from './many-shares.ts'

describe('the embedded store', () => {
  graphStoreContract(() => openEmbeddedStore(':memory:'))
})

const folder = (): string => mkdtempSync(join(tmpdir(), 'mingtu-store-'))

describe('a store folder', () => {
  it('is read again as it was written', async () => {
    const dir = folder()
    const store = await openEmbeddedStore(dir)
    for (const share of manyShares(5)) await store.commit(share)
    await store.derive()
    const before = await exported(store)
    await store.close()
    const again = await openEmbeddedStore(dir)
    expect(await exported(again)).toBe(before)
    await again.close()
    rmSync(dir, { recursive: true })
  })

  it('is refused with the reason when it is a file, or a folder with other things in it', async () => {
    const dir = folder()
    writeFileSync(join(dir, 'letter.txt'), 'hello')
    await expect(openEmbeddedStore(dir)).rejects.toMatchObject({ code: 'STORE' })
    await expect(openEmbeddedStore(join(dir, 'letter.txt'))).rejects.toMatchObject({ code: 'STORE' })
    rmSync(dir, { recursive: true })
  })

  it.each([1, 2])('survives a kill -9 in mid-load, round %i: gone on with, the graph is the undisturbed one', async (round) => {
    const dir = folder()
    const child = fork(fileURLToPath(new URL('./load-process.ts', import.meta.url)), [dir, '60'], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const wanted = 8 * round
    let written = 0
    const enough = new Promise<void>((resolve) => {
      child.on('message', () => {
        written += 1
        if (written === wanted) resolve()
      })
    })
    await enough
    // While it lives, nobody else gets in.
    await expect(openEmbeddedStore(dir)).rejects.toMatchObject({ code: 'STORE_BUSY' })
    child.kill('SIGKILL')
    await once(child, 'exit')
    const store = await openEmbeddedStore(dir)
    const shares = manyShares(60)
    const present = await store.present(shares.map((s) => s.article.id))
    expect(present.size).toBeGreaterThanOrEqual(wanted)
    expect(present.size).toBeLessThan(60)
    for (const share of shares) await store.commit(share)
    await store.derive()
    const undisturbed = await openEmbeddedStore(':memory:')
    for (const share of shares) await undisturbed.commit(share)
    await undisturbed.derive()
    expect(await exported(store)).toBe(await exported(undisturbed))
    await store.close()
    await undisturbed.close()
    rmSync(dir, { recursive: true })
  })
})
