import { Command } from 'commander'
import { MingtuError } from '../graph/index.ts'
import type { ArticleId, GraphStore } from '../graph/index.ts'
import { closeGraph } from './close-graph.ts'
import { DECISIONS_OPTION, decisionsFile, readDecisions } from './decisions-file.ts'
import { openExistingStore, STORE_OPTION, withStore } from './open-store.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'

interface RemoveFlags {
  readonly store: string
  readonly decisions?: string
  readonly origin?: string
}

const EXAMPLES = `
Examples:
  $ mingtu remove 0f3a…c2 --store graph.mingtu
  $ mingtu remove --origin pages/2024-01-29.txt --store graph.mingtu

An id is what "MATCH (a:Article) RETURN a.id AS id, a.headline AS headline" lists; --origin takes every article of a file, as it was named when it was
read. What the article added to the graph goes with it, and nothing else.`

export function removeCommand(terminal: Terminal): Command {
  return new Command('remove')
    .description('take articles out of a graph')
    .argument('[id...]', 'ids of articles')
    .option('--origin <file>', 'all articles that were read from this file')
    .option(...STORE_OPTION)
    .option(...DECISIONS_OPTION)
    .addHelpText('after', EXAMPLES)
    .action(async (ids: string[], flags: RemoveFlags) => {
      if (ids.length === 0 && flags.origin === undefined)
        throw new MingtuError('USAGE', 'remove needs the id of an article, or --origin FILE.', 'See mingtu remove --help.')
      await withStore(await openExistingStore(flags.store, terminal), (store) => remove(store, ids, flags, terminal))
    })
}

async function remove(
  store: GraphStore,
  ids: readonly string[],
  { origin, store: address, decisions: file }: RemoveFlags,
  terminal: Terminal,
): Promise<void> {
  const { decisions } = await readDecisions(decisionsFile(address, file))
  const named = ids as readonly ArticleId[] // a wrong one finds nothing, below
  const present = await store.present(named)
  const unknown = named.find((id) => !present.has(id))
  if (unknown !== undefined)
    throw new MingtuError(
      'NOT_FOUND',
      `No article in ${address} has the id ${unknown}.`,
      'List them: mingtu query "MATCH (a:Article) RETURN a.id AS id, a.headline AS headline"',
    )
  const found = origin === undefined ? [] : await articlesFrom(store, origin)
  if (origin !== undefined && found.length === 0)
    throw new MingtuError(
      'NOT_FOUND',
      `No article in ${address} was read from ${origin}.`,
      'Give the file as it was named when it was read.',
    )
  const all = new Set([...named, ...found])
  for (const id of all) await store.remove(id)
  await closeGraph(store, decisions)
  print(terminal.stdout, `${String(all.size)} ${all.size === 1 ? 'article' : 'articles'} removed.`)
}

/** Articles of a file, and of its records (`file:3`) and pages (`file#2`). */
async function articlesFrom(store: GraphStore, origin: string): Promise<readonly ArticleId[]> {
  const ids: ArticleId[] = []
  for await (const { article } of store.shares())
    if (article.origin === origin || (article.origin.startsWith(origin) && /^[:#]\d+$/.test(article.origin.slice(origin.length))))
      ids.push(article.id)
  return ids
}
