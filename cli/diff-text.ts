import { ENTITY_TYPES, RELATION_TYPES } from '../graph/index.ts'
import type { DiffEntity, DiffRelation, GraphDiff } from '../graph/index.ts'

const KINDS = { observed: null, appointed: 'appointed', removed: 'removed', former: 'former', launched: 'begun by it' } as const

/** For people: + came, - went, ~ is otherwise now. */
export function renderDiff({ articles, entities, relations }: GraphDiff): string {
  const { more, fewer } = relations.evidence
  const lines = [
    `${count(articles.added, 'article')} new, ${String(articles.gone)} gone; ${String(articles.before)} before, ${String(articles.after)} after.`,
    ...section(
      'Posts and relations that are new',
      relations.added.flatMap((each) => told('+', each)),
    ),
    ...section(
      'Posts and relations that are otherwise now',
      relations.changed.flatMap(({ before, after }) => [...told('~', after), `      before: ${stateOf(before)}`]),
    ),
    ...section(
      'Posts and relations that are gone',
      relations.gone.flatMap((each) => told('-', each)),
    ),
    ...section(
      'Things that are new',
      entities.added.map((each) => named('+', each)),
    ),
    ...section(
      'Things by another name',
      entities.renamed.map(({ before, after }) => `${named('~', after)}, before: ${before.name}`),
    ),
    ...section(
      'Things that are gone',
      entities.gone.map((each) => named('-', each)),
    ),
    ...(more + fewer === 0 ? [] : ['', `${count(more, 'relation')} with more sentences than before, ${String(fewer)} with fewer.`]),
  ]
  return lines.join('\n')
}

const count = (number: number, noun: string): string => `${String(number)} ${noun}${number === 1 ? '' : 's'}`
const section = (title: string, rows: readonly string[]): readonly string[] => (rows.length === 0 ? [] : ['', `${title}:`, ...rows])
const named = (sign: string, { type, name, articles }: DiffEntity): string =>
  `  ${sign} ${name} (${ENTITY_TYPES[type].zh} ${type}, ${count(articles, 'article')})`

function told(sign: string, relation: DiffRelation): readonly string[] {
  const { type, head, tail, title, quotes } = relation
  const state = stateOf(relation)
  return [
    `  ${sign} ${head} ─${[RELATION_TYPES[type].zh, title].filter((part) => part !== null).join(' ')}→ ${tail}${state === '' ? '' : ` (${state})`}`,
    ...quotes.map(({ source, date, text }) => `      ${[source, date].filter((part) => part !== null).join(' ')}: “${text}”`),
  ]
}

function stateOf({ kinds, appointed, removed }: DiffRelation): string {
  const says = kinds.flatMap((kind) => KINDS[kind] ?? [])
  const dates = [appointed === null ? null : `appointed ${appointed}`, removed === null ? null : `removed ${removed}`].filter(
    (part) => part !== null,
  )
  const bare = says.filter((kind) => !dates.some((date) => date.startsWith(kind)))
  return [...dates, ...bare].join(', ') || (kinds.length > 0 ? 'seen in print' : '')
}
