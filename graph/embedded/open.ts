import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import grafeo, { type GrafeoDB } from '@grafeo-db/js'
import { CypherStore } from '../cypher-store.ts'
import { MingtuError } from '../errors.ts'
import type { GraphStore } from '../store.ts'
import { EmbeddedEngine } from './engine.ts'
import { forgetHolder, noteHolder, readHolder } from './holder.ts'

/** Raised when what is stored changes its meaning; an older store is then built again. */
const FORMAT = 1
const FILE = 'graph.grafeo'

/**
 * Opens a store folder, made when it is not there; `:memory:` is one that is gone when closed. One process at a time.
 * Throws STORE (not a store, not writable), STORE_BUSY (another process holds it), STORE_FORMAT (written by another version).
 */
export async function openEmbeddedStore(folder: string): Promise<GraphStore> {
  const memory = folder === ':memory:'
  const db = memory ? grafeo.GrafeoDB.create() : openFolder(folder)
  const engine = new EmbeddedEngine(db, () => {
    if (!memory) forgetHolder(folder)
  })
  try {
    await engine.ensureSchema()
    await checkFormat(engine, folder)
  } catch (error) {
    await engine.close()
    throw error
  }
  if (!memory) noteHolder(folder)
  return new CypherStore(engine)
}

function openFolder(folder: string): GrafeoDB {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new MingtuError('STORE', `${folder} is a file, not a store`, 'Give the path of a folder.')
  const file = join(folder, FILE)
  if (
    existsSync(folder) &&
    !existsSync(file) &&
    readdirSync(folder).some((name) => name !== 'holder.json' && !name.startsWith('decisions'))
  ) {
    throw new MingtuError(
      'STORE',
      `${folder} is a folder with other things in it, not a store`,
      'Give an empty folder, or one that `mingtu build --store` made.',
    )
  }
  const holder = readHolder(folder)
  if (holder !== null && holder.pid !== process.pid) throw busy(folder, holder.pid)
  try {
    mkdirSync(folder, { recursive: true })
    return grafeo.GrafeoDB.create(file)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    if (/lock|in use|busy/i.test(message)) throw busy(folder, null, cause)
    throw new MingtuError(
      'STORE',
      `the store in ${folder} cannot be opened: ${message}`,
      'Check the permissions and the free space; a damaged store is built again with `mingtu build`.',
      { cause },
    )
  }
}

function busy(folder: string, pid: number | null, cause?: unknown): MingtuError {
  const who = pid === null ? 'another process' : `process ${pid}`
  return new MingtuError(
    'STORE_BUSY',
    `the store in ${folder} is held by ${who}`,
    'Wait for it or stop it; while `mingtu serve` runs, query, profile and export go through it.',
    { cause },
  )
}

async function checkFormat(engine: EmbeddedEngine, folder: string): Promise<void> {
  const [meta] = await engine.read("MATCH (m:Meta {id: 'format'}) RETURN m.version AS version")
  if (meta === undefined) {
    await engine.write((run) => run("CREATE (m:Meta {id: 'format', version: $version})", { version: FORMAT }))
    return
  }
  if (meta['version'] === FORMAT) return
  throw new MingtuError(
    'STORE_FORMAT',
    `${folder} has store format ${String(meta['version'])}, this version reads ${FORMAT}`,
    'Build the store again with this version, into a new folder.',
  )
}
