import { Command } from 'commander'
import { entityTypes, formatDecisions, isMentionKey, MingtuError, relationTypes, ROLE_KINDS } from '../graph/index.ts'
import type { DecisionNote, DecisionRequest, IsoDate, KeptDecision, MentionKey, PairKind, Review, ThingRef } from '../graph/index.ts'
import { parseDate } from '../pipeline/read/index.ts'
import { DECISIONS_OPTION } from './decisions-file.ts'
import { findEntity } from './find-entity.ts'
import { withReview } from './open-review.ts'
import type { ReviewFlags } from './open-review.ts'
import { STORE_OPTION } from './open-store.ts'
import type { ReadableStore } from './served-store.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'

interface Flags extends ReviewFlags {
  readonly by?: string
  readonly on?: string
  readonly why?: string
}

interface AddFlags extends Flags {
  readonly title?: string
  readonly role?: string
  readonly date?: string
}

const EXAMPLES = `
Examples:
  $ mingtu decide same 澹江重工 汐阳澹江重工股份有限公司 --store graph.mingtu
  $ mingtu decide retype 澹江大桥 Place --why 桥名
  $ mingtu decide withhold 王大山
  $ mingtu decide add 白石磊 HOLDS_ROLE 澹江重工 --title 总工程师
  $ mingtu decide list
  $ mingtu decide undo 1f3a09c2be47d605

A thing is a name, an id, or the key of one mention: ARTICLE:START-END, in offsets of the page. Decisions are kept in a file beside the store, one a
line, and are in effect at once and at every build.`

export function decideCommand(terminal: Terminal): Command {
  const program = new Command('decide')
    .description('correct the graph: identity, types, spans, relations, names to withhold')
    .addHelpText('after', EXAMPLES)
  const kind = (usage: string, description: string): Command => withFlags(program.command(usage).description(description))
  const decide = (flags: Flags, request: (thing: (asked: string) => Promise<ThingRef>) => Promise<DecisionRequest>): Promise<void> =>
    withReview(flags, terminal, async (review, store) => {
      const made = await request((asked) => thingOf(store, asked))
      report(await review.decide({ ...made, ...noteOf(flags) }), terminal)
    })

  for (const pair of ['same', 'different', 'unsure'] as const satisfies readonly PairKind[])
    kind(`${pair} <a> <b>`, `two things are ${pair === 'same' ? 'one' : pair === 'different' ? 'two' : 'not to be told'}`).action(
      (a: string, b: string, flags: Flags) => decide(flags, async (thing) => ({ kind: pair, a: await thing(a), b: await thing(b) })),
    )
  kind('retype <thing> <type>', `a thing is of another type: ${entityTypes.join(', ')}`).action(
    (asked: string, type: string, flags: Flags) =>
      decide(flags, async (thing) => ({ kind: 'retype', thing: await thing(asked), type: oneOf(entityTypes, type, 'type') })),
  )
  kind('not-entity <thing>', 'what was taken for a name is none').action((asked: string, flags: Flags) =>
    decide(flags, async (thing) => ({ kind: 'not-entity', thing: await thing(asked) })),
  )
  kind('span <mention> <start> <end>', 'a name begins or ends elsewhere; offsets of the page').action(
    (mention: string, start: string, end: string, flags: Flags) =>
      decide(flags, () => Promise.resolve({ kind: 'span', mention: keyOf(mention), start: Number(start), end: Number(end) })),
  )
  kind('reject <relation>', 'a relation, by its id, is not so').action((relation: string, flags: Flags) =>
    decide(flags, () => Promise.resolve({ kind: 'reject', relation })),
  )
  kind('add <head> <relation> <tail>', 'a relation that an article states and that was not read')
    .option('--title <title>', 'the post')
    .option('--role <kind>', ROLE_KINDS.join(', '))
    .option('--date <day>', 'the stated date')
    .action((head: string, relation: string, tail: string, flags: AddFlags) =>
      decide(flags, async (thing) => ({
        kind: 'add',
        head: await thing(head),
        type: oneOf(relationTypes, relation, 'relation'),
        tail: await thing(tail),
        ...(flags.title === undefined ? {} : { title: flags.title }),
        ...(flags.role === undefined ? {} : { role: oneOf(ROLE_KINDS, flags.role, 'role') }),
        ...(flags.date === undefined ? {} : { date: dateOf(flags.date) }),
      })),
    )
  kind('withhold <person>', 'a private person is not named anywhere').action((asked: string, flags: Flags) =>
    decide(flags, async (thing) => ({ kind: 'withhold', thing: await thing(asked) })),
  )
  withFlags(program.command('list').description('the decisions, with the ids by which they are undone')).action((flags: Flags) =>
    withReview(flags, terminal, async (review) => {
      for (const kept of await review.decisions()) print(terminal.stdout, renderKept(kept))
    }),
  )
  withFlags(program.command('undo <id...>').description('takes decisions back')).action((ids: string[], flags: Flags) =>
    withReview(flags, terminal, (review) => undo(review, ids, terminal)),
  )
  return program
}

const withFlags = (command: Command): Command =>
  command
    .option(...STORE_OPTION)
    .option(...DECISIONS_OPTION)
    .option('--by <name>', 'who decides')
    .option('--on <day>', 'when: 2024-01-29')
    .option('--why <words>', 'why')

async function undo(review: Review, ids: readonly string[], terminal: Terminal): Promise<void> {
  for (const id of ids) {
    const change = await review.undo(id)
    if (change === null) throw new MingtuError('NOT_FOUND', `No decision has the id ${id}.`, 'List them: mingtu decide list')
    report(change, terminal)
  }
}

async function thingOf(store: ReadableStore, asked: string): Promise<ThingRef> {
  return isMentionKey(asked) ? asked : (await findEntity(store, asked, (id) => `mingtu decide … ${id}`)).id
}

function keyOf(text: string): MentionKey {
  if (isMentionKey(text)) return text
  throw new MingtuError('USAGE', `“${text}” is no mention.`, 'Write it as ARTICLE:START-END, in offsets of the page.')
}

function oneOf<Known extends string>(known: readonly Known[], text: string, what: string): Known {
  const found = known.find((each) => each === text)
  if (found === undefined) throw new MingtuError('USAGE', `“${text}” is no ${what}.`, `Give one of: ${known.join(', ')}.`)
  return found
}

function dateOf(text: string): IsoDate {
  const date = parseDate(text)
  if (date === null) throw new MingtuError('USAGE', `“${text}” is no date.`, 'Write it as 2024-01-29.')
  return date
}

const noteOf = ({ by, on, why }: Flags): DecisionNote => ({
  ...(by === undefined ? {} : { by }),
  ...(on === undefined ? {} : { on: dateOf(on) }),
  ...(why === undefined ? {} : { why }),
})

function report({ ids, articles, left }: Awaited<ReturnType<Review['decide']>>, { stdout }: Terminal): void {
  print(
    stdout,
    `${ids.join(' ')}: ${String(articles)} ${articles === 1 ? 'article' : 'articles'} written again, ${String(left)} pairs left to review.`,
  )
}

function renderKept({ id, decision, applies }: KeptDecision): string {
  const line = formatDecisions([decision]).trimEnd().split('\n').at(-1) ?? ''
  return `${id}  ${applies ? '' : '(not in this graph) '}${line.replaceAll('\t', '  ')}`
}
