import type { IsoDate } from '../model.ts'
import { plainText } from '../plain-text.ts'
import { ENTITY_TYPES, type EntityType, type RelationType } from '../schema.ts'
import type { EntityNode, Evidence, StatedEdge } from '../view.ts'

export type ProfileLanguage = 'zh' | 'en'

type Parts = readonly (string | EntityNode)[]
type Direction = 'out' | 'in' | 'both'

/** The sentences of a profile, in each language; names are put in as they are. */
export interface Words {
  readonly colon: string
  readonly stop: string
  readonly and: string
  type(type: EntityType): string
  ofType(type: EntityType): string
  inBrackets(text: string): string
  identity(type: string, mentions: number, printed: Printed, span: string): string
  span(first: string, last: string): string
  aliases(names: readonly string[]): string
  readonly current: string
  seenOn(day: string): string
  /** `isPrinted`: the day is that of a paper that says so, not one that its text gives. */
  role(edge: StatedEdge, isPrinted: (day: IsoDate) => boolean): string
  seen(edge: StatedEdge): string
  when(edge: StatedEdge): string
  did(type: RelationType, direction: Direction, other: EntityNode): Parts
  launches(programme: EntityNode): Parts
  readonly alsoThere: string
  ofAll(count: number): string
  count(printed: Printed): string
  together(sentences: number, articles: number, npmi: number | null): string
  readonly launchedBy: string
  readonly launchedHere: string
  readonly programmeStated: string
  readonly programmeBeside: string
  nameSeen(times: number, first: string | null, last: string | null): string
  quoted(evidence: Evidence): string
  source(evidence: Evidence): string
  readonly deeds: string
  readonly neighbours: string
  readonly programmes: string
  /** Those who hold its posts speak for a body. */
  quotes(isPerson: boolean): string
  readonly names: string
  readonly explained: string
  readonly months: string
  readonly undated: string
  readonly sources: string
  readonly network: string
  readonly timeline: string
  readonly oneName: string
  namesakes(count: number): string
  asOf(day: string): string
  readonly notice: string
}

const plural = (count: number, noun: string): string => `${String(count)} ${noun}${count === 1 ? '' : 's'}`

/** Articles, and how many stories they are where some are reprints. */
type Printed = Pick<EntityNode, 'articles' | 'stories'>
const zhPrinted = ({ articles, stories }: Printed): string =>
  `${String(articles)} 篇报道${stories < articles ? `（转载合并为 ${String(stories)} 篇）` : ''}`
const enPrinted = ({ articles, stories }: Printed): string =>
  `${plural(articles, 'article')}${stories < articles ? ` (${stories === 1 ? '1 story' : `${String(stories)} stories`} without reprints)` : ''}`
const join = (parts: readonly (string | null)[], by: string): string => parts.filter((part) => part !== null && part !== '').join(by)

function zhDates({ firstSeen, lastSeen }: StatedEdge): string | null {
  if (firstSeen === null) return null
  return firstSeen === lastSeen || lastSeen === null ? `${firstSeen} 见报` : `${firstSeen} 至 ${lastSeen} 见报`
}

function enDates({ firstSeen, lastSeen }: StatedEdge): string | null {
  if (firstSeen === null) return null
  return firstSeen === lastSeen || lastSeen === null ? `in print on ${firstSeen}` : `in print from ${firstSeen} to ${lastSeen}`
}

const where = ({ source, date, page }: Evidence): string => join([source, date, page], ' ')

const ZH_DID: Readonly<Record<RelationType, readonly [out: string, into: string]>> = {
  HOLDS_ROLE: ['任职于', '任职者：'],
  ATTENDED: ['出席', '有出席者：'],
  VISITED: ['到访', '有来访者：'],
  MET_WITH: ['会见', '会见'],
  COOPERATES_WITH: ['合作方：', '合作方：'],
  INVESTS_IN: ['投资建设', '投资建设者：'],
  IMPLEMENTS: ['推行', '推行者：'],
  LOCATED_IN: ['位于', '有'],
  PART_OF: ['隶属', '下属：'],
  RECEIVED: ['获得', '获得者：'],
}

const zh: Words = {
  colon: '：',
  stop: '。',
  and: '、',
  type: (type) => ENTITY_TYPES[type].zh,
  ofType: (type) => `（${ENTITY_TYPES[type].zh}）`,
  inBrackets: (text) => (text === '' ? '' : `（${text}）`),
  identity: (type, mentions, printed, span) => `${type}。${span}见于 ${zhPrinted(printed)}，共提及 ${String(mentions)} 处。`,
  span: (first, last) => (first === last ? `${first} ` : `${first} 至 ${last} 间，`),
  aliases: (names) => `又称${names.join('、')}。`,
  current: '最近见报的职务：',
  seenOn: (day) => (day === '' ? '。' : `（${day}）。`),
  role: (edge, isPrinted) =>
    join(
      [
        edge.appointed === null
          ? edge.kinds.includes('appointed')
            ? '报道其任命'
            : null
          : `${edge.appointed} ${isPrinted(edge.appointed) ? '见报任命' : '任命'}`,
        zhDates(edge),
        edge.removed === null
          ? edge.kinds.includes('removed')
            ? '报道其免职'
            : null
          : `${edge.removed} ${isPrinted(edge.removed) ? '见报免职' : '免去'}`,
        edge.kinds.includes('former') ? '曾任' : null,
        zh.count(edge),
      ],
      '，',
    ),
  seen: (edge) => join([zhDates(edge), zh.count(edge)], '，'),
  when: (edge) =>
    edge.firstSeen === null
      ? '日期不详：'
      : edge.firstSeen === edge.lastSeen
        ? `${edge.firstSeen} 见报：`
        : `${edge.firstSeen} 至 ${edge.lastSeen ?? ''} 见报：`,
  did: (type, direction, other) => [ZH_DID[type][direction === 'in' ? 1 : 0], other],
  launches: (programme) => ['提出或启动', programme],
  alsoThere: '；同一句中还有',
  ofAll: (count) => `等 ${String(count)} 个`,
  count: (printed) => `${zhPrinted(printed)}。`,
  together: (sentences, articles, npmi) =>
    `同句 ${String(sentences)} 次，${String(articles)} 篇报道${npmi === null ? '' : `，NPMI ${npmi.toFixed(2)}`}。`,
  launchedBy: '提出或启动者：',
  launchedHere: '提出或启动；',
  programmeStated: '报道明言其关系。',
  programmeBeside: '只是同句出现，未言其关系。',
  nameSeen: (times, first, last) =>
    join(
      [
        first === null ? '日期不详' : first === last || last === null ? `${first} 见报` : `${first} 至 ${last} 见报`,
        `${String(times)} 次。`,
      ],
      '，',
    ),
  quoted: ({ text }) => `“${plainText(text)}”`,
  source: (evidence) => `${where(evidence)}${evidence.headline === '' ? '' : `《${evidence.headline}》`}：“${plainText(evidence.text)}”`,
  deeds: '活动',
  neighbours: '关系（同句出现，按紧密程度排列）',
  programmes: '相关计划战略',
  quotes: (isPerson) => (isPerson ? '言论' : '言论（本单位，或其负责人、成员）'),
  names: '见报的名称',
  explained: '释义',
  months: '逐月提及',
  undated: '日期不详',
  sources: '出处',
  network: '关系图',
  timeline: '时间线',
  oneName: '同名不等于同一人：一个名字之下可能有几个人，分合只凭报上所载的职务与单位。',
  namesakes: (count) => `另有 ${String(count)} 个同名者。`,
  asOf: (day) => `只据 ${day} 及以前见报的文字；日期不详的也不在内。`,
  notice: '本页由程序按报纸原文整理，未见报不等于不存在；引用前请核对原文。',
}

const EN_DID: Readonly<Record<RelationType, readonly [out: string, into: string]>> = {
  HOLDS_ROLE: ['holds a post in ', 'has in a post '],
  ATTENDED: ['attended ', 'was attended by '],
  VISITED: ['visited ', 'was visited by '],
  MET_WITH: ['met with ', 'met with '],
  COOPERATES_WITH: ['cooperates with ', 'cooperates with '],
  INVESTS_IN: ['invests in or builds ', 'has an investor in '],
  IMPLEMENTS: ['carries out ', 'is carried out by '],
  LOCATED_IN: ['lies in ', 'holds '],
  PART_OF: ['is part of ', 'has as a part '],
  RECEIVED: ['received ', 'went to '],
}

const en: Words = {
  colon: ': ',
  stop: '. ',
  and: ', ',
  type: (type) => ENTITY_TYPES[type].en,
  ofType: (type) => ` (${ENTITY_TYPES[type].en})`,
  inBrackets: (text) => (text === '' ? '' : ` (${text})`),
  identity: (type, mentions, printed, span) => `${type}, named ${plural(mentions, 'time')} in ${enPrinted(printed)}${span}.`,
  span: (first, last) => (first === last ? ` on ${first}` : ` from ${first} to ${last}`),
  aliases: (names) => `Also called ${names.join(', ')}.`,
  current: 'Post last seen in print: ',
  seenOn: (day) => (day === '' ? '.' : ` (${day}).`),
  role: (edge, isPrinted) =>
    join(
      [
        edge.appointed === null
          ? edge.kinds.includes('appointed')
            ? 'appointment reported'
            : null
          : `${isPrinted(edge.appointed) ? 'appointment in print on' : 'appointed'} ${edge.appointed}`,
        enDates(edge),
        edge.removed === null
          ? edge.kinds.includes('removed')
            ? 'removal reported'
            : null
          : `${isPrinted(edge.removed) ? 'removal in print on' : 'removed'} ${edge.removed}`,
        edge.kinds.includes('former') ? 'formerly' : null,
        en.count(edge),
      ],
      ', ',
    ),
  seen: (edge) => join([enDates(edge), en.count(edge)], ', '),
  when: (edge) =>
    edge.firstSeen === null
      ? 'Undated: '
      : edge.firstSeen === edge.lastSeen
        ? `${edge.firstSeen}: `
        : `${edge.firstSeen} to ${edge.lastSeen ?? ''}: `,
  did: (type, direction, other) => [EN_DID[type][direction === 'in' ? 1 : 0], other],
  launches: (programme) => ['put forward or began ', programme],
  alsoThere: '; in the same sentence ',
  ofAll: (count) => `, … of ${String(count)}`,
  count: (printed) => `${enPrinted(printed)}.`,
  together: (sentences, articles, npmi) =>
    `${plural(sentences, 'shared sentence')} in ${plural(articles, 'article')}${npmi === null ? '' : `, NPMI ${npmi.toFixed(2)}`}.`,
  launchedBy: 'Put forward or begun by ',
  launchedHere: 'put it forward or began it; ',
  programmeStated: 'a relation is stated.',
  programmeBeside: 'only named in one sentence; no relation is stated.',
  nameSeen: (times, first, last) =>
    join(
      [
        first === null ? 'undated' : first === last || last === null ? `in print on ${first}` : `in print from ${first} to ${last}`,
        `${plural(times, 'time')}.`,
      ],
      ', ',
    ),
  quoted: ({ text }) => `“${plainText(text)}”`,
  source: (evidence) => `${where(evidence)}${evidence.headline === '' ? '' : `, “${evidence.headline}”`}: “${plainText(evidence.text)}”`,
  deeds: 'Did',
  neighbours: 'Relations (named in one sentence, closest first)',
  programmes: 'Programmes',
  quotes: (isPerson) => (isPerson ? 'Said' : 'Said by it, or by those who hold posts in it'),
  names: 'Names in print',
  explained: 'What it stands for',
  months: 'Mentions by month',
  undated: 'undated',
  sources: 'Sources',
  network: 'Network',
  timeline: 'Timeline',
  oneName:
    'One name does not make one person: several people may stand under it, told apart only by the posts and organs that were printed.',
  namesakes: (count) => `There ${count === 1 ? 'is' : 'are'} ${String(count)} more of the same name.`,
  asOf: (day) => `Only what was in print by ${day}; what has no date is left out too.`,
  notice: 'Compiled by a program from the text of newspapers. What was not printed may still be so; check the original before quoting.',
}

export const wordsOf: Readonly<Record<ProfileLanguage, Words>> = { zh, en }
