import { compile, named } from './coded.ts'
import type { Node } from './coded.ts'
import type { Ledger } from './ledger.ts'
import type { Scope } from './scope.ts'
import type { Reading } from './statements.ts'
import type { ActLine } from './subjects.ts'

const LOOKING = '调研|考察|检查|督导|督查|走访|慰问|看望|视察|暗访|巡查|察看|参观|上述活动|相关活动|活动'
const MEETING = '会见|会谈|座谈|会晤|洽谈'
/** 副市长甲，局长乙参加; 丙分别陪同调研; the act that they took part in was told before. */
const ALONG = compile(
  `(?<who>{PS}(?:[，,]{PS}){0,10})(?:等[^，。；：！？,;:!?\\uE000-\\uE007]{0,10})?(?:一?同|一起|一道|分别|也|全程|先后){0,2}(?:陪同|随行|参加|参与|随同|一同)?(?:了)?(?<what>${LOOKING}|${MEETING})?(?=[，。；！？,;!?]|$)`,
)
const JOINS = /(?:陪同|随行|参加|参与|随同|一同)/u
/** 在甲陪同下，乙参观了丙. */
const LED = compile('在(?<who>{PS})(?:等[^，。；：！？,;:!?\\uE000-\\uE007]{0,10})?(?:的)?陪同下')
/** Another day, another trip: 7月31日，甲来到乙县. */
const NEW_DAY = /^(?:\d{1,2}月)?\d{1,2}日/u
/** Who else takes part in a symposium is not received there. */
const SYMPOSIUM = 'talks at a symposium'
/** How many lines before it the act may have been told. */
const REACH = 30

/** Those who came along: what the leader of the trip or of the meeting did, they did. */
export function readCompanions(lines: readonly ActLine[], read: readonly Reading[], scope: Scope, ledger: Ledger): void {
  for (const [k, line] of lines.entries()) {
    const { code } = line.acts
    for (const pattern of [ALONG, LED]) {
      for (const match of code.matchAll(pattern)) {
        const who = match.indices?.groups?.['who']
        if (who === undefined || (pattern === ALONG && !JOINS.test(match[0]))) continue
        const what = match.groups?.['what']
        const type = what === undefined ? null : new RegExp(`^(?:${MEETING})$`, 'u').test(what) ? 'MET_WITH' : 'VISITED'
        const people = named(line.acts, ...who).filter((node) => node.type === 'Person')
        const acts = actsOf(lines, read, k, match.index, pattern === LED, type)
        for (const person of people)
          for (const act of acts)
            if (act.head.referent !== person.referent && onSideOf(person, act, scope))
              ledger.add({
                type: act.trigger.type,
                head: person,
                tail: act.tail,
                date: null,
                sentences: [...act.sentences, line.index],
                score: 0.85,
              })
      }
    }
  }
}

/** The readings of the act that was told last before `at` (or, for 在甲陪同下, is told after it): all of its first sentence below the headline. */
function actsOf(
  lines: readonly ActLine[],
  read: readonly Reading[],
  k: number,
  at: number,
  follows: boolean,
  type: 'VISITED' | 'MET_WITH' | null,
): readonly Reading[] {
  const line = lines[k]
  const fits = ({ trigger }: Reading) =>
    type === null ? ['VISITED', 'MET_WITH', 'ATTENDED'].includes(trigger.type) : trigger.type === type
  const near = read.filter(
    (one) =>
      fits(one) &&
      lines[one.line]?.item === line?.item &&
      (one.line === k ? (follows ? one.at > at : one.at < at) : !follows && one.line < k && one.line >= k - REACH),
  )
  const last = near.toSorted((a, b) => b.line - a.line || b.at - a.at)[0]
  if (last === undefined || last.trigger.type === 'ATTENDED' || (type === null && last.trigger.name === SYMPOSIUM)) return []
  const same = near.filter((one) => one.trigger.type === last.trigger.type && one.head.referent === last.head.referent)
  if (last.trigger.type === 'MET_WITH') return same.filter((one) => one.line === last.line)
  const told = same.filter((one) => (lines[one.line]?.paragraph ?? 0) >= 0)
  const days = (told.length > 0 ? told : same).map((one) => one.line)
  const first = days.toSorted((a, b) => b - a).find((one) => NEW_DAY.test(lines[one]?.text ?? '')) ?? Math.min(...days)
  return same.filter((one) => one.line === first)
}

/** A guest's colleague who joins the meeting does not meet the guest. */
function onSideOf(person: Node, { trigger, tail }: Reading, scope: Scope): boolean {
  if (trigger.type !== 'MET_WITH') return true
  const [mine, theirs] = [scope.ledBy(person), tail.type === 'Person' ? scope.ledBy(tail) : tail]
  return mine === null || theirs === null || mine.referent === null || mine.referent !== theirs.referent
}
