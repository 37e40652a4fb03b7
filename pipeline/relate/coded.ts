import type { EntityType, MentionType } from '../../graph/schema.ts'

/** What stands in a coded sentence in the place of a mention, or of a phrase that means one thing: 我市, 该公司. */
export interface Node {
  readonly type: MentionType
  /** Index of the referent; null for a title, and where `implied` names a thing without a mention. */
  readonly referent: number | null
  readonly implied?: { readonly type: EntityType; readonly name: string }
  /** As written in the sentence. */
  readonly surface: string
  /** A pronoun-like phrase (我市, 该公司) rather than a name. */
  readonly stands?: true
}

/**
 * A sentence without white space (one space is kept between two mentions) in which every mention is one letter, so that a regular expression reads it as a sequence of types:
 * 市委书记张三出席 becomes GTP出席, with private letters for G, T and P. `nodes[k]` is what the letter at `k` stands for.
 */
export interface Coded {
  readonly code: string
  readonly nodes: readonly (Node | null)[]
  /** Offset in the sentence's text of each unit of `code`. */
  readonly offsets: readonly number[]
}

/** The private letter of each mention type; patterns name them in braces, see `compile`. */
export const LETTERS = {
  Person: '\uE000',
  Company: '\uE001',
  Government: '\uE002',
  Organization: '\uE003',
  Place: '\uE004',
  Title: '\uE005',
  Programme: '\uE006',
  Event: '\uE007',
} as const satisfies Record<MentionType, string>

const { Person: P, Company: C, Government: G, Organization: O, Place: L, Title: T, Programme: R, Event: E } = LETTERS
/** Marks that end a clause. */
export const STOP = '，。；：！？,;:!?'

/** What may stand behind a name in a list of people. */
const SAID_OF = '(?:同志|先生|女士|等人?|一行)?'

const PIECES: { readonly [name: string]: string } = {
  P,
  C,
  G,
  O,
  L,
  T,
  R,
  E,
  // Whoever can act: 某市, 某局, 某校, 某公司.
  A: `[${C}${G}${O}${L}]`,
  ORG: `[${C}${G}${O}]`,
  SEAT: `[${C}${O}${L}]`,
  ANY: `[${P}${C}${G}${O}${L}]`,
  // Lists: names side by side (省 + 市) or joined by 、和与.
  PS: `${P}${SAID_OF}(?:[、和与及]${P}${SAID_OF}){0,40}`,
  AS: `[${C}${G}${O}${L}]+(?:(?:等?[、和与及]|以及|及其(?:全资|控股|下属)?(?:子公司|分公司)?)[${C}${G}${O}${L}]+){0,30}`,
  ANYS: `[${P}${C}${G}${O}${L}]+(?:(?:等?[、和与及]|以及)[${P}${C}${G}${O}${L}]+){0,40}`,
  RS: `${R}+(?:(?:等?[、和与及]|以及)?${R}){0,20}`,
  LS: `${L}+(?:(?:[、和与及]|以及)${L}+){0,20}`,
  ES: `${E}+(?:(?:[、和与及]|以及)${E}){0,10}`,
  // Places and organs visited in turn, with a few words between: 到甲区的乙公司、丙村等地.
  TOUR: `[${C}${G}${O}${L}](?:[^就${STOP}\\uE000-\\uE007]{0,8}[${C}${G}${O}${L}]){0,20}`,
  // Programmes in a list, with a few words around each: 甲活动、乙行动和丙等.
  PLANS: `[${R}${E}](?:[^${STOP}、\\uE000-\\uE007]{0,8}(?:[、和与及]|以及|等)[^${STOP}、\\uE000-\\uE007]{0,8}[${R}${E}]|[${R}${E}]){0,20}`,
  OPEN: '[（(]',
  CLOSE: '[）)]',
  STOP: `[${STOP}]`,
  END: `(?=[${STOP}、）)]|$)`,
}

/**
 * A pattern over coded text. `{P}`, `{AS}` and the other names above stand for letters and lists of letters; `{~12}` for up to 12
 * units without a mention or a stop, `{≈12}` for up to 12 units without a stop.
 */
export function compile(pattern: string): RegExp {
  const source = pattern
    .replace(/\{~(\d+)\}/gu, (_, n: string) => `[^${STOP}\\uE000-\\uE007]{0,${n}}?`)
    .replace(/\{≈(\d+)\}/gu, (_, n: string) => `[^${STOP}]{0,${n}}?`)
    .replace(/\{([A-Z]+)\}/gu, (whole, name: string) => PIECES[name] ?? whole)
  return new RegExp(source, 'dgu')
}

export const isLetter = (unit: string | undefined): boolean => unit !== undefined && unit >= '\uE000' && unit <= '\uE007'

export interface Piece {
  readonly start: number
  readonly end: number
  readonly node: Node
}

const OPENING = /[“"『「‘〝]/u
const CLOSING = /[”"』」’〞]/u

/** `pieces` are sorted and do not overlap. Quotation marks that hug a mention are left out: “清河行动”活动 reads as R活动. */
export function codeOf(text: string, pieces: readonly Piece[]): Coded {
  let code = ''
  const nodes: (Node | null)[] = []
  const offsets: number[] = []
  const add = (unit: string, node: Node | null, offset: number) => {
    code += unit
    nodes.push(node)
    offsets.push(offset)
  }
  let at = 0
  const plain = (until: number, next: boolean) => {
    const from = at > 0 && isLetter(code.at(-1)) && CLOSING.test(text[at] ?? '') && at < until ? at + 1 : at
    const to = next && until > from && OPENING.test(text[until - 1] ?? '') ? until - 1 : until
    for (let k = from; k < to; k += 1) if (!/\s/u.test(text[k] ?? '')) add(text[k] ?? '', null, k)
    if (next && isLetter(code.at(-1)) && /\s/u.test(text[to - 1] ?? '')) add(' ', null, to - 1)
    at = until
  }
  for (const { start, end, node } of pieces) {
    plain(start, true)
    add(LETTERS[node.type], node, start)
    at = end
  }
  plain(text.length, false)
  return { code, nodes, offsets }
}

/** The coded sentence without the units of `ranges`. */
export function without(coded: Coded, ranges: readonly (readonly [from: number, to: number])[]): Coded {
  const out = new Set(ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, k) => from + k)))
  const kept = [...coded.nodes.keys()].filter((k) => !out.has(k))
  return {
    code: kept.map((k) => coded.code[k]).join(''),
    nodes: kept.map((k) => coded.nodes[k] ?? null),
    offsets: kept.map((k) => coded.offsets[k] ?? 0),
  }
}

const ACTORS: ReadonlySet<MentionType> = new Set(['Place', 'Company', 'Government', 'Organization'])

/** Between a place and one in it: 泰国北部城市廊开, 叙利亚首都大马士革; not 株洲与友好城市德班. */
export const FRONTS = compile(
  `(?<={L})(?:[东西南北中]{1,2}(?:部|郊|侧|端|麓)(?:的)?|[^与和同等及友好姐妹、${STOP}\\uE000-\\uE007]{0,6}(?:首都|首府|省会|重镇|名城|古城|城市|港口|小镇))(?={L})`,
)

/** Of names side by side the second is meant, but 港澳 and 川渝 are two. */
const narrows = (node: Node, next: Node): boolean =>
  ACTORS.has(node.type) && ACTORS.has(next.type) && !(node.surface.length === 1 && next.surface.length === 1)

/**
 * The things named in `[from, to)`. Of names side by side the last is meant (湖南株洲 and 湖南东部株洲 are 株洲), unless a list mark parts them.
 */
export function named(coded: Coded, from: number, to: number): readonly Node[] {
  const found: Node[] = []
  const fronts = new Set([...coded.code.slice(from, to).matchAll(FRONTS)].map(({ index }) => from + index - 1))
  for (let k = from; k < to; k += 1) {
    const node = coded.nodes[k] ?? null
    const next = k + 1 < to ? (coded.nodes[k + 1] ?? null) : null
    if (node !== null && !fronts.has(k) && !(next !== null && narrows(node, next))) found.push(node)
  }
  return found
}
