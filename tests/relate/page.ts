import type { ArticleId, IsoDate } from '../../graph/model.ts'
import type { EntityType, MentionType } from '../../graph/schema.ts'
import { relateArticle } from '../../pipeline/relate/index.ts'
import type { Article, Fact, Home, Mention, Sentence } from '../../pipeline/types.ts'

const LETTERS: { readonly [letter: string]: MentionType } = {
  P: 'Person',
  C: 'Company',
  G: 'Government',
  O: 'Organization',
  L: 'Place',
  T: 'Title',
  R: 'Programme',
  E: 'Event',
}

export const XIYANG: Home = { province: '岚川省', city: '汐阳市', county: null }

/** Full names that the linker would give in a paper of 汐阳. */
const FULL: { readonly [surface: string]: string } = {
  市委: '中共汐阳市委员会',
  省委: '中共岚川省委员会',
  市政府: '汐阳市人民政府',
  省政府: '岚川省人民政府',
  汐阳市政府: '汐阳市人民政府',
  澄县县委: '中共澄县委员会',
  城北区委: '中共汐阳市城北区委员会',
  城北区: '汐阳市城北区',
  市人大常委会: '汐阳市人民代表大会常务委员会',
  汐阳: '汐阳市',
}

export interface Read {
  readonly facts: readonly Fact[]
  readonly referents: readonly { readonly type: EntityType; readonly name: string }[]
  readonly sentences: readonly string[]
}

/** Relates an article written with inline tags ({P张三}); sentences end at 。！？ or a line's end. */
export function relate(tagged: string, home: Home = XIYANG, date: string | null = '2024-03-16'): Read {
  const sentences: Sentence[] = []
  const mentions: Mention[] = []
  const referentOf: (number | null)[] = []
  const referents: { type: EntityType; name: string }[] = []
  const implied = (type: EntityType, name: string): number => {
    const known = referents.findIndex((one) => one.type === type && one.name === name)
    return known === -1 ? referents.push({ type, name }) - 1 : known
  }
  let start = 0
  for (const piece of tagged.split(/(?<=[。！？](?![”"]))|\n/u)) {
    if (piece === '') continue
    let text = ''
    let from = 0
    for (const found of piece.matchAll(/\{([PCGOLTRE])([^{}]*)\}/gu)) {
      const [whole, letter = '', surface = ''] = found
      text += piece.slice(from, found.index)
      from = found.index + whole.length
      const type = LETTERS[letter] ?? 'Person'
      const at = { start: text.length, end: text.length + surface.length }
      text += surface
      mentions.push({ type, surface, score: 1, sentence: sentences.length, at, start: start + at.start, end: start + at.end })
      referentOf.push(type === 'Title' ? null : implied(type, FULL[surface] ?? surface))
    }
    text += piece.slice(from)
    sentences.push({
      text,
      start,
      end: start + text.length,
      raw: Uint32Array.from({ length: text.length }, (_, k) => start + k),
      role: 'body',
      paragraph: 0,
    })
    start += text.length
  }
  const article: Article = {
    id: 'a' as ArticleId, // any id will do
    date: date as IsoDate | null, // the tests write whole dates
    start: 0,
    end: start,
    headline: '',
    byline: [],
    sentences,
  }
  const facts = relateArticle({ article, mentions, referentOf, referents: [...referents], home, implied })
  return { facts, referents, sentences: sentences.map((sentence) => sentence.text) }
}

/** `张三 书记 中共汐阳市委员会`, with the kind where it is not observed and the date where there is one. */
export function roles(tagged: string, home: Home = XIYANG): readonly string[] {
  const { facts, referents } = relate(tagged, home)
  return facts
    .filter((fact) => fact.type === 'HOLDS_ROLE')
    .map(({ head, tail, title = '', kind, date }) =>
      [referents[head]?.name, title, referents[tail]?.name, kind === 'observed' ? '' : kind, date ?? '']
        .filter((part) => part !== '')
        .join(' '),
    )
}
