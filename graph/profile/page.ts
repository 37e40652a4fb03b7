import type { EntityNode, Evidence, StatedEdge } from '../view.ts'
import { byDate, type Profile, type ProfileGroup, type ProfileItem } from './data.ts'
import { GROUP_ORDER, headingOf } from './headings.ts'
import { wordsOf, type ProfileLanguage, type Words } from './words.ts'

/** A sentence of a profile: words and things, and the sentences of newspapers it rests on. */
export interface Line {
  readonly parts: readonly (string | EntityNode)[]
  readonly cites: readonly Evidence[]
}

export interface Section {
  readonly heading: string
  readonly lines: readonly Line[]
}

/** A profile as a person reads it, before it is Markdown or HTML. */
export interface ProfilePage {
  readonly title: string
  readonly intro: readonly Line[]
  readonly sections: readonly Section[]
  /** What the reader should know of pages like this one. */
  readonly notices: readonly string[]
}

/** Template sentences of facts: nothing is said that no sentence says, and every sentence cites those that say it. */
export function profilePage(profile: Profile, language: ProfileLanguage): ProfilePage {
  const words = wordsOf[language]
  const { entity, namesakes } = profile
  const sections = [
    section(
      headingOf('HOLDS_ROLE', profile.roles.direction, entity.type, language),
      profile.roles.items.map((item) => roleLine(item, profile, words)),
    ),
    ...(entity.type === 'Person' ? [deeds(profile, words)] : groups(profile, language)),
    section(
      words.quotes(entity.type === 'Person'),
      profile.quotes.map((evidence) => quoteLine(evidence, words)),
    ),
    names(profile, words),
    section(
      words.explained,
      profile.explanations.map((evidence) => quoteLine(evidence, words)),
    ),
    section(
      words.neighbours,
      profile.neighbours.map(({ entity: other, edge, evidence }) => ({
        parts: [other, words.ofType(other.type), words.colon, words.together(edge.sentences, edge.articles, edge.npmi)],
        cites: evidence,
      })),
    ),
    section(
      words.programmes,
      (entity.type === 'Programme' ? [] : profile.programmes).map(({ entity: programme, stated, evidence }) => ({
        parts: [programme, words.colon, stated ? words.programmeStated : words.programmeBeside],
        cites: evidence,
      })),
    ),
  ]
  return {
    title: entity.name,
    intro: intro(profile, words),
    sections: sections.filter(({ lines }) => lines.length > 0),
    notices: [
      ...(entity.type === 'Person' ? [words.oneName] : []),
      ...(namesakes.length > 0 ? [words.namesakes(namesakes.length)] : []),
      ...(profile.asOf === null ? [] : [words.asOf(profile.asOf)]),
      words.notice,
    ],
  }
}

const section = (heading: string, lines: readonly Line[]): Section => ({ heading, lines })

function intro(profile: Profile, words: Words): readonly Line[] {
  const { entity, roles } = profile
  const span = entity.firstSeen === null || entity.lastSeen === null ? '' : words.span(entity.firstSeen, entity.lastSeen)
  const lines: Line[] = [{ parts: [words.identity(words.type(entity.type), entity.mentions, entity, span)], cites: [] }]
  if (entity.aliases.length > 0) lines.push({ parts: [words.aliases(entity.aliases)], cites: [] })
  const current = entity.type === 'Person' ? lastPosts(roles.items) : []
  const day = current[0] === undefined ? null : seenLast(current[0].relation)
  if (day !== null)
    lines.push({
      parts: [
        words.current,
        ...current.flatMap(({ relation, other }, k) => [...(k === 0 ? [] : [words.and]), other, ` ${relation.title ?? ''}`.trimEnd()]),
        words.seenOn(day),
      ],
      cites: distinctSentences(current.flatMap(({ latest }) => latest ?? [])),
    })
  const launched = profile.relations.flatMap(({ items }) => items).filter(({ launch }) => launch !== null)
  for (const { other, launch, relation } of entity.type === 'Programme' ? launched.slice(0, 3) : [])
    lines.push({
      parts: [words.launchedBy, other, words.seenOn(launch?.date ?? relation.firstSeen ?? '')],
      cites: launch === null ? [] : [launch],
    })
  return lines
}

const seenLast = ({ lastSeen, appointed }: StatedEdge): string | null => lastSeen ?? appointed

/** The posts last seen or given on one day, unless they were taken away later. */
function lastPosts(items: readonly ProfileItem[]): readonly ProfileItem[] {
  const held = items.filter(({ relation }) => {
    const seen = seenLast(relation)
    return seen !== null && (relation.removed === null || relation.removed < seen)
  })
  const last = held.map(({ relation }) => seenLast(relation) ?? '').reduce((a, b) => (b > a ? b : a), '')
  return held.filter(({ relation }) => seenLast(relation) === last)
}

const distinctSentences = (evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.filter(({ sentence }, k) => evidence.findIndex((other) => other.sentence === sentence) === k)

function roleLine(item: ProfileItem, { entity }: Profile, words: Words): Line {
  const { relation, other } = item
  const parts = entity.type === 'Person' ? [other, ` ${relation.title ?? ''}`.trimEnd()] : [other, words.inBrackets(relation.title ?? '')]
  const isPrinted = (day: string): boolean => item.evidence.some(({ date }) => date === day)
  return { parts: [...parts, words.colon, words.role(relation, isPrinted)], cites: item.evidence }
}

/** What a person did, with whom and where, in time. */
function deeds(profile: Profile, words: Words): Section {
  const items = profile.relations.flatMap(({ type, direction, items: own }) => own.map((item) => ({ item, type, direction })))
  items.sort((a, b) => byDate(a.item, b.item))
  return section(
    words.deeds,
    items.map(({ item, type, direction }) => ({
      parts: [
        words.when(item.relation),
        ...(item.launch !== null && direction === 'out' ? words.launches(item.other) : words.did(type, direction, item.other)),
        ...withCompanions(item, words),
        words.stop,
        words.count(item.relation),
      ],
      cites: item.evidence,
    })),
  )
}

/** Of a long list of guests, so many are named. */
const COMPANIONS = 8

function withCompanions({ companions }: ProfileItem, words: Words): readonly (string | EntityNode)[] {
  if (companions.length === 0) return []
  const shown = companions.slice(0, COMPANIONS).flatMap((one, k) => (k === 0 ? [one] : [words.and, one]))
  return [words.alsoThere, ...shown, ...(companions.length > COMPANIONS ? [words.ofAll(companions.length)] : [])]
}

/** What others state of a firm, an organ, a place, a programme or an event: a section each, the most telling of its type first. */
function groups(profile: Profile, language: ProfileLanguage): readonly Section[] {
  const { type } = profile.entity
  const words = wordsOf[language]
  const rank = (group: ProfileGroup): number => {
    const at = GROUP_ORDER[type].indexOf(`${group.type} ${group.direction}`)
    return at < 0 ? GROUP_ORDER[type].length : at
  }
  return [...profile.relations]
    .sort((a, b) => rank(a) - rank(b))
    .map((group) =>
      section(
        headingOf(group.type, group.direction, type, language),
        group.items.map((item) => ({
          parts: [
            item.other,
            words.ofType(item.other.type),
            words.colon,
            ...(item.launch === null ? [] : [words.launchedHere]),
            words.seen(item.relation),
          ],
          cites:
            item.launch === null
              ? item.evidence
              : [item.launch, ...item.evidence.filter(({ sentence }) => sentence !== item.launch?.sentence)],
        })),
      ),
    )
}

/** Of a programme every form of its name, since it changes its wording over the years; of others the forms beside their name. */
function names({ entity, names: found }: Profile, words: Words): Section {
  const told = entity.type === 'Programme' ? (found.length > 1 ? found : []) : found.filter(({ name }) => name !== entity.name)
  return section(
    words.names,
    told.map(({ name, times, firstSeen, lastSeen, first, last }) => ({
      parts: [name, words.colon, words.nameSeen(times, firstSeen, lastSeen)],
      cites: first.sentence === last.sentence ? [first] : [first, last],
    })),
  )
}

const quoteLine = (evidence: Evidence, words: Words): Line => ({ parts: [words.quoted(evidence)], cites: [evidence] })
