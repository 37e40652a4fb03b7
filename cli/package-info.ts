import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Name and version from the package's own package.json, which lies one folder up from source and two from the build. */
export function packageVersion(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const text = readIfThere(join(folder, 'package.json'))
    if (text !== null) return (JSON.parse(text) as { readonly version: string }).version // our own file
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null // not this folder: the next one up
  }
}
