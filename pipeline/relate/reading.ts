import type { EntityType } from '../../graph/schema.ts'
import type { Article, Home, Mention, Sentence } from '../types.ts'
import { codeOf, without } from './coded.ts'
import type { Coded, Node, Piece } from './coded.ts'
import { homeRegion } from './organs.ts'

export interface Referred {
  readonly type: EntityType
  readonly name: string
}

export interface RelateInput {
  readonly article: Article
  /** Sorted and flat. */
  readonly mentions: readonly Mention[]
  /** The referent of each mention; null for a title. */
  readonly referentOf: readonly (number | null)[]
  readonly referents: readonly Referred[]
  readonly home: Home
  /** Gets or creates a referent that has no mention, by its full name: 株洲市人民政府 for 市长. */
  implied(type: EntityType, name: string): number
}

/** A sentence that states something: not a byline, not furniture, not a second printing. */
export interface Line {
  readonly index: number
  readonly sentence: Sentence
  readonly coded: Coded
  /** Whom the last sentence before it with a person began with, in the same or the paragraph before. */
  readonly before: Node | null
}

/** 我市, 全省: the paper's own region. Only what can be a subject: 全市首家 and 全省第二 are left alone. */
const OWN = /(?:我|本)(省|市|州|县|区|旗)(?!委|政府|人大|政协|纪|直|级|场|民)/gu
/** 该市, 该公司, and 公司 or 学校 at the start of a clause: what was named last of that kind. */
const SAID =
  /(?:该|本)(省|市|州|县|区|镇|乡|村|社区|园区|公司|企业|集团|厂|行(?!动|业|为)|校|院|所(?!有|在|属)|馆|社|队(?!伍)|局|厅|协会|商会|医院|学校|大学|研究院|研究所|合作社|中心|委员会|办公室|法院|银行|基金会|联盟|项目|工程|计划|行动|方案)(?!委|政府|长|域|内外|业|会)|(?<=^|[，。；：！？,;:!?、）)”“"]|记者从|记者来到|来到|走进|辞去|任|为|由|收到|作为)(公司|企业|学校|医院|研究院|研究所|合作社|协会|商会)(?=[^的，。、]|$)/gu

/** 他指出, 此前她任: the person whom the last sentence with a person began with, in the last of its parts. */
const PRONOUN = /(?<=^|[，。；：！？,;:!?”]|此前|之前|随后|接着|其间|期间|后来|当时|目前|会上|现场|年|月|日)[他她](?![们的人俩家])/gu

/** （以下简称“某某”） breaks what the sentence says of the thing. */
const GLOSS = /[（(](?:以下|下)?(?:简称|称|又称|又名|证券代码|股票代码|证券简称)[^（）()]{0,30}[）)]/gu

/** 在甲县，当地启动…: the place that was named before the comma. */
const THERE = /(?<=^|[，。；,;])当地(?!的|时间|群众|居民|村民|干部|企业|媒体|政府|人)/gu

/** Read as a name, it is none. */
const GENERIC = /^(?:本|该)?(?:公司|集团|企业)$/u
/** A firm that makes something known is the one that its announcement calls 公司. */
const ANNOUNCES =
  /^(?:[（(][^（）()]{1,24}[）)]){0,2}(?:近日|日前|今日|\d{1,2}月\d{1,2}日|[早午晚]间|发布|晚|在互动平台){0,3}(?:公告|披露)/u

/** 甲率考察团赴…; 考察团一行来到…: the team stands for who leads it. */
const TEAM =
  /(?<=^|[，。；：！？,;:!?”]|会见|会见了|陪同)(?:(?:检查|考察|调研|督导|慰问|代表|执法检查|招商)[团组])(?:一行)?(?=先后|来到|走进|深入|前往|赴|到|实地|考察|参观|走访|一行|还|分别|[，。]|$)/gu
const LEADS_TEAM = /^[^，。；：！？,;:!?]{0,14}(?:率|带领|率领)[^，。；：！？,;:!?]{0,20}[团组队]/u

/** 全市水利系统: the organ of the region's own level. */
const SYSTEM = /全([省市县区州])(\p{Script=Han}{2,6}?)系统/gu

/** How many names back a phrase may point. */
const SAID_REACH = 200

const KINDS: { readonly [word: string]: { readonly type: EntityType; readonly name: RegExp } } = {
  省: { type: 'Place', name: /(?:省|自治区)$/u },
  市: { type: 'Place', name: /市$/u },
  州: { type: 'Place', name: /州$/u },
  县: { type: 'Place', name: /县$/u },
  区: { type: 'Place', name: /(?<![社小园景库校厂])区$/u },
  镇: { type: 'Place', name: /镇$/u },
  乡: { type: 'Place', name: /乡$/u },
  村: { type: 'Place', name: /村$/u },
  社区: { type: 'Place', name: /社区$/u },
  园区: { type: 'Place', name: /(?:园|园区|区|新城)$/u },
  公司: { type: 'Company', name: /(?:)/u },
  企业: { type: 'Company', name: /(?:)/u },
  集团: { type: 'Company', name: /(?:)/u },
  厂: { type: 'Company', name: /(?:)/u },
  校: { type: 'Organization', name: /(?:校|大学|学院|中学|小学|[一二三四五六七八九十]中)$/u },
  学校: { type: 'Organization', name: /(?:校|大学|学院|中学|小学|[一二三四五六七八九十]中)$/u },
  院: { type: 'Organization', name: /院$/u },
  研究院: { type: 'Organization', name: /研究院$/u },
  研究所: { type: 'Organization', name: /研究所$/u },
  所: { type: 'Organization', name: /所$/u },
  馆: { type: 'Organization', name: /馆$/u },
  社: { type: 'Organization', name: /社$/u },
  合作社: { type: 'Organization', name: /社$/u },
  队: { type: 'Organization', name: /队$/u },
  行: { type: 'Company', name: /行$/u },
  医院: { type: 'Organization', name: /(?:医院|保健院|卫生院)$/u },
  局: { type: 'Government', name: /局$/u },
  厅: { type: 'Government', name: /厅$/u },
  大学: { type: 'Organization', name: /大学$/u },
  委员会: { type: 'Government', name: /(?:委员会|委)$/u },
  办公室: { type: 'Government', name: /(?:办公室|办)$/u },
  法院: { type: 'Government', name: /(?:法院|中院|高院)$/u },
  银行: { type: 'Company', name: /行$/u },
  基金会: { type: 'Organization', name: /基金会$/u },
  联盟: { type: 'Organization', name: /联盟$/u },
  协会: { type: 'Organization', name: /会$/u },
  商会: { type: 'Organization', name: /商会$/u },
  中心: { type: 'Organization', name: /中心$/u },
  项目: { type: 'Programme', name: /(?:)/u },
  工程: { type: 'Programme', name: /(?:)/u },
  计划: { type: 'Programme', name: /计划$/u },
  行动: { type: 'Programme', name: /行动$/u },
  方案: { type: 'Programme', name: /方案$/u },
}

export function linesOf(input: RelateInput): readonly Line[] {
  const { article, mentions, referentOf, referents, home } = input
  const bySentence = new Map<number, number[]>()
  for (const [index, mention] of mentions.entries()) {
    if (mention.uncounted !== undefined) continue
    const list = bySentence.get(mention.sentence)
    if (list === undefined) bySentence.set(mention.sentence, [index])
    else list.push(index)
  }
  const lines: Line[] = []
  let said: readonly Node[] = []
  let person: Node | null = null
  let team: Node | null = null
  let announcer: Node | null = null
  let leadPlace: Piece | null = null
  for (const [index, sentence] of article.sentences.entries()) {
    if (sentence.copyOf !== undefined || sentence.role === 'byline' || sentence.role === 'furniture') continue
    const all: Piece[] = (bySentence.get(index) ?? []).map((m) => {
      const { type, surface, at } = mentions[m] as Mention // m is an index of `mentions`
      return { ...at, node: { type, referent: referentOf[m] ?? null, surface } }
    })
    const pieces = all.filter(({ node }) => node.type !== 'Company' || !GENERIC.test(node.surface))
    const free = (start: number, end: number) => pieces.every((piece) => piece.end <= start || piece.start >= end)
    const phrases: Piece[] = []
    announcer ??=
      pieces.find(({ node, end }) => node.type === 'Company' && ANNOUNCES.test(sentence.text.slice(end, end + 40)))?.node ?? null
    for (const found of sentence.text.matchAll(OWN)) {
      const name = homeRegion(home, found[1] ?? '')
      const end = found.index + found[0].length
      if (name !== null && free(found.index, end)) phrases.push({ start: found.index, end, node: regionNode(name, found[0], referents) })
    }
    for (const found of sentence.text.matchAll(SAID)) {
      const kind = KINDS[found[1] ?? found[2] ?? '']
      const end = found.index + found[0].length
      if (kind === undefined || !free(found.index, end)) continue
      const before = pieces.filter((piece) => piece.end <= found.index).map((piece) => piece.node)
      const fitting = [...said, ...before].filter(
        (one) => one.type === kind.type && one.referent !== null && kind.name.test(referents[one.referent]?.name ?? ''),
      )
      if (found[2] !== undefined && found[2] !== '公司' && sentence.text[found.index - 1] === '、') continue
      const node = found[1] !== undefined ? fitting.at(-1) : kind.type === 'Company' && announcer !== null ? announcer : mostNamed(fitting)
      if (node !== undefined) phrases.push({ start: found.index, end, node: { ...node, surface: found[0], stands: true } })
    }
    for (const found of sentence.text.matchAll(THERE)) {
      const said = pieces.filter((piece) => piece.end <= found.index)
      const place = said.at(-1) ?? leadPlace
      const end = found.index + found[0].length
      if (place?.node.type === 'Place' && free(found.index, end))
        phrases.push({ start: found.index, end, node: { ...place.node, surface: found[0], stands: true } })
    }
    const before = person
    for (const found of sentence.text.matchAll(TEAM)) {
      const end = found.index + found[0].length
      if (team !== null && free(found.index, end))
        phrases.push({ start: found.index, end, node: { ...team, surface: found[0], stands: true } })
    }
    team = pieces.findLast((piece) => piece.node.type === 'Person' && LEADS_TEAM.test(sentence.text.slice(piece.end)))?.node ?? team
    const last = sentence.text.lastIndexOf('；')
    const people = pieces.filter((piece) => piece.node.type === 'Person')
    const lead = (people.find((piece) => piece.start > last) ?? people[0])?.node ?? null
    for (const found of sentence.text.matchAll(PRONOUN)) {
      const [start, end] = [found.index, found.index + 1]
      const one = pieces.find((piece) => piece.end <= start && piece.node.type === 'Person')?.node ?? person
      if (one !== null && free(start, end)) phrases.push({ start, end, node: { ...one, surface: found[0], stands: true } })
    }
    person = lead ?? person
    for (const found of sentence.text.matchAll(SYSTEM)) {
      const end = found.index + found[0].length
      const known = mentions.findIndex((mention) => mention.surface === `${found[1] ?? ''}${found[2] ?? ''}` && mention.type !== 'Title')
      const referent = referentOf[known] ?? null
      if (known === -1 || referent === null || !free(found.index, end)) continue
      phrases.push({
        start: found.index,
        end,
        node: { type: (mentions[known] as Mention).type, referent, surface: found[0], stands: true },
      })
    }
    leadPlace = firstPlace(pieces) ?? leadPlace
    said = [...said, ...pieces.map((piece) => piece.node)].slice(-SAID_REACH)
    lines.push({
      index,
      sentence,
      before,
      coded: withoutGlosses(
        codeOf(
          sentence.text,
          [...pieces, ...phrases].sort((a, b) => a.start - b.start),
        ),
      ),
    })
  }
  return lines
}

/** Of the places that a sentence names first, side by side, the last: 甲省乙市被誉为…. */
function firstPlace(pieces: readonly Piece[]): Piece | null {
  const at = pieces.findIndex(({ node }) => node.type === 'Place')
  let last = pieces[at] ?? null
  for (const piece of pieces.slice(at + 1)) {
    if (last === null || piece.node.type !== 'Place' || piece.start !== last.end) break
    last = piece
  }
  return last
}

function withoutGlosses(coded: Coded): Coded {
  const ranges = [...coded.code.matchAll(GLOSS)].map((found) => [found.index, found.index + found[0].length] as const)
  return ranges.length === 0 ? coded : without(coded, ranges)
}

/** 公司, without 该, is what the article is about: what it has named most often, the later of two. */
function mostNamed(nodes: readonly Node[]): Node | undefined {
  const counts = new Map<number | null, number>()
  for (const { referent } of nodes) counts.set(referent, (counts.get(referent) ?? 0) + 1)
  const count = (node: Node) => counts.get(node.referent) ?? 0
  return nodes
    .toReversed()
    .reduce<Node | undefined>((best, node) => (best === undefined || count(node) > count(best) ? node : best), undefined)
}

/** A node for a region by its full name: the referent that has it, or one to be made when a fact needs it. */
export function regionNode(name: string, surface: string, referents: readonly Referred[]): Node {
  const known = referents.findIndex((one) => one.type === 'Place' && one.name === name)
  return known === -1
    ? { type: 'Place', referent: null, implied: { type: 'Place', name }, surface, stands: true }
    : { type: 'Place', referent: known, surface, stands: true }
}
