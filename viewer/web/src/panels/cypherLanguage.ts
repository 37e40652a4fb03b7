import { completeFromList } from '@codemirror/autocomplete'
import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete'
import { HighlightStyle, StreamLanguage } from '@codemirror/language'
import { cypher } from '@codemirror/legacy-modes/mode/cypher'
import { tags } from '@lezer/highlight'
import { ENTITY_TYPES, RELATION_TYPES } from '../../../../graph/schema.ts'
import type { Language } from '../i18n/index.ts'

export const cypherLanguage = StreamLanguage.define(cypher)

/** Colours by the page's own variables, so that dark and light follow it. */
export const cypherColours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--code-keyword)', fontWeight: '600' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: [tags.number, tags.atom, tags.bool], color: 'var(--code-number)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--muted)', fontStyle: 'italic' },
  { tag: [tags.typeName, tags.variableName, tags.propertyName], color: 'var(--code-name)' },
])

const OTHER_LABELS = ['Entity', 'Article', 'Sentence'] as const
const OTHER_RELATIONS = ['CO_OCCURS', 'MENTIONED_IN', 'APPEARS_IN', 'WROTE', 'IN'] as const

/** Properties by what has them, as docs/cypher.md lists them. */
const PROPERTIES = {
  Entity: ['id', 'type', 'name', 'aliases', 'pinyin', 'initials', 'mentions', 'articles', 'sentences', 'degree', 'firstSeen', 'lastSeen'],
  Article: ['id', 'headline', 'byline', 'date', 'source', 'page', 'origin', 'home', 'start', 'end', 'text'],
  Sentence: ['id', 'text', 'plain', 'start', 'end', 'paragraph'],
  relation: [
    'id',
    'articles',
    'firstSeen',
    'lastSeen',
    'score',
    'evidence',
    'title',
    'kinds',
    'appointed',
    'removed',
    'weight',
    'npmi',
    'surface',
  ],
} as const

const KEYWORDS =
  'MATCH,OPTIONAL MATCH,WHERE,RETURN,WITH,ORDER BY,LIMIT,SKIP,DISTINCT,AS,UNWIND,AND,OR,NOT,IN,CONTAINS,STARTS WITH,ENDS WITH,IS NULL,IS NOT NULL,DESC,CASE,WHEN,THEN,ELSE,END,count,collect,min,max,sum,avg,size,nodes,relationships,shortestPath,coalesce'.split(
    ',',
  )

const option = (label: string, type: string, detail?: string): Completion =>
  detail === undefined ? { label, type } : { label, type, detail }

/** What may follow at the cursor: labels after `(:`, relations after `[:`, properties after a dot, words of the language elsewhere. */
export function completions(language: Language): CompletionSource {
  const column = language === 'en' ? 'en' : 'zh'
  const labels = [
    ...Object.entries(ENTITY_TYPES).map(([name, row]) => option(name, 'class', row[column])),
    ...OTHER_LABELS.map((name) => option(name, 'class')),
  ]
  const relations = [
    ...Object.entries(RELATION_TYPES).map(([name, row]) => option(name, 'interface', row[column])),
    ...OTHER_RELATIONS.map((name) => option(name, 'interface')),
  ]
  const properties = [...new Set(Object.values(PROPERTIES).flat())].sort().map((name) => option(name, 'property'))
  const words = completeFromList(KEYWORDS.map((word) => option(word, 'keyword')))
  return (context: CompletionContext): CompletionResult | Promise<CompletionResult | null> | null => {
    const relation = context.matchBefore(/\[\s*(?:\w+\s*)?:[\w|]*/)
    if (relation !== null) return after(relation, LAST_WORD, relations)
    const label = context.matchBefore(/\(\s*(?:\w+\s*)?:[\w:]*/)
    if (label !== null) return after(label, LAST_WORD, labels)
    const property = context.matchBefore(/\w\.\w*/)
    if (property !== null) return after(property, LAST_WORD, properties)
    return context.explicit || context.matchBefore(/(?<!\w)\w{2,}/) !== null ? words(context) : null
  }
}

/** The word that ends a text; '' where none does. */
const LAST_WORD = /(?<!\w)\w*$/

function after(matched: { readonly from: number; readonly text: string }, tail: RegExp, options: readonly Completion[]): CompletionResult {
  const word = tail.exec(matched.text)?.[0] ?? ''
  return { from: matched.from + matched.text.length - word.length, options: [...options], validFor: /^\w*$/ }
}
