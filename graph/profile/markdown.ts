import { Citations } from './citations.ts'
import type { Profile } from './data.ts'
import { profilePage, type Line } from './page.ts'
import { wordsOf, type ProfileLanguage } from './words.ts'

/** A profile as Markdown: template sentences only, each with the numbers of the sentences it rests on. */
export function renderProfileMarkdown(profile: Profile, language: ProfileLanguage): string {
  const words = wordsOf[language]
  const page = profilePage(profile, language)
  const cited = new Citations()
  const written = ({ parts, cites }: Line): string =>
    parts.map((part) => escape(typeof part === 'string' ? part : part.name)).join('') +
    cites.map((evidence) => ` [${String(cited.numberOf(evidence))}]`).join('')
  const lines = [`# ${escape(page.title)}`, '', ...page.intro.map(written)]
  for (const { heading, lines: rows } of page.sections) lines.push('', `## ${heading}`, '', ...rows.map((row) => `- ${written(row)}`))
  const months = [
    ...profile.months.map(({ month, mentions }) => `- ${month}${words.colon}${String(mentions)}`),
    ...(profile.undated === 0 ? [] : [`- ${words.undated}${words.colon}${String(profile.undated)}`]),
  ]
  if (months.length > 0) lines.push('', `## ${words.months}`, '', ...months)
  if (cited.list.length > 0)
    lines.push('', `## ${words.sources}`, '', ...cited.list.map((evidence, k) => `${String(k + 1)}. ${escape(words.source(evidence))}`))
  return `${[...lines, '', ...page.notices].join('\n')}\n`
}

/** Names and quotes are text, not Markdown or HTML. */
const escape = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, '\\$&')
