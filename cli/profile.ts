import { Command, Option } from 'commander'
import {
  MingtuError,
  profile,
  profileSite,
  readWholeGraph,
  renderProfileHtml,
  renderProfileJsonld,
  renderProfileMarkdown,
} from '../graph/index.ts'
import type { EntityId, IsoDate, Profile, ProfileLanguage } from '../graph/index.ts'
import { parseDate } from '../pipeline/read/index.ts'
import { countingProgress } from './counting-progress.ts'
import { findEntity } from './find-entity.ts'
import { STORE_OPTION } from './open-store.ts'
import { readStore } from './read-store.ts'
import type { ReadableStore } from './served-store.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'
import { writeFolder } from './write-files.ts'

const FORMATS = {
  md: renderProfileMarkdown,
  html: (found: Profile, language: ProfileLanguage) => renderProfileHtml(found, language),
  json: (found: Profile) => JSON.stringify(found, null, 2),
  jsonld: (found: Profile) => renderProfileJsonld(found),
} as const satisfies Readonly<Record<string, (found: Profile, language: ProfileLanguage) => string>>

interface ProfileFlags {
  readonly store: string
  readonly format?: keyof typeof FORMATS
  readonly lang: ProfileLanguage
  readonly asOf?: string
  readonly all?: string
}

const EXAMPLES = `
Examples:
  $ mingtu profile 陆望舒 --store graph.mingtu
  $ mingtu profile 汐阳市人民政府 --lang en --format html > hall.html
  $ mingtu profile 周怀谷 --as-of 2023-12-31      as it could have been written then
  $ mingtu profile 6f0e…91 --format json
  $ mingtu profile --all profiles/                of everything, with an index.html that opens from disk

Where several people bear a name, they are listed with their posts and the commands that take one of them.`

export function profileCommand(terminal: Terminal): Command {
  return new Command('profile')
    .description('what the graph knows of one entity, or of all, with quotations')
    .argument('[name]', 'a name, an alias or an id')
    .option(...STORE_OPTION)
    .addOption(new Option('--format <format>', 'how to print it (default: md)').choices(Object.keys(FORMATS)))
    .addOption(new Option('--lang <language>', 'the language of its sentences').choices(['zh', 'en']).default('zh'))
    .option('--as-of <day>', 'only what was in print by then: 2023-12-31, or a month')
    .option('--all <dir>', 'write the profiles of everything into a new folder')
    .addHelpText('after', EXAMPLES)
    .action(async (name: string | undefined, flags: ProfileFlags) => {
      const asOf = dayOf(flags.asOf)
      const { all } = flags
      if (name !== undefined && all === undefined) await one(name, flags, asOf, terminal)
      else if (name === undefined && all !== undefined) await everything(all, flags, asOf, terminal)
      else
        throw new MingtuError(
          'USAGE',
          name === undefined ? 'profile needs a name.' : 'profile takes a name or --all, not both.',
          'See mingtu profile --help.',
        )
    })
}

function dayOf(given: string | undefined): { readonly asOf?: IsoDate } {
  const day = given === undefined ? undefined : parseDate(given)
  if (day === null) throw new MingtuError('USAGE', `--as-of ${given ?? ''} is no date.`, 'Write it as 2024-01-29.')
  return day === undefined ? {} : { asOf: day }
}

async function one(name: string, flags: ProfileFlags, asOf: { readonly asOf?: IsoDate }, terminal: Terminal): Promise<void> {
  const found = await readStore(flags.store, terminal, async (store) => {
    const { id } = await findEntity(store, name, (other) => commandFor(other, flags))
    return profile(store, id, asOf)
  })
  print(terminal.stdout, FORMATS[flags.format ?? 'md'](found, flags.lang))
}

/** The same command for another entity. */
function commandFor(id: EntityId, { store, format, lang, asOf }: ProfileFlags): string {
  const options = [
    ...(store === STORE_OPTION[2] ? [] : ['--store', quoted(store)]),
    ...(format === undefined ? [] : ['--format', format]),
    ...(lang === 'zh' ? [] : ['--lang', lang]),
    ...(asOf === undefined ? [] : ['--as-of', quoted(asOf)]),
  ]
  return ['mingtu profile', id, ...options].join(' ')
}

const quoted = (word: string): string => (/^[\w./:-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)

async function everything(folder: string, flags: ProfileFlags, asOf: { readonly asOf?: IsoDate }, terminal: Terminal): Promise<void> {
  if (flags.format !== undefined && flags.format !== 'html')
    throw new MingtuError('USAGE', `--all writes HTML, not ${flags.format}.`, 'Leave --format out, or print one profile at a time.')
  const written = await readStore(flags.store, terminal, async (store: ReadableStore) => {
    const graph = await readWholeGraph(store.export())
    const progress = countingProgress(terminal, 'profiles', graph.entities.filter(({ mentions }) => mentions > 0).length)
    let count = 0
    const onProfile = (): void => {
      count += 1
      progress.add()
    }
    try {
      await writeFolder(folder, profileSite(graph, flags.lang, { ...asOf, onProfile }), '--all')
    } finally {
      progress.stop()
    }
    return count
  })
  print(terminal.stdout, `${String(written)} profiles in ${folder}; open ${folder.replace(/\/$/, '')}/index.html`)
}
