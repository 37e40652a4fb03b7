import { ENTITY_TYPES, RELATION_TYPES, type EntityType, type RelationType } from './schema.ts'
import type { ProfileGroup } from './profile.ts'
import type { StatedEdge } from './view.ts'

/** The sentences of a profile, in each language; what they are filled with is already escaped. */
interface Words {
  readonly colon: string
  type(type: EntityType): string
  named(name: string, type: string): string
  identity(type: string, mentions: number, articles: number, span: string): string
  span(first: string, last: string): string
  aliases(names: readonly string[]): string
  current(role: string, seen: string): string
  namesakes(count: number): string
  group(type: RelationType, direction: ProfileGroup['direction']): string
  role(edge: StatedEdge): string
  seen(edge: StatedEdge): string
  together(sentences: number, articles: number, npmi: number | null): string
  quote(headline: string, text: string): string
  readonly neighbours: string
  readonly programmes: string
  readonly months: string
  readonly undated: string
  readonly sources: string
  readonly notice: string
}

/** What a relation is called from its tail. */
const INVERSE: Readonly<Record<RelationType, { readonly zh: string; readonly en: string }>> = {
  HOLDS_ROLE: { zh: '任职者', en: 'posts held here' },
  ATTENDED: { zh: '出席者', en: 'attended by' },
  VISITED: { zh: '来访者', en: 'visited by' },
  MET_WITH: RELATION_TYPES.MET_WITH,
  COOPERATES_WITH: RELATION_TYPES.COOPERATES_WITH,
  INVESTS_IN: { zh: '投资建设者', en: 'investors' },
  IMPLEMENTS: { zh: '实施者', en: 'implemented by' },
  LOCATED_IN: { zh: '位于此地', en: 'located here' },
  PART_OF: { zh: '下属', en: 'parts' },
  RECEIVED: { zh: '获得者', en: 'received by' },
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

function zhDates({ firstSeen, lastSeen }: StatedEdge): string | null {
  if (firstSeen === null) return null
  return firstSeen === lastSeen ? `${firstSeen} 见报` : `${firstSeen} 至 ${lastSeen} 见报`
}

function enDates({ firstSeen, lastSeen }: StatedEdge): string | null {
  if (firstSeen === null) return null
  return firstSeen === lastSeen ? `in print on ${firstSeen}` : `in print from ${firstSeen} to ${lastSeen}`
}

const join = (parts: readonly (string | null)[], by: string): string => parts.filter((part) => part !== null).join(by)

const zh: Words = {
  colon: '：',
  type: (type) => ENTITY_TYPES[type].zh,
  named: (name, type) => `${name}（${type}）`,
  identity: (type, mentions, articles, span) => `${type}。${span}见于 ${articles} 篇报道，共提及 ${mentions} 处。`,
  span: (first, last) => (first === last ? `${first} ` : `${first} 至 ${last} 间，`),
  aliases: (names) => `又称${names.join('、')}。`,
  current: (role, seen) => `最近见报的职务：${role}（${seen}）。`,
  namesakes: (count) => `另有 ${count} 个同名者；同名不等于同一人。`,
  group: (type, direction) => (direction === 'in' ? INVERSE[type].zh : RELATION_TYPES[type].zh),
  role: (edge) =>
    join(
      [
        edge.appointed === null ? null : `${edge.appointed} 任命`,
        zhDates(edge),
        edge.removed === null ? (edge.kinds.includes('removed') ? '报道其免职' : null) : `${edge.removed} 免去`,
        edge.kinds.includes('former') ? '曾任' : null,
        `${edge.articles} 篇报道。`,
      ],
      '，',
    ),
  seen: (edge) => join([zhDates(edge), `${edge.articles} 篇报道。`], '，'),
  together: (sentences, articles, npmi) => `同句 ${sentences} 次，${articles} 篇报道${npmi === null ? '' : `，NPMI ${npmi.toFixed(2)}`}。`,
  quote: (headline, text) => `${headline === '' ? '' : `《${headline}》`}：“${text}”`,
  neighbours: '常同句出现',
  programmes: '相关计划战略',
  months: '逐月提及',
  undated: '日期不详',
  sources: '出处',
  notice: '本页由程序按报纸原文整理，未见报不等于不存在；引用前请核对原文。',
}

const en: Words = {
  colon: ': ',
  type: (type) => ENTITY_TYPES[type].en,
  named: (name, type) => `${name} (${type})`,
  identity: (type, mentions, articles, span) => `${type}, named ${plural(mentions, 'time')} in ${plural(articles, 'article')}${span}.`,
  span: (first, last) => (first === last ? ` on ${first}` : ` from ${first} to ${last}`),
  aliases: (names) => `Also called ${names.join(', ')}.`,
  current: (role, seen) => `Post last seen in print: ${role} (${seen}).`,
  namesakes: (count) => `${count} more of the same name; one name does not make one person.`,
  group: (type, direction) => capital(direction === 'in' ? INVERSE[type].en : RELATION_TYPES[type].en),
  role: (edge) =>
    join(
      [
        edge.appointed === null ? null : `appointed ${edge.appointed}`,
        enDates(edge),
        edge.removed === null ? (edge.kinds.includes('removed') ? 'removal reported' : null) : `removed ${edge.removed}`,
        edge.kinds.includes('former') ? 'formerly' : null,
        `${plural(edge.articles, 'article')}.`,
      ],
      ', ',
    ),
  seen: (edge) => join([enDates(edge), `${plural(edge.articles, 'article')}.`], ', '),
  together: (sentences, articles, npmi) =>
    `${plural(sentences, 'shared sentence')} in ${plural(articles, 'article')}${npmi === null ? '' : `, NPMI ${npmi.toFixed(2)}`}.`,
  quote: (headline, text) => `${headline === '' ? '' : `, “${headline}”`}: “${text}”`,
  neighbours: 'Often in one sentence with',
  programmes: 'Programmes',
  months: 'Mentions by month',
  undated: 'undated',
  sources: 'Sources',
  notice: 'Compiled by a program from the text of newspapers. What was not printed may still be so; check the original before quoting.',
}

export type ProfileLanguage = 'zh' | 'en'

export const wordsOf: Readonly<Record<ProfileLanguage, Words>> = { zh, en }
