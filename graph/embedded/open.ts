import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import grafeo, { type GrafeoDB } from '@grafeo-db/js'
import { CypherStore } from '../cypher-store.ts'
import { MingtuError } from '../errors.ts'
import type { GraphStore } from '../store.ts'
import { EmbeddedEngine } from './engine.ts'
import { forgetHolder, HOLDER_FILE, noteHolder, readHolder } from './holder.ts'

/** Raised when what is stored changes its meaning; an older store is then built again. */
const FORMAT = 2
const FILE = 'graph.grafeo'
/** A checkpoint writes the whole store down and holds commits up: the more rarely, the better, as long as the log is soon read after a kill. */
const CHECKPOINT_BYTES = 256 * 1024 ** 2

/**
 * Opens a store folder, made when it is not there; `:memory:` is one that is gone when closed. One process at a time.
 * Throws STORE (not a store, not writable), STORE_BUSY (another process holds it), STORE_FORMAT (written by another version).
 */
export async function openEmbeddedStore(folder: string): Promise<GraphStore> {
  const memory = folder === ':memory:'
  const db = memory ? grafeo.GrafeoDB.create() : openFolder(folder)
  const engine = new EmbeddedEngine(db, memory ? null : join(folder, FILE), () => {
    if (!memory) forgetHolder(folder)
  })
  if (!memory) {
    noteHolder(folder)
    db.setCheckpointTriggers({ walBytes: CHECKPOINT_BYTES }) // else the log of a long build grows until it is closed
  }
  try {
    // Before anything is written into it: a store of another format is left as it is.
    const isNew = await checkFormat(engine, folder, db.nodeCount() === 0)
    await engine.ensureSchema()
    if (isNew) await engine.write((run) => run("CREATE (m:Meta {id: 'format', version: $version})", { version: FORMAT }))
  } catch (error) {
    await engine.close()
    throw error
  }
  return new CypherStore(engine)
}

function openFolder(folder: string): GrafeoDB {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new MingtuError('STORE', `${folder} is a file, not a store`, 'Give the path of a folder.')
  const file = join(folder, FILE)
  if (existsSync(folder) && !existsSync(file) && readdirSync(folder).some((name) => !isOurs(name))) {
    throw new MingtuError(
      'STORE',
      `${folder} is a folder with other things in it, not a store`,
      'Give an empty folder, or one that `mingtu build --store` made.',
    )
  }
  try {
    mkdirSync(folder, { recursive: true })
    return grafeo.GrafeoDB.create(file)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    if (/cannot be locked/i.test(message)) throw busy(folder, cause)
    throw new MingtuError(
      'STORE',
      `the store in ${folder} cannot be opened: ${message}`,
      'Check the permissions and the free space; a damaged store is built again with `mingtu build`, into a new folder.',
      { cause },
    )
  }
}

const isOurs = (name: string): boolean =>
  name === HOLDER_FILE || name.startsWith(FILE) || name.startsWith('decisions') || name === 'layouts'

/** The lock is Grafeo's; our note only tells whose it is. */
function busy(folder: string, cause: unknown): MingtuError {
  const holder = readHolder(folder)
  const who = holder === null ? 'another process' : holder.pid === process.pid ? 'this process already' : `process ${holder.pid}`
  return new MingtuError(
    'STORE_BUSY',
    `the store in ${folder} is held by ${who}`,
    'Wait for it or stop it; while `mingtu serve` runs, query, profile and export go through it.',
    { cause },
  )
}

/** True when the store is new and has no format yet. */
async function checkFormat(engine: EmbeddedEngine, folder: string, isEmpty: boolean): Promise<boolean> {
  if (isEmpty) return true
  const [meta] = await engine.read("MATCH (m:Meta {id: 'format'}) RETURN m.version AS version")
  if (meta === undefined) {
    throw new MingtuError(
      'STORE',
      `${folder} holds a database that is no store of mingtu`,
      'Give an empty folder, or one that `mingtu build --store` made.',
    )
  }
  if (meta['version'] === FORMAT) return false
  throw new MingtuError(
    'STORE_FORMAT',
    `${folder} has store format ${String(meta['version'])}, this version reads ${FORMAT}`,
    'Build the store again with this version, into a new folder.',
  )
}
