import { Command, Option } from 'commander'
import { profile, renderProfileMarkdown } from '../graph/index.ts'
import { findEntity } from './find-entity.ts'
import { STORE_OPTION } from './open-store.ts'
import { readStore } from './read-store.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'

interface ProfileFlags {
  readonly store: string
  readonly format: 'md' | 'json'
  readonly lang: 'zh' | 'en'
}

const EXAMPLES = `
Examples:
  $ mingtu profile 陆望舒 --store graph.mingtu
  $ mingtu profile 汐阳市人民政府 --lang en --store graph.mingtu > profile.md
  $ mingtu profile 6f0e…91 --format json --store graph.mingtu

Where several people bear a name, they are listed with their posts and ids.`

export function profileCommand(terminal: Terminal): Command {
  return new Command('profile')
    .description('what the graph knows of one entity, with quotations')
    .argument('<name>', 'a name, an alias or an id')
    .option(...STORE_OPTION)
    .addOption(new Option('--format <format>', 'how to print it').choices(['md', 'json']).default('md'))
    .addOption(new Option('--lang <language>', 'the language of its headings').choices(['zh', 'en']).default('zh'))
    .addHelpText('after', EXAMPLES)
    .action(async (name: string, flags: ProfileFlags) => {
      const found = await readStore(flags.store, async (store) => profile(store, (await findEntity(store, name)).id))
      print(terminal.stdout, flags.format === 'json' ? JSON.stringify(found, null, 2) : renderProfileMarkdown(found, flags.lang))
    })
}
