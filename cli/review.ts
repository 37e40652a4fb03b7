import { createInterface } from 'node:readline'
import { Command } from 'commander'
import { ENTITY_TYPES, entityTypes, MingtuError, REVIEW_REASONS, plainText } from '../graph/index.ts'
import type { EntityType, Evidence, PairKind, Review, ReviewPair, ReviewSide } from '../graph/index.ts'
import { DECISIONS_OPTION } from './decisions-file.ts'
import { withReview } from './open-review.ts'
import type { ReviewFlags } from './open-review.ts'
import { STORE_OPTION } from './open-store.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'

interface Flags extends ReviewFlags {
  readonly type?: string
  readonly by?: string
}

const EXAMPLES = `
Examples:
  $ mingtu review --store graph.mingtu
  $ mingtu review --store graph.mingtu --type Person --by 王编辑
  $ printf 's\\nd\\nq\\n' | mingtu review --store graph.mingtu

Shows pairs of things that may be one, likeliest first, with quotations of both. A key (or a line, where the input is no keyboard) decides:
s the same, d different, u unsure, b back to the one before (its decision is taken back), n next without deciding, q quit.
Each decision is kept in the decisions file and in effect at once.`

export function reviewCommand(terminal: Terminal): Command {
  return new Command('review')
    .description('decide which things are one and which are two')
    .option(...STORE_OPTION)
    .option(...DECISIONS_OPTION)
    .option('--type <type>', `only pairs of this type: ${entityTypes.join(', ')}`)
    .option('--by <name>', 'who decides; noted beside each decision')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: Flags) => {
      const type = entityTypes.find((each) => each === flags.type)
      if (flags.type !== undefined && type === undefined)
        throw new MingtuError('USAGE', `“${flags.type}” is no type.`, `Give one of: ${entityTypes.join(', ')}.`)
      await withReview(flags, terminal, (review) => ask(review, terminal, type, flags.by))
    })
}

const KEYS: Readonly<Record<string, PairKind>> = { s: 'same', d: 'different', u: 'unsure' }
const PROMPT = '[s]ame 同一  [d]ifferent 不同  [u]nsure 存疑  [b]ack 返回  [n]ext 跳过  [q]uit 退出 > '

async function ask(review: Review, terminal: Terminal, type: EntityType | undefined, by: string | undefined): Promise<void> {
  const narrowed = type === undefined ? {} : { type }
  const answers = answersOf(terminal)
  const made: { readonly ids: readonly string[]; readonly skipped: number }[] = []
  let skipped = 0
  try {
    for (;;) {
      const { items, total } = await review.queue({ ...narrowed, limit: 1, offset: skipped })
      const [pair] = items
      if (pair === undefined) break
      print(terminal.stdout, renderPair(pair, made.filter(({ ids }) => ids.length > 0).length, total - skipped))
      terminal.stderr.write(PROMPT)
      const answer = await answers.next()
      const typed = answer.done === true ? 'q' : String(answer.value)
      const key = typed.trim().toLowerCase().slice(0, 1)
      const kind = KEYS[key]
      if (key === 'q') break
      if (kind !== undefined) {
        const { ids } = await review.decide({ kind, a: pair.a.key, b: pair.b.key, ...(by === undefined ? {} : { by }) })
        made.push({ ids, skipped })
      } else if (key === 'n') {
        made.push({ ids: [], skipped })
        skipped += 1
      } else if (key === 'b') {
        const before = made.pop()
        for (const id of before?.ids ?? []) await review.undo(id)
        skipped = before?.skipped ?? skipped
      } else print(terminal.stderr, `“${typed}” is none of s, d, u, b, n, q.`)
    }
  } finally {
    await answers.return(undefined)
  }
  const decided = made.filter(({ ids }) => ids.length > 0).length
  const { total } = await review.queue({ ...narrowed, limit: 1 })
  print(terminal.stdout, `${String(decided)} decided, ${String(total)} left.`)
}

/** Single keys of a keyboard, lines of anything else. */
async function* answersOf({ stdin }: Terminal): AsyncGenerator<string> {
  const keyboard = 'isTTY' in stdin && stdin.isTTY === true ? (stdin as NodeJS.ReadStream) : null // a terminal is one
  if (keyboard === null) {
    yield* createInterface({ input: stdin, crlfDelay: Infinity })
    return
  }
  keyboard.setRawMode(true)
  try {
    for await (const chunk of keyboard) {
      const key = String(chunk)
      if (key === '\u0003' || key === '\u0004') return // Ctrl-C, Ctrl-D
      process.stderr.write(`${key}\n`)
      yield key
    }
  } finally {
    keyboard.setRawMode(false)
  }
}

function renderPair({ a, b, score, reasons }: ReviewPair, decided: number, left: number): string {
  const why = reasons.map((reason) => `${REVIEW_REASONS[reason].zh} ${REVIEW_REASONS[reason].en}`).join('；')
  return [
    '',
    `── ${String(decided)} decided, ${String(left)} open · ${score.toFixed(2)} · ${why}`,
    ...renderSide('A', a),
    ...renderSide('B', b),
  ].join('\n')
}

function renderSide(mark: string, { entity, posts, evidence }: ReviewSide): readonly string[] {
  const aliases = entity.aliases.length === 0 ? '' : `（${entity.aliases.slice(0, 5).join('、')}）`
  const seen =
    entity.firstSeen === null ? '' : `，${entity.firstSeen}${entity.lastSeen === entity.firstSeen ? '' : ` 至 ${entity.lastSeen ?? ''}`}`
  return [
    `${mark}  ${entity.name}${aliases} ${ENTITY_TYPES[entity.type].zh}，${String(entity.articles)} 篇${seen}`,
    ...(posts.length === 0 ? [] : [`   ${posts.slice(0, 6).join('；')}`]),
    ...evidence.map(renderQuote),
  ]
}

/** The names asked about stand in 【】. */
function renderQuote({ text, start, marks, source, date }: Evidence): string {
  let shown = ''
  let from = 0
  for (const mark of marks) {
    if (mark.start - start < from) continue
    shown += `${text.slice(from, mark.start - start)}【${text.slice(mark.start - start, mark.end - start)}】`
    from = mark.end - start
  }
  return `   ${plainText(shown + text.slice(from))} —— ${[source, date].filter((part) => part !== null).join(' ')}`
}
