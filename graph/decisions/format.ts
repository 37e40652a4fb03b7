import { MingtuError } from '../errors.ts'
import type { IsoDate } from '../model.ts'
import { ENTITY_TYPES, RELATION_TYPES, ROLE_KINDS, type EntityType, type RelationType } from '../schema.ts'
import { decisionId, decisionKinds, pairRuling, rulingFields, subjectOf, type Decision, type Remark, type Ruling } from './decision.ts'
import { isMentionKey, type MentionKey } from './key.ts'

const HEADER = '# Decisions about a Mingtu graph: one a line, columns parted by tabs, sorted. See docs/decisions.md.'

/** A decisions file: one decision a line, sorted, so that a change of one decision is a change of one line. */
export function formatDecisions(decisions: readonly Decision[], comments: readonly string[] = []): string {
  const lines = decisions.map(formatDecision)
  return [...new Set([HEADER, ...comments]), ...lines.sort()].map((line) => `${line}\n`).join('')
}

/** Its line of the file, without the break. */
export const formatDecision = (decision: Decision): string => [...rulingFields(decision), ...remarkFields(decision)].map(oneLine).join('\t')

const REMARKS = ['says', 'by', 'on', 'why'] as const satisfies readonly (keyof Remark)[]

const remarkFields = (remark: Remark): readonly string[] =>
  REMARKS.flatMap((name) => (remark[name] === undefined ? [] : [`${name}=${remark[name]}`]))

/** A tab or a line break in a remark would end its column. */
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

export interface DecisionsText {
  readonly decisions: readonly Decision[]
  /** Lines that begin with `#`; they are kept, at the top. */
  readonly comments: readonly string[]
}

/** Reads a decisions file; throws DECISIONS with file and line where a line cannot be read, or two contradict each other. */
export function parseDecisions(text: string, file: string): DecisionsText {
  const comments: string[] = []
  const byId = new Map<string, Decision>()
  const bySubject = new Map<string, { readonly line: number; readonly id: string }>()
  text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .forEach((content, k) => {
      const line = k + 1
      if (content.trim() === '') return
      if (content.startsWith('#')) {
        comments.push(content.trimEnd())
        return
      }
      const decision = parseLine(
        content,
        (message, remedy) => new MingtuError('DECISIONS', `${file}, line ${String(line)}: ${message}`, remedy),
      )
      const [id, subject] = [decisionId(decision), subjectOf(decision)]
      const known = bySubject.get(subject)
      if (known !== undefined && known.id !== id)
        throw new MingtuError(
          'DECISIONS',
          `${file}, line ${String(line)}: “${decision.kind}” contradicts line ${String(known.line)}, which decides about the same`,
          'Delete one of the two lines.',
        )
      if (known === undefined) bySubject.set(subject, { line, id })
      if (!byId.has(id)) byId.set(id, decision)
    })
  return { decisions: [...byId.values()], comments: comments.filter((comment) => comment !== HEADER) }
}

type Fail = (message: string, remedy: string) => MingtuError

const COLUMNS = {
  same: 'KEY KEY',
  different: 'KEY KEY',
  unsure: 'KEY KEY',
  retype: 'KEY TYPE',
  span: 'KEY START-END',
  'not-entity': 'KEY',
  reject: 'KEY RELATION KEY [title=…]',
  add: 'KEY RELATION KEY [title=…] [role=…] [date=…]',
  withhold: 'KEY MARK',
} as const satisfies Record<Decision['kind'], string>

function parseLine(content: string, fail: Fail): Decision {
  if (/^(?:<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)/u.test(content))
    throw fail(
      'a merge of two versions was left unfinished',
      'Keep the lines that are right and delete the marks <<<<<<<, ======= and >>>>>>>.',
    )
  const columns = content.split('\t').map((column) => column.trim())
  const kind = decisionKinds.find((known) => known === columns[0])
  if (kind === undefined)
    throw fail(`“${columns[0] ?? ''}” is no kind of decision`, `A line begins with one of: ${decisionKinds.join(', ')}.`)
  const width = COLUMNS[kind].replace(/ \[.*$/u, '').split(' ').length
  const [plain, named] = [columns.slice(1, width + 1), columns.slice(width + 1)]
  const form = `Write: ${[kind, ...COLUMNS[kind].split(' ')].join(' ⇥ ')} and, if you like, says=… by=… on=2024-01-29 why=… (⇥ is a tab).`
  if (plain.length < width || plain.some((column) => column === '')) throw fail(`“${kind}” needs ${String(width)} columns after it`, form)
  const fields = new Map<string, string>()
  for (const column of named) {
    const cut = column.indexOf('=')
    if (cut <= 0) throw fail(`“${column}” is no named column`, form)
    fields.set(column.slice(0, cut), column.slice(cut + 1))
  }
  const ruling = readRuling(kind, plain, fields, (message) => fail(message, form))
  const allowed = new Set<string>([...REMARKS, ...rulingNames(ruling)])
  const unknown = [...fields.keys()].find((name) => !allowed.has(name))
  if (unknown !== undefined) throw fail(`“${kind}” has no column ${unknown}=`, form)
  return { ...ruling, ...readRemark(fields, (message) => fail(message, form)) }
}

const rulingNames = ({ kind }: Ruling): readonly string[] =>
  kind === 'add' ? ['title', 'role', 'date'] : kind === 'reject' ? ['title'] : []

function readRuling(
  kind: Decision['kind'],
  plain: readonly string[],
  fields: ReadonlyMap<string, string>,
  fail: (message: string) => MingtuError,
): Ruling {
  const [first = '', second = '', third = ''] = plain
  const key = (text: string): MentionKey => {
    if (isMentionKey(text)) return text
    throw fail(`“${text}” is no mention key (ARTICLE:START-END or ARTICLE:TYPE=NAME)`)
  }
  switch (kind) {
    case 'same':
    case 'different':
    case 'unsure':
      if (first === second) throw fail('both keys are the same')
      return pairRuling(kind, key(first), key(second))
    case 'retype':
      return { kind, key: key(first), type: member(ENTITY_TYPES, second, 'type', fail) as EntityType } // a key of the table
    case 'span': {
      const [, start, end] = /^(\d{1,12})-(\d{1,12})$/.exec(second) ?? []
      if (start === undefined || end === undefined || Number(start) >= Number(end)) throw fail(`“${second}” is no span`)
      return { kind, key: key(first), start: Number(start), end: Number(end) }
    }
    case 'not-entity':
      return { kind, key: key(first) }
    case 'withhold':
      if (!/^[0-9a-f]{16}$/.test(second)) throw fail(`“${second}” is no mark of a name`)
      return { kind, key: key(first), mark: second }
    case 'reject':
    case 'add': {
      const relation = {
        head: key(first),
        type: member(RELATION_TYPES, second, 'relation', fail) as RelationType, // a key of the table
        tail: key(third),
        title: fields.get('title') ?? null,
      }
      if (relation.type !== 'HOLDS_ROLE' && relation.title !== null) throw fail(`only HOLDS_ROLE has a title`)
      if (kind === 'reject') return { kind, ...relation }
      const role = fields.get('role')
      const known = ROLE_KINDS.find((each) => each === role)
      if (role !== undefined && known === undefined) throw fail(`“${role}” is no kind of role (${ROLE_KINDS.join(', ')})`)
      return { kind, ...relation, role: known ?? null, date: dateOf(fields.get('date'), fail) ?? null }
    }
  }
}

function member(table: object, text: string, what: string, fail: (message: string) => MingtuError): string {
  if (Object.hasOwn(table, text)) return text
  throw fail(`“${text}” is no ${what} (${Object.keys(table).join(', ')})`)
}

function dateOf(text: string | undefined, fail: (message: string) => MingtuError): IsoDate | undefined {
  if (text === undefined) return undefined
  if (!/^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/.test(text)) throw fail(`“${text}” is no date`)
  return text as IsoDate // the expression has checked its form
}

function readRemark(fields: ReadonlyMap<string, string>, fail: (message: string) => MingtuError): Remark {
  const [says, by, why] = [fields.get('says'), fields.get('by'), fields.get('why')]
  const on = dateOf(fields.get('on'), fail)
  return {
    ...(says === undefined ? {} : { says }),
    ...(by === undefined ? {} : { by }),
    ...(on === undefined ? {} : { on }),
    ...(why === undefined ? {} : { why }),
  }
}
