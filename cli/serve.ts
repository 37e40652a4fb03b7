import { join } from 'node:path'
import { Command } from 'commander'
import { announceServer, MingtuError } from '../graph/index.ts'
import type { GraphStore } from '../graph/index.ts'
import { serve } from '../viewer/server/index.ts'
import type { Served, ServeOptions } from '../viewer/server/index.ts'
import { DECISIONS_OPTION, decisionsFile } from './decisions-file.ts'
import { wholeNumber } from './numbers.ts'
import { openExistingStore, STORE_OPTION, withStore } from './open-store.ts'
import { openReview } from './review-desk.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'

/** Tried first, so that a bookmark keeps working; any free port when it is taken. */
const USUAL_PORT = 5380

interface ServeFlags {
  readonly store: string
  readonly decisions?: string
  readonly readOnly?: boolean
  readonly port?: number
  readonly host: string
  readonly token?: string
}

const EXAMPLES = `
Examples:
  $ mingtu serve --store graph.mingtu
  $ mingtu serve --store graph.mingtu --port 8080
  $ mingtu serve --store graph.mingtu --host 0.0.0.0 --token "$(openssl rand -hex 16)"

Only this machine can reach the page unless --host says otherwise, which needs a --token. While it serves, query, profile, export, review and
decide go through it; decisions made in the page are kept in the decisions file, unless it is served --read-only.`

export function serveCommand(terminal: Terminal): Command {
  return new Command('serve')
    .description('show the graph in the browser')
    .option(...STORE_OPTION)
    .option(...DECISIONS_OPTION)
    .option('--read-only', 'take no decisions from the page')
    .option('--port <number>', `the port (default: ${String(USUAL_PORT)}, or a free one)`, wholeNumber(0, 65_535))
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--token <text>', 'what a visitor must know')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: ServeFlags) => {
      await withStore(await openExistingStore(flags.store, terminal), (store) => serveUntilInterrupted(store, flags, terminal))
    })
}

async function serveUntilInterrupted(
  store: GraphStore,
  { store: address, decisions, readOnly, port, host, token }: ServeFlags,
  terminal: Terminal,
): Promise<void> {
  const options: ServeOptions = {
    host,
    ...(token === undefined ? {} : { token }),
    ...(readOnly === true ? {} : { review: openReview(store, decisionsFile(address, decisions)) }),
    layouts: store.kind === 'embedded' ? join(address, 'layouts') : join('.mingtu', 'layouts'),
    onError: (error) => print(terminal.stderr, error instanceof Error ? (error.stack ?? error.message) : String(error)),
  }
  const served = await serveOnPort(store, options, port)
  try {
    if (store.kind === 'embedded') announceServer(address, served.url)
    const interrupted = new Promise<void>((resolve) => terminal.onInterrupt(resolve))
    print(terminal.stdout, served.url)
    await interrupted
  } finally {
    await served.close()
  }
}

async function serveOnPort(store: GraphStore, options: ServeOptions, port: number | undefined): Promise<Served> {
  if (port !== undefined) return serve(store, { ...options, port })
  try {
    return await serve(store, { ...options, port: USUAL_PORT })
  } catch (error) {
    if (!(error instanceof MingtuError) || error.code !== 'INPUT') throw error
    return serve(store, { ...options, port: 0 })
  }
}
