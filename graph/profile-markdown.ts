import { plainText } from './plain-text.ts'
import type { Profile, ProfileGroup, ProfileItem } from './profile.ts'
import { wordsOf, type ProfileLanguage } from './profile-words.ts'
import type { EntityNode, Evidence, StatedEdge } from './view.ts'

/** Sentences are numbered as they are first cited; the list of them ends the page. */
class Citations {
  private readonly numbers = new Map<string, number>()
  readonly list: Evidence[] = []

  mark(evidence: readonly Evidence[]): string {
    return evidence.map((each) => ` [${this.numberOf(each)}]`).join('')
  }

  private numberOf(evidence: Evidence): number {
    const known = this.numbers.get(evidence.sentence)
    if (known !== undefined) return known
    this.list.push(evidence)
    this.numbers.set(evidence.sentence, this.list.length)
    return this.list.length
  }
}

/** A profile as Markdown: template sentences only, each with the numbers of the sentences it rests on. */
export function renderProfileMarkdown(profile: Profile, language: ProfileLanguage): string {
  const words = wordsOf[language]
  const cited = new Citations()
  const { entity } = profile
  const lines = [
    `# ${escape(entity.name)}`,
    '',
    words.identity(typeName(entity, language), entity.mentions, entity.articles, span(profile, language)),
  ]
  if (entity.aliases.length > 0) lines.push(words.aliases(entity.aliases.map(escape)))
  const current = currentRole(profile)
  if (current !== null)
    lines.push(words.current(roleName(current), seenLast(current.relation) ?? '') + cited.mark(current.evidence.slice(0, 1)))
  if (profile.namesakes.length > 0) lines.push(words.namesakes(profile.namesakes.length))

  const section = (title: string, rows: readonly string[]): void => {
    if (rows.length > 0) lines.push('', `## ${title}`, '', ...rows.map((row) => `- ${row}`))
  }
  section(
    words.group(profile.roles.type, profile.roles.direction),
    profile.roles.items.map((item) => `${roleName(item)}${words.colon}${words.role(item.relation)}${cited.mark(item.evidence)}`),
  )
  for (const group of profile.relations) section(words.group(group.type, group.direction), relationRows(group, language, cited))
  section(
    words.neighbours,
    profile.neighbours.map(
      ({ entity: other, edge, evidence }) =>
        `${named(other, language)}${words.colon}${words.together(edge.sentences, edge.articles, edge.npmi)}${cited.mark(evidence)}`,
    ),
  )
  section(
    words.programmes,
    profile.programmes.map(({ entity: programme, evidence }) => `${escape(programme.name)}${cited.mark(evidence)}`),
  )
  section(words.months, [
    ...profile.months.map(({ month, mentions }) => `${month}${words.colon}${mentions}`),
    ...(profile.undated === 0 ? [] : [`${words.undated}${words.colon}${profile.undated}`]),
  ])
  if (cited.list.length > 0)
    lines.push('', `## ${words.sources}`, '', ...cited.list.map((each, k) => `${k + 1}. ${source(each, language)}`))
  lines.push('', words.notice)
  return lines.join('\n') + '\n'
}

function relationRows(group: ProfileGroup, language: ProfileLanguage, cited: Citations): readonly string[] {
  const words = wordsOf[language]
  return group.items.map((item) => `${named(item.other, language)}${words.colon}${words.seen(item.relation)}${cited.mark(item.evidence)}`)
}

const typeName = (entity: EntityNode, language: ProfileLanguage): string => wordsOf[language].type(entity.type)
const named = (entity: EntityNode, language: ProfileLanguage): string =>
  wordsOf[language].named(escape(entity.name), typeName(entity, language))
const roleName = (item: ProfileItem): string => `${escape(item.other.name)} ${escape(item.relation.title ?? '')}`.trim()
const seenLast = ({ lastSeen, appointed }: StatedEdge): string | null => lastSeen ?? appointed

/** The post of a person last seen or given, unless it was taken away later. */
function currentRole(profile: Profile): ProfileItem | null {
  if (profile.entity.type !== 'Person') return null
  const held = profile.roles.items.filter(({ relation }) => {
    const seen = seenLast(relation)
    return seen !== null && (relation.removed === null || relation.removed < seen)
  })
  return held.reduce<ProfileItem | null>(
    (best, item) => (best === null || (seenLast(item.relation) ?? '') > (seenLast(best.relation) ?? '') ? item : best),
    null,
  )
}

function span({ entity }: Profile, language: ProfileLanguage): string {
  if (entity.firstSeen === null || entity.lastSeen === null) return ''
  return wordsOf[language].span(entity.firstSeen, entity.lastSeen)
}

function source(evidence: Evidence, language: ProfileLanguage): string {
  const where = [evidence.source, evidence.date, evidence.page].filter((part) => part !== null).map(escape)
  return `${where.join(' ')}${wordsOf[language].quote(escape(evidence.headline), escape(plainText(evidence.text)))}`
}

/** Names and quotes are text, not Markdown or HTML. */
const escape = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, '\\$&')
