import { MENTION_TYPES, escapeMarkup, mentionTypes } from '../graph/index.ts'
import type { MentionType } from '../graph/index.ts'
import type { Evaluation, MarkedSpan, Mistake } from '../pipeline/annotations/index.ts'

const STYLE = `
body { font: 15px/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1c1917 }
table { border-collapse: collapse } th, td { padding: .2rem .8rem; text-align: right; border-bottom: 1px solid #e7e5e4 }
th:first-child, td:first-child { text-align: left } h2 { margin-top: 2rem } li { margin: .3rem 0 }
mark { padding: 0 .15rem; border-radius: .2rem; background: #fef3c7 } .where { color: #78716c; font-size: .85em }
.gold { background: #bbf7d0 } .found { background: #fecaca } .gold.found { background: #fef3c7 }`

const HEADINGS: Readonly<Record<Mistake['kind'], string>> = {
  type: 'Another type',
  border: 'Other borders',
  missed: 'Missed',
  spurious: 'Found where nothing is marked',
}

/** A page that opens from disk: scores by type, then every mistake in its place. Green is marked, red is found, yellow is both. */
export function renderEvaluation({ all, spans, types, mistakes }: Evaluation, tagger: string): string {
  const row = (name: string, score: Evaluation['all']): string =>
    `<tr><td>${escapeMarkup(name)}</td>${[score.precision, score.recall, score.f].map((value) => `<td>${value.toFixed(3)}</td>`).join('')}<td>${String(score.gold)}</td><td>${String(score.found)}</td><td>${String(score.right)}</td></tr>`
  const rows = mentionTypes.filter((type) => types[type].gold + types[type].found > 0).map((type) => row(nameOf(type), types[type]))
  const sections = Object.entries(HEADINGS).map(([kind, heading]) => {
    const own = mistakes.filter((mistake) => mistake.kind === kind)
    return own.length === 0 ? '' : `<h2>${heading} (${String(own.length)})</h2>\n<ul>\n${own.map(item).join('\n')}\n</ul>\n`
  })
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Mentions, evaluated</title><style>${STYLE}</style></head><body>
<h1>Mentions, evaluated</h1>
<p>Found by ${escapeMarkup(tagger)}. A mention is right when both borders and the type are. <mark class="gold">marked</mark> <mark class="found">found</mark> <mark class="gold found">both</mark></p>
<table><thead><tr><th></th><th>precision</th><th>recall</th><th>F</th><th>marked</th><th>found</th><th>right</th></tr></thead>
<tbody>${row('all', all)}${row('borders alone', spans)}${rows.join('')}</tbody></table>
${sections.join('')}</body></html>
`
}

const nameOf = (type: MentionType): string => `${MENTION_TYPES[type].zh} ${type}`

function item({ origin, gold, found, before, text, after }: Mistake): string {
  const types = [...new Set([gold, found].flatMap((span) => (span === null ? [] : [nameOf(span.type)])))].join(' → ')
  const start = Math.min(...[gold, found].flatMap((span) => (span === null ? [] : [span.start])))
  return `<li>${escapeMarkup(types)}: ${escapeMarkup(before)}${marked(text, start, gold, found)}${escapeMarkup(after)} <span class="where">${escapeMarkup(origin)}:${String(start)}</span></li>`
}

/** The text in stretches by who holds them. */
function marked(text: string, from: number, gold: MarkedSpan | null, found: MarkedSpan | null): string {
  const edges = [gold, found].flatMap((span) => (span === null ? [] : [span.start - from, span.end - from]))
  const cuts = [...new Set([0, ...edges, text.length])].sort((a, b) => a - b)
  const holds = (span: MarkedSpan | null, at: number): boolean => span !== null && span.start - from <= at && at < span.end - from
  return cuts
    .slice(0, -1)
    .map((cut, k) => {
      const names = [holds(gold, cut) ? 'gold' : '', holds(found, cut) ? 'found' : ''].filter((name) => name !== '').join(' ')
      const part = escapeMarkup(text.slice(cut, cuts[k + 1]))
      return names === '' ? part : `<mark class="${names}">${part}</mark>`
    })
    .join('')
}
