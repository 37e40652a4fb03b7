import { describe, expect, it } from 'vitest'
import { decisionId, formatDecisions, MingtuError, nameMark, parseDecisions, withDecision } from '../../graph/index.ts'
import type { Decision } from '../../graph/index.ts'

const A = '0'.repeat(31) + 'a'
const B = '0'.repeat(31) + 'b'
const LINES = [
  `add\t${A}:3-6\tHOLDS_ROLE\t${A}:9-13\ttitle=总工程师\trole=appointed\tdate=2024-03\tby=王编辑`,
  `different\t${A}:3-6\t${B}:1-4\tsays=白石磊 | 白石磊\ton=2024-01-29\twhy=两处职务不同`,
  `not-entity\t${B}:40-42`,
  `reject\t${A}:3-6\tVISITED\t${A}:Government=汐阳市人民政府`,
  `retype\t${A}:9-13\tPlace`,
  `same\t${A}:20-23\t${B}:1-4`,
  `span\t${A}:9-13\t8-13`,
  `unsure\t${A}:3-6\t${B}:20-23`,
  `withhold\t${B}:50-53\t${nameMark('王大山')}`,
]
const read = (...lines: readonly string[]): readonly Decision[] => parseDecisions(lines.join('\n'), 'd.tsv').decisions

function failure(...lines: readonly string[]): MingtuError {
  try {
    read(...lines)
  } catch (error) {
    if (error instanceof MingtuError) return error
    throw error
  }
  throw new Error('nothing failed')
}

describe('a decisions file', () => {
  it('is read and written again as it was, one sorted line each, comments kept', () => {
    const text = `# ours\n${LINES.join('\n')}\n`
    const { decisions, comments } = parseDecisions(text, 'd.tsv')
    const written = formatDecisions(decisions, comments)
    expect(written.split('\n').slice(1)).toEqual([...text.split('\n')])
    const again = parseDecisions(written, 'd.tsv')
    expect(formatDecisions([...again.decisions].reverse(), again.comments)).toBe(written)
  })

  it('takes Windows line ends, a byte order mark, blank lines and the same line twice', () => {
    expect(parseDecisions(`\uFEFF${LINES[1] ?? ''}\r\n\r\n${LINES[1] ?? ''}\r\n`, 'd.tsv').decisions).toHaveLength(1)
  })

  it('keeps a remark with tabs and line breaks in its line', () => {
    const [decision] = read(LINES[2] ?? '')
    expect(formatDecisions([{ ...(decision as Decision), why: 'a\tb\nc' }])).toContain('why=a b c\n') // a line was read
  })

  it('tells a decision by what it rules, not by who made it', () => {
    const [one, other] = [...read(LINES[5] ?? ''), ...read(`${LINES[5] ?? ''}\tby=李编辑`)]
    expect(decisionId(one as Decision)).toBe(decisionId(other as Decision)) // both lines were read
  })

  it('lets a later decision about the same take the place of an earlier one', () => {
    const [same] = read(`same\t${A}:3-6\t${B}:1-4`)
    const decided = withDecision(read(...LINES), same as Decision) // a line was read
    expect(decided.filter(({ kind }) => kind === 'different')).toEqual([])
    expect(decided).toHaveLength(LINES.length)
  })

  it.each([
    ['an unknown kind', [`merge\t${A}:3-6\t${B}:1-4`], 1, 'merge'],
    ['a missing column', ['', `same\t${A}:3-6`], 2, 'needs 2 columns'],
    ['a broken key', [`same\t${A}:3-6\tbbb:1-4`], 1, 'bbb:1-4'],
    ['a key that ends before it begins', [`not-entity\t${A}:6-3`], 1, '6-3'],
    ['an unknown type', [`retype\t${A}:3-6\tDragon`], 1, 'Dragon'],
    ['an unknown relation', [`reject\t${A}:3-6\tLOVES\t${A}:9-13`], 1, 'LOVES'],
    ['a title where none belongs', [`reject\t${A}:3-6\tVISITED\t${A}:9-13\ttitle=局长`], 1, 'title'],
    ['a date that is none', [`not-entity\t${A}:3-6\ton=2024-13-01`], 1, '2024-13-01'],
    ['a column of no name', [`not-entity\t${A}:3-6\tcolour=red`], 1, 'colour'],
    ['a merge that was left unfinished', [LINES[0] ?? '', '<<<<<<< HEAD'], 2, 'merge'],
    ['two lines that contradict each other', [`same\t${A}:3-6\t${B}:1-4`, `different\t${B}:1-4\t${A}:3-6`], 2, 'line 1'],
  ])('names file, line and remedy for %s', (_, lines, line, what) => {
    const { code, message, remedy } = failure(...lines)
    expect([code, message]).toEqual(['DECISIONS', expect.stringContaining(`d.tsv, line ${String(line)}:`)])
    expect(message).toContain(what)
    expect(remedy).not.toBe('')
  })
})
