import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Kilobytes of JavaScript, gzipped: what the start page loads before anything is asked for, and everything. */
export function bundleSize(webRoot: string): { readonly first: number; readonly all: number } {
  const folder = join(webRoot, 'assets')
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const sizeOf = (name: string): number => gzipSync(readFileSync(join(folder, name))).length / 1000
  const sum = (names: Iterable<string>): number => [...names].reduce((total, name) => total + sizeOf(name), 0)
  const importsOf = (name: string): readonly string[] => {
    const text = readFileSync(join(folder, name), 'utf8')
    return [...text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, file]) => file ?? '')
  }
  const html = readFileSync(join(webRoot, 'index.html'), 'utf8')
  const first = new Set([...html.matchAll(/assets\/([^"]+\.js)"/g)].map(([, name]) => name ?? ''))
  // The graph page is the one lazy part that every visit to / asks for at once.
  for (const name of scripts.filter((each) => /^App-/.test(each))) first.add(name)
  for (const name of first) for (const other of importsOf(name)) first.add(other)
  return { first: sum(first), all: sum(scripts) }
}
