import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STORY } from '../read/bytes.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const full = process.env['MINGTU_TEST_ROUNDS'] !== undefined
const MOST_BYTES = 60_000_000

// Version 10 of npm and newer ones print a list of one.
type Packed = readonly [{ readonly size: number; readonly filename: string; readonly files: readonly { readonly path: string }[] }]

const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', [...args, '--loglevel=error'], { cwd, encoding: 'utf8', maxBuffer: 1 << 26 })
const pack = (...args: readonly string[]) => (JSON.parse(npm(['pack', '--json', ...args], root)) as Packed)[0]

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly bin: { readonly mingtu: string }
  readonly types: string
  readonly exports: { readonly '.': { readonly types: string; readonly default: string } }
  readonly scripts: { readonly preinstall: string }
}

describe('what npm pack takes along', () => {
  const { size, files } = pack('--dry-run', '--ignore-scripts')
  const paths = files.map(({ path }) => path)

  it('is small enough to be published', () => {
    expect(size).toBeGreaterThan(20_000_000) // the model alone
    expect(size).toBeLessThanOrEqual(MOST_BYTES)
  })

  it.each(['LICENSE', 'THIRD_PARTY.md', 'CHANGELOG.md', 'README.md', 'docs/library.md', 'samples/pages.csv'])('has %s', (path) => {
    expect(paths).toContain(path)
  })

  it('has the model and its card', () => {
    expect(paths.filter((path) => path.startsWith('models/')).sort()).toEqual([
      'models/README.md',
      'models/builtin/config.json',
      'models/builtin/onnx/model_quantized.onnx',
      'models/builtin/vocab.json',
    ])
  })

  it('has what runs while it is installed, and nothing else of scripts/', () => {
    expect(paths.filter((path) => path.startsWith('scripts/'))).toEqual([manifest.scripts.preinstall.replace('node ', '')])
  })

  it.runIf(existsSync(join(root, 'dist')))('has the command, the library with its types, and the page', () => {
    const { bin, types, exports } = manifest
    for (const path of [bin.mingtu, types, exports['.'].types, exports['.'].default, 'dist/viewer/web/index.html'])
      expect(paths).toContain(path.replace(/^\.\//u, ''))
    expect(paths.some((path) => /^dist\/viewer\/web\/assets\/index-[\w-]+\.js$/u.test(path))).toBe(true)
  })

  it('has nothing of how it is made: tests, measurements, training, sources, what a build left here', () => {
    const wanted =
      /^(?:dist|docs|samples|models\/builtin)\/|^(?:models\/README|README|CHANGELOG|THIRD_PARTY)\.md$|^LICENSE$|^package\.json$|^scripts\/without-cuda\.mjs$/u
    expect(paths.filter((path) => !wanted.test(path))).toEqual([])
    expect(
      paths.filter((path) =>
        /(?:^|\/)(?:tests?|bench|corpus|train|node_modules)\/|\.test\.|\.(?:gold\.json|mingtu|tgz|log)$|[^d]\.tsx?$/u.test(path),
      ),
    ).toEqual([])
  })
})

describe.runIf(full && existsSync(join(root, 'dist')))('installed in an empty folder', { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mingtu-installed-'))
  const installed = join(folder, 'node_modules/mingtu')
  afterAll(() => rmSync(folder, { recursive: true }), 60_000)
  const command = join(folder, 'node_modules/.bin/mingtu')
  const mingtu = (...args: readonly string[]): string => execFileSync(command, args, { cwd: folder, encoding: 'utf8' })

  beforeAll(() => {
    const { filename } = pack('--ignore-scripts', '--pack-destination', folder) // other tests use what is built
    npm(['install', join(folder, filename)], folder)
  }, 600_000)

  it('the command builds a graph of pages, answers a query and serves the page', async () => {
    expect(mingtu('--help')).toContain('Usage: mingtu')
    writeFileSync(join(folder, 'a.txt'), `汐阳召开招商大会\n\n　　${STORY}\n`)
    expect(mingtu('build', join(installed, 'samples/mission.txt'), 'a.txt')).toContain('2 pages read: 3 articles new')
    expect(mingtu('query', 'MATCH (a:Article) RETURN count(a) AS n', '--format', 'csv')).toBe('n\n3\n')

    const server = spawn(command, ['serve', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      const [printed] = (await once(server.stdout, 'data')) as [Buffer]
      const address = /http:\S+/u.exec(printed.toString())?.[0] ?? ''
      const page = await (await fetch(address)).text()
      const asset = /src="([^"]+\.js)"/u.exec(page)?.[1] ?? 'none'
      expect((await fetch(new URL(asset, address))).headers.get('content-type')).toContain('javascript')
      expect(await (await fetch(new URL('/api/stats', address))).json()).toMatchObject({ articles: 3 })
    } finally {
      server.kill()
      await once(server, 'exit')
    }
  })

  it('the library runs, and its types are found by modules of Node and by bundlers', () => {
    mkdirSync(join(folder, 'src'))
    const example = `import { buildGraph, extract, openStore, openTagger, readPages } from 'mingtu'
const tagger = await openTagger('builtin')
const store = await openStore(':memory:')
const { written } = await buildGraph(readPages(['a.txt']), tagger, store)
const { entities } = await extract('市长陆望舒出席并讲话。', { tagger })
console.log(written, entities[0]?.name)
await store.close()
await tagger.close()
`
    writeFileSync(join(folder, 'src/example.mjs'), example)
    expect(execFileSync(process.execPath, ['src/example.mjs'], { cwd: folder, encoding: 'utf8' })).toBe('1 陆望舒\n')

    const typed = join(folder, 'src/example.mts')
    const wrong = `${example}const count: string = written\n`
    const found = (text: string, module: ts.ModuleKind, moduleResolution: ts.ModuleResolutionKind): readonly string[] => {
      writeFileSync(typed, text)
      const options: ts.CompilerOptions = { module, moduleResolution, target: ts.ScriptTarget.ES2022, strict: true, skipLibCheck: true, noEmit: true, types: [], lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'] } // prettier-ignore
      const program = ts.createProgram([typed], options)
      return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    }
    for (const [module, resolution] of [
      [ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext],
      [ts.ModuleKind.ESNext, ts.ModuleResolutionKind.Bundler],
    ] as const) {
      expect(found(example, module, resolution)).toEqual([])
      expect(found(wrong, module, resolution)).toEqual(["Type 'number' is not assignable to type 'string'."])
    }
  })
})
