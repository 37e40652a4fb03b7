import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbeddedStore } from '../../../graph/embedded/open.ts'
import { EXPORT_FORMATS, type ExportFormatName } from '../../../graph/formats/index.ts'
import type { ArticleShare } from '../../../graph/model.ts'
import type { GraphStore, StoreCounts } from '../../../graph/store.ts'
import { load } from '../../contracts/graph-store/session.ts'
import { allOfJichuan, FANG, HUAYU } from '../fixtures/jichuan.ts'
import { shareOf, type Thing } from '../fixtures/stories.ts'

export const ODD: Thing = { type: 'Person', name: '𠮷田<&>"\'\\云', also: ['𠮷\n田'] }

/** Signs that a format may trip over: markup, quotes, a character of two units, a name over a line break; a post as a mention. */
function oddShare(): ArticleShare {
  const share = shareOf({
    date: '2024-02',
    headline: '“怪”字，<b>&amp;\\ 与 \'引号\' "双"',
    sentences: ['董事长𠮷田<&>"\'\\云说：\t好；\n走。', '𠮷\n田与华屿见面。', 'A;B|C,D'],
    things: [ODD, HUAYU, FANG],
    facts: [{ type: 'HOLDS_ROLE', head: ODD, tail: HUAYU, title: '董事长;"兼"', sentence: 1 }],
  })
  const [first] = share.mentions
  const start = share.article.start + share.article.text.indexOf('董事长')
  return first === undefined
    ? share
    : {
        ...share,
        mentions: [...share.mentions, { ...first, start, end: start + 3, referent: null, surface: '董事长', sentence: 1 }].sort(
          (a, b) => a.start - b.start,
        ),
      }
}

export const oddShares = (): readonly ArticleShare[] => [...allOfJichuan(), oddShare()]

export async function oddGraph(shares: readonly ArticleShare[] = oddShares()): Promise<GraphStore> {
  const store = await openEmbeddedStore(':memory:')
  await load(store, shares)
  return store
}

/** All files of an export by name; that of a single file is ''. */
export async function filesOf(store: GraphStore, name: ExportFormatName): Promise<ReadonlyMap<string, string>> {
  const format = EXPORT_FORMATS[name]
  const files = new Map<string, string>()
  if (format.kind === 'file') for await (const text of format.write(store)) files.set('', (files.get('') ?? '') + text)
  else for await (const { file, text } of format.write(store)) files.set(file, (files.get(file) ?? '') + text)
  return files
}

export const fileOf = async (store: GraphStore, name: ExportFormatName): Promise<string> => (await filesOf(store, name)).get('') ?? ''

export const sum = (of: Readonly<Record<string, number>>): number => Object.values(of).reduce((a, b) => a + b, 0)
/** Things, and the edges among them. */
export const sizeOf = ({ entities, relations }: StoreCounts): { readonly nodes: number; readonly edges: number } => ({
  nodes: sum(entities),
  edges: sum(relations) - relations.WROTE,
})

export function newFolder(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'mingtu-formats-'))
  for (const [file, text] of files) writeFileSync(join(folder, file === '' ? 'file' : file), text)
  return folder
}

/** Where a package is not called like its module. */
const PACKAGES: Readonly<Record<string, string>> = { 'bratly.io': 'bratly-io-fs', webanno_tsv: 'git+https://github.com/neuged/webanno_tsv' }

/** Python with the package; null, said once, where there is none. */
export function pythonWith(module: string): ((script: string, ...args: readonly string[]) => unknown) | null {
  const python = process.env['MINGTU_TEST_PYTHON'] ?? 'python3'
  if (spawnSync(python, ['-c', `import ${module}`]).status !== 0) {
    console.warn(
      `Skipped: what the Python package ${module} reads. Get it with: pip install ${PACKAGES[module] ?? module}, and name that Python in MINGTU_TEST_PYTHON.`,
    )
    return null
  }
  return (script, ...args) => {
    const { status, stdout, stderr } = spawnSync(python, ['-c', script, ...args], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout) as unknown // what the script prints
  }
}
