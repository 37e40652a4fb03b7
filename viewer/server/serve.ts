import { serve as listen } from '@hono/node-server'
import type { Review } from '../../graph/decisions/index.ts'
import { MingtuError } from '../../graph/errors.ts'
import type { GraphStore } from '../../graph/store.ts'
import { appOver } from './app.ts'
import { isLoopback } from './guard.ts'
import { sourcesOf } from './sources.ts'

export interface ServeOptions {
  /** Default 0: any free port. */
  readonly port?: number
  /** Default 127.0.0.1. Any other address needs a token. */
  readonly host?: string
  readonly token?: string
  /** Takes decisions; without it the graph can only be read. */
  readonly review?: Review
  /** Folder in which layouts are kept from one start to the next; without it they are kept in memory. */
  readonly layouts?: string
  readonly webRoot?: string
  readonly onError?: (error: unknown) => void
}

export interface Served {
  /** `http://127.0.0.1:PORT`, with `/?token=…` when there is a token. */
  readonly url: string
  close(): Promise<void>
}

/** Serves the page and the API. Throws `USAGE` for an open address without a token and `INPUT` when the port is taken. */
export async function serve(store: GraphStore, options: ServeOptions = {}): Promise<Served> {
  const host = options.host ?? '127.0.0.1'
  const { token } = options
  if (!isLoopback(host) && token === undefined)
    throw new MingtuError(
      'USAGE',
      `${host} can be reached by others`,
      'give a --token of your choice, or leave --host out to serve this machine only',
    )

  const sources = sourcesOf(store, options.review ?? null, options.layouts ?? null, (error) => options.onError?.(error))
  const app = appOver(sources, { ...options, hosts: [host] })
  // Readings are answered without it too, only slower: what fails is told by them.
  store.prepare().catch(() => undefined)
  // Where layouts are kept they are made at once, so that a visitor finds them; what fails is told by the sources.
  if (options.layouts !== undefined) sources.scenes.prepare().catch(() => undefined)
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: host, port: options.port ?? 0 }, ({ port }) => {
      const address = `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`
      resolve({
        url: token === undefined ? address : `${address}/?token=${encodeURIComponent(token)}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => {
              closed()
            })
            // A page that is open keeps its connection alive and would hold the process.
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      })
    })
    server.once('error', (error) => {
      reject(new MingtuError('INPUT', `cannot listen on ${host}:${String(options.port ?? 0)}`, 'choose another --port', { cause: error }))
    })
  })
}
