import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { PageMeta } from '../types.ts'
import { compileNamePattern } from './name-pattern.ts'
import { readSidecar, SIDECAR_NAME } from './sidecar.ts'
import type { Sidecar } from './sidecar.ts'

export interface MetaSources {
  /** Holds for every page and beats everything else. */
  readonly meta?: PageMeta
  /** `{source}-{date}-{edition}.txt`; see compileNamePattern. */
  readonly pattern?: string
  /** A CSV file that describes the pages; without it, the pages.csv of each folder is used. */
  readonly sidecar?: string
}

/** How archives mostly name their files; it counts least, since nobody asked for it. */
const USUAL_NAME = '{source}-{date}-{edition}.{*}'

/** From a file to what is known of its pages: an option beats the sidecar, that the file's name, and that what the file says of itself. */
export type MetaOf = (own: PageMeta) => PageMeta

export function metaReader({ meta, pattern, sidecar }: MetaSources): (path: string, root: string | null) => Promise<MetaOf> {
  const ofUsualName = compileNamePattern(USUAL_NAME)
  const ofName = pattern === undefined ? () => ({}) : compileNamePattern(pattern)
  const tables = new Map<string, Promise<Sidecar>>()
  const table = (path: string): Promise<Sidecar> => {
    const known = tables.get(path) ?? readSidecar(path)
    tables.set(path, known)
    return known
  }
  return async (path, root) => {
    const name = path.replaceAll('\\', '/')
    const [usual, named] = [ofUsualName(name), ofName(name)]
    const paths = sidecar === undefined ? sidecarsAround(path, root) : [sidecar]
    const rows = await Promise.all(paths.map(async (file) => (await table(file)).get(resolve(path)) ?? {}))
    return (own) => Object.assign({}, usual, own, named, ...rows, meta) as PageMeta // each part is a PageMeta
  }
}

/** pages.csv in the file's folder and in the folders above it, up to the one that was named; the nearest last, since it counts most. */
function sidecarsAround(path: string, root: string | null): readonly string[] {
  const top = resolve(root ?? dirname(path))
  const found: string[] = []
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const file = join(folder, SIDECAR_NAME)
    if (existsSync(file)) found.unshift(file)
    if (folder === top || folder === dirname(folder)) return found
  }
}
