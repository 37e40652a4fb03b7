import { MingtuError } from '../../graph/errors.ts'
import { MENTION_TYPES, type MentionType } from '../../graph/schema.ts'

/** A tag scheme over our types: which columns of a model's output say what. */
export interface TagScheme {
  /** Columns of O: labels that are no type of ours count as outside. */
  readonly outside: readonly number[]
  /** For each label, the columns of B, I, E and S; in a BIO scheme E is the I column and S the B column. */
  readonly types: readonly {
    readonly type: MentionType
    readonly begin: number
    readonly inside: number
    readonly end: number
    readonly single: number
  }[]
  readonly size: number
}

/** Label names of other projects, by their lower-cased name without prefix. */
export const KNOWN_LABELS: Readonly<Record<string, MentionType>> = {
  per: 'Person', person: 'Person', name: 'Person', nr: 'Person',
  loc: 'Place', location: 'Place', address: 'Place', scene: 'Place', gpe: 'Place', place: 'Place',
  company: 'Company', com: 'Company',
  government: 'Government', gov: 'Government',
  org: 'Organization', organization: 'Organization',
  position: 'Title', title: 'Title', ttl: 'Title',
  programme: 'Programme', prg: 'Programme',
  event: 'Event', evt: 'Event',
} // prettier-ignore

/**
 * Reads a model's `id2label` (BIO, BIOES or BMES; `B-ORG` or `ORG-B`) as a scheme over our types. `map` overrules the known names.
 * Throws MODEL when no label is one of ours.
 */
export function readLabels(id2label: Readonly<Record<string, string>>, map: Readonly<Record<string, MentionType>> = {}): TagScheme {
  const ids = Object.keys(id2label)
    .map(Number)
    .sort((a, b) => a - b)
  const outside: number[] = []
  // By the model's own name: two of its labels may stand for one type of ours (address and scene are places).
  const kinds = new Map<string, { readonly type: MentionType; readonly columns: Map<string, number> }>()
  for (const id of ids) {
    const [, prefix = '', kind = ''] = /^([BIMELSU])[-_](.+)$/.exec(id2label[String(id)] ?? 'O') ?? []
    const type = map[kind] ?? (kind in MENTION_TYPES ? (kind as MentionType) : KNOWN_LABELS[kind.toLowerCase()])
    if (type === undefined) {
      outside.push(id)
      continue
    }
    const entry = kinds.get(kind) ?? { type, columns: new Map<string, number>() }
    entry.columns.set(STANDARD_PREFIX[prefix] ?? prefix, id)
    kinds.set(kind, entry)
  }
  if (kinds.size === 0) {
    throw new MingtuError(
      'MODEL',
      `the model's labels name no type of ours: ${Object.values(id2label).slice(0, 8).join(', ')}`,
      'Give a label map, such as {"ORG": "Organization"}.',
    )
  }
  const types = [...kinds.values()].map(({ type, columns }) => {
    const begin = columns.get('B') ?? columns.get('I') ?? -1
    const inside = columns.get('I') ?? begin
    return { type, begin, inside, end: columns.get('E') ?? inside, single: columns.get('S') ?? begin }
  })
  return { outside, types, size: ids.length }
}

const STANDARD_PREFIX: Readonly<Record<string, string>> = { M: 'I', L: 'E', U: 'S' }
