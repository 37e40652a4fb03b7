import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import type { SkippedPage } from '../types.ts'

export const STDIN = '-'

export type Input =
  | { readonly kind: 'stdin' }
  /** `root` is the folder that was named, when the file was found in one. */
  | { readonly kind: 'file'; readonly path: string; readonly bytes: number; readonly root: string | null }
  | { readonly kind: 'skipped'; readonly skipped: SkippedPage }

/** What lies in folders of pages beside the pages: hidden files, tables and expected results, notes for people. Named outright, they are read. */
const COMPANIONS = /^(?:\..*|(?:readme|license|notice|changelog)(?:\..*)?|.*\.(?:json|csv|tsv|ya?ml|toml|ini)|thumbs\.db)$/i

/** The files behind paths, folders (with all that is in them) and globs, in the order given and sorted within each; no file twice. */
export async function listInputs(inputs: readonly string[]): Promise<readonly Input[]> {
  const seen = new Set<string>()
  const listed: Input[] = []
  for (const input of inputs)
    for (const found of input === STDIN ? [{ kind: 'stdin' } as const] : await expand(input)) {
      const key = found.kind === 'file' ? await realpath(found.path) : JSON.stringify(found)
      if (!seen.has(key)) listed.push(found)
      seen.add(key)
    }
  return listed
}

async function expand(input: string): Promise<readonly Input[]> {
  const kind = await kindOf(input)
  if (kind === 'folder') return expandFolder(input)
  if (kind !== 'missing') return [kind]
  if (!isDynamicPattern(input)) return [skip(input, 'there is no such file or folder', 'Check the path.')]
  const paths = (await glob(input.replaceAll('\\', '/'), { onlyFiles: false, expandDirectories: false })).sort()
  if (paths.length === 0) return [skip(input, 'no file fits this pattern', 'Check the pattern; ** stands for any folders.')]
  const found: Input[] = []
  // A folder that the pattern also matches holds files that it need not match.
  for (const path of paths) {
    const matched = await kindOf(path)
    if (matched !== 'folder' && matched !== 'missing') found.push(matched)
  }
  return found.length > 0 ? found : [skip(input, 'only folders fit this pattern', `Add what the files are called: ${input}/*.txt`)]
}

async function kindOf(path: string): Promise<Input | 'folder' | 'missing'> {
  try {
    const stats = await stat(path)
    if (stats.isDirectory()) return 'folder'
    if (stats.isFile() || stats.isFIFO()) return { kind: 'file', path, bytes: stats.size, root: null }
    return skip(path, 'it is a device, not a file', 'Give a file, a folder, or - for standard input.')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' ? 'missing' : unreadable(path, error)
  }
}

async function expandFolder(root: string): Promise<readonly Input[]> {
  const found = await walk(root, root, new Set([await realpath(root)]))
  return found.length > 0
    ? found
    : [skip(root, 'no page is in this folder', 'Put text, HTML, JSONL, PDF or DOCX files there, or name another folder.')]
}

/** `above` holds the real paths of the folders around, so that a link to one of them is not followed for ever. */
async function walk(folder: string, root: string, above: ReadonlySet<string>): Promise<readonly Input[]> {
  let names: string[]
  try {
    names = (await readdir(folder)).sort()
  } catch (error) {
    return [unreadable(folder, error)]
  }
  const found: Input[] = []
  for (const name of names.filter((candidate) => !COMPANIONS.test(candidate))) {
    const path = join(folder, name)
    const kind = await kindOf(path)
    if (kind === 'missing') found.push(skip(path, 'it is a link that leads nowhere', 'Mend or remove the link.'))
    else if (kind !== 'folder') found.push(kind.kind === 'file' ? { ...kind, root } : kind)
    else {
      const real = await realpath(path)
      if (!above.has(real)) found.push(...(await walk(path, root, new Set([...above, real]))))
    }
  }
  return found
}

export function unreadable(path: string, cause: unknown): Input & { readonly kind: 'skipped' } {
  return skip(
    path,
    `it cannot be read (${cause instanceof Error ? cause.message : String(cause)})`,
    `Check the permissions of ${basename(path)}.`,
  )
}

function skip(origin: string, reason: string, remedy: string): Input & { readonly kind: 'skipped' } {
  return { kind: 'skipped', skipped: { origin, reason, remedy } }
}
