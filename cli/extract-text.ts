import { MENTION_TYPES, RELATION_TYPES } from '../graph/index.ts'
import type { ExtractJson } from '../pipeline/extract-json.ts'
import { plural } from './numbers.ts'
import { fit, printable } from './width.ts'

/** Columns of a quotation; the JSON has it whole. */
const QUOTE_COLUMNS = 100

/** An extraction for people: each article with its names, then what the sentences state, with the quotation. */
export function renderExtract({ page, articles, mentions, entities, relations }: ExtractJson): string {
  const nameOf = new Map(entities.map(({ id, name }) => [id, name]))
  const lines = [
    `${page.source}: ${plural(page.chars, 'character')}, ${plural(articles.length, 'article')}, ${plural(entities.length, 'entity')}`,
  ]
  for (const { start, end, headline, byline, date } of articles) {
    lines.push(
      '',
      `■ ${headline === '' ? '(no headline)' : headline}`,
      `  ${[date, byline.join(' ')].filter((part) => part !== null && part !== '').join('  ')}`.trimEnd(),
    )
    const inside = mentions.filter((mention) => mention.start >= start && mention.end <= end)
    for (const [type, { zh }] of Object.entries(MENTION_TYPES)) {
      const surfaces = new Set(inside.filter((mention) => mention.type === type).map(({ text }) => text))
      if (surfaces.size > 0) lines.push(`  ${zh}：${[...surfaces].join('、')}`)
    }
  }
  if (relations.length > 0) lines.push('', '■ 关系')
  for (const { type, head, tail, title, kind, evidence } of relations) {
    const label = [RELATION_TYPES[type].zh, title, kind === 'observed' ? undefined : kind].filter((part) => part !== undefined).join(' ')
    lines.push(
      `  ${nameOf.get(head) ?? head} ─${label}→ ${nameOf.get(tail) ?? tail}`,
      ...evidence.slice(0, 1).map(({ text }) => `      “${fit(text.replace(/\s+/g, ''), QUOTE_COLUMNS)}”`),
    )
  }
  return lines.map(printable).join('\n')
}
