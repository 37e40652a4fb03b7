import { globSync } from 'tinyglobby'
import { readFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { preProcessFile } from 'typescript'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What each part may import, besides itself and packages. Parts are matched by the longest prefix of the path. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  graph: [],
  pipeline: ['graph'],
  'viewer/layout': ['graph'],
  'viewer/server': ['graph', 'viewer/layout'],
  'viewer/web': ['graph', 'viewer/layout', 'viewer/server'],
  cli: ['graph', 'pipeline', 'viewer/server'],
  'index.ts': ['graph', 'pipeline', 'viewer/server', 'cli'],
}

function partOf(path: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((part) => path === part || path.startsWith(`${part}/`))
    .sort((a, b) => b.length - a.length)[0]
}

const files = globSync(['index.ts', '{cli,graph,pipeline,viewer}/**/*.{ts,tsx}'], { cwd: root, ignore: ['**/node_modules/**'] }).sort()

function importsOf(file: string): readonly string[] {
  return preProcessFile(readFileSync(resolve(root, file), 'utf8'), true, true).importedFiles.map((imported) => imported.fileName)
}

function resolved(file: string, specifier: string): string {
  return relative(root, resolve(root, dirname(file), specifier))
    .split(sep)
    .join('/')
}

describe('the import direction of folders', () => {
  it('sees the files of every part', () => {
    expect(new Set(files.map(partOf))).toEqual(new Set(Object.keys(MAY_IMPORT)))
  })

  it('is kept by every relative import', () => {
    const broken = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => resolved(file, specifier))
        .filter((target) => {
          const [from, to] = [partOf(file), partOf(target)]
          return from !== undefined && from !== to && (to === undefined || !MAY_IMPORT[from]?.includes(to)) && target !== 'package.json'
        })
        .map((target) => `${file} imports ${target}`),
    )
    expect(broken).toEqual([])
  })

  it('lets only cli/ know a package for the terminal', () => {
    const terminal = ['commander', 'cli-progress', 'cli-table3', 'string-width']
    const broken = files
      .filter((file) => partOf(file) !== 'cli')
      .flatMap((file) =>
        importsOf(file)
          .filter((specifier) => terminal.includes(specifier))
          .map((specifier) => `${file} imports ${specifier}`),
      )
    expect(broken).toEqual([])
  })

  it('names every relative import of a source file with its .ts extension', () => {
    const broken = files
      .filter((file) => partOf(file) !== 'viewer/web')
      .flatMap((file) =>
        importsOf(file)
          .filter((specifier) => specifier.startsWith('.') && !/\.(ts|json)$/.test(specifier))
          .map((specifier) => `${file}: ${specifier}`),
      )
    expect(broken).toEqual([])
  })
})

describe('the form of source files', () => {
  it('keeps every file under 300 lines', () => {
    const long = files.filter((file) => readFileSync(resolve(root, file), 'utf8').split('\n').length > 301)
    expect(long).toEqual([])
  })

  it('has no file named for a lack of an idea', () => {
    expect(files.filter((file) => /(^|[/-])(utils?|helpers?|common|manager|misc)[.-]/i.test(file))).toEqual([])
  })
})
