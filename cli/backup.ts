import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import { isDeepStrictEqual } from 'node:util'
import { MingtuError } from '../graph/index.ts'
import { recordsFile } from './build-record.ts'
import { DECISIONS_OPTION, decisionsFile } from './decisions-file.ts'
import { plural } from './numbers.ts'
import { openExistingStore, STORE_OPTION, withStore } from './open-store.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'

/** Says which process holds a store; it belongs to no copy. */
const HOLDER = 'holder.json'

export function backupCommand(terminal: Terminal): Command {
  return new Command('backup')
    .description('copy a store, its decisions and its record of builds into a new folder and beside it, and check the copy')
    .argument('<folder>', 'where the copy goes; it must not be there yet')
    .option(...STORE_OPTION)
    .option(...DECISIONS_OPTION)
    .action((folder: string, { store, decisions }: { readonly store: string; readonly decisions?: string }) =>
      copyStore(store, folder, terminal, decisions),
    )
}

export function restoreCommand(terminal: Terminal): Command {
  return new Command('restore')
    .description('make a store from a backup')
    .argument('<folder>', 'what mingtu backup made')
    .option(...STORE_OPTION)
    .action((folder: string, { store }: { readonly store: string }) => copyStore(folder, store, terminal))
}

/** The store is held open meanwhile, so that nobody writes into it. A copy that does not count the same is taken away. */
async function copyStore(from: string, to: string, terminal: Terminal, decisions?: string): Promise<void> {
  for (const address of [from, to])
    if (address.includes('://'))
      throw new MingtuError('USAGE', `${address} is a server, not a folder.`, 'Neo4j has its own: neo4j-admin database dump and load.')
  const beside = [
    { from: decisionsFile(from, decisions), to: decisionsFile(to) },
    { from: recordsFile(from), to: recordsFile(to) },
  ].filter((file) => existsSync(file.from))
  const taken = [...(existsSync(to) && readdirSync(to).length > 0 ? [to] : []), ...beside.map((file) => file.to).filter(existsSync)][0]
  if (taken !== undefined) throw new MingtuError('STORE', `${taken} is there already.`, 'Give a new folder; nothing is written over.')
  const counts = await withStore(await openExistingStore(from, terminal), async (store) => {
    cpSync(from, to, { recursive: true, filter: (path) => basename(path) !== HOLDER })
    return store.counts()
  })
  const copied = await withStore(await openExistingStore(to, terminal), (store) => store.counts())
  if (!isDeepStrictEqual(copied, counts)) {
    rmSync(to, { recursive: true })
    throw new MingtuError('STORE', `the copy of ${from} is not whole.`, 'Check the free space and the disk, and try again.')
  }
  for (const file of beside) cpSync(file.from, file.to)
  print(terminal.stdout, `${plural(counts.articles, 'article')} of ${from} are in ${to}; both count the same.`)
}
