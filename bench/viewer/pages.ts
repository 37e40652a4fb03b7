import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const MEDIA: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' }

export const buildPage = (root: string, outDir: string): Promise<unknown> =>
  build({ root: fileURLToPath(new URL(root, import.meta.url)), logLevel: 'error', build: { outDir, emptyOutDir: true, target: 'es2022' } })

/** Serves the plain page and its graph; answers the address and how to stop. */
export async function servePlain(folder: string, graph: () => string): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path === '/plain.json') {
      response.setHeader('Content-Type', 'application/json').end(graph())
      return
    }
    readFile(join(folder, path === '/' ? 'index.html' : path.replaceAll('..', '')))
      .then((bytes) => response.setHeader('Content-Type', MEDIA[extname(path)] ?? 'text/html').end(bytes))
      .catch(() => response.writeHead(404).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, // it listens on a port
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
