import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { entityTypes, ENTITY_TYPES, MENTION_TYPES, mentionTypes, RELATION_TYPES, relationTypes } from '../../graph/schema.ts'
import type { EntityType } from '../../graph/schema.ts'
import { decodeText } from '../../pipeline/read/decode.ts'

const folder = fileURLToPath(new URL('../../samples/', import.meta.url))
const PAGE = /\.(?:txt|md|html|jsonl)$/u

/** The short names of types that the expected pages use, and which of them a relation may join. */
const typeOfCode = new Map<string, EntityType>(entityTypes.map((type) => [ENTITY_TYPES[type].code, type]))
const mentionCodes = new Set<string>(mentionTypes.map((type) => MENTION_TYPES[type].code))

const offset = z.number().int().nonnegative()
const Expected = z.strictObject({
  articles: z.array(z.strictObject({ start: offset, end: offset, headline: z.string(), byline: z.array(z.string()), date: z.string().regex(/^\d{4}-\d{2}(?:-\d{2})?$/u).nullable() })),
  mentions: z.array(z.tuple([offset, offset, z.string().refine((code) => mentionCodes.has(code)), z.string(), z.string()])),
  entities: z.array(z.strictObject({ id: z.string(), type: z.string().refine((code) => typeOfCode.has(code)), canonical: z.string().min(1), surfaces: z.array(z.string()) })),
  relations: z.array(
    z.strictObject({
      type: z.enum(relationTypes),
      head: z.string(),
      tail: z.string(),
      title: z.string().min(1).optional(),
      kind: z.enum(['appointed', 'removed', 'former']).optional(),
      evidence: z.tuple([offset, offset]),
    }),
  ),
})

const pageNames = readdirSync(folder).filter((name) => PAGE.test(name) && name !== 'README.md')
const expectedNames = readdirSync(`${folder}expected`).map((name) => name.replace(/\.json$/u, ''))

function textOf(name: string): string {
  const decoded = decodeText(readFileSync(folder + name))
  if (decoded.kind === 'unreadable') throw new Error(`${name}: ${decoded.reason}`)
  return decoded.text
}

const withoutSpace = (text: string): string => text.replace(/\s/gu, '')

describe.each(expectedNames)('the expected output of %s', (name) => {
  const raw = textOf(`${name}.txt`)
  const expected = Expected.parse(JSON.parse(readFileSync(`${folder}expected/${name}.json`, 'utf8')))
  const entities = new Map(expected.entities.map((entity) => [entity.id, entity]))
  const entity = (id: string) => {
    const found = entities.get(id)
    if (!found) throw new Error(`no entity ${id}`)
    return found
  }

  it('slices every mention back from the raw page, in order and without overlap', () => {
    let last = 0
    for (const [start, end, , surface] of expected.mentions) {
      expect(raw.slice(start, end)).toBe(surface)
      expect(start).toBeGreaterThanOrEqual(last)
      expect(end).toBeGreaterThan(start)
      last = end
    }
  })

  it('gives every mention but a title an entity of its own type, which lists the surface', () => {
    for (const [, , code, surface, id] of expected.mentions) {
      if (code === 'TTL') expect(id).toBe('')
      else {
        expect(entity(id).type).toBe(code)
        expect(entity(id).surfaces).toContain(surface)
      }
    }
  })

  it('has no entity without a mention or a relation, no surface that is not on the page, and no id twice', () => {
    const used = new Set([...expected.mentions.map((mention) => mention[4]), ...expected.relations.flatMap((relation) => [relation.head, relation.tail])])
    expect(entities.size).toBe(expected.entities.length)
    for (const { id, surfaces } of expected.entities) {
      expect(used).toContain(id)
      for (const surface of surfaces) expect(raw).toContain(surface)
    }
  })

  it('joins by a relation only the types that it may join', () => {
    for (const relation of expected.relations) {
      const spec = RELATION_TYPES[relation.type]
      const [head, tail] = [entity(relation.head), entity(relation.tail)]
      expect(spec.head, `${relation.type} from ${head.canonical}`).toContain(typeOfCode.get(head.type))
      expect(spec.tail, `${relation.type} to ${tail.canonical}`).toContain(typeOfCode.get(tail.type))
      expect(relation.title !== undefined).toBe(relation.type === 'HOLDS_ROLE')
    }
  })

  it('quotes for every relation a piece of one article, and writes titles as the page does', () => {
    for (const relation of expected.relations) {
      const [start, end] = relation.evidence
      expect(expected.articles.some((article) => article.start <= start && end <= article.end)).toBe(true)
      expect(withoutSpace(raw.slice(start, end)).length).toBeGreaterThanOrEqual(4)
      if (relation.title !== undefined) expect(withoutSpace(raw)).toContain(withoutSpace(relation.title))
    }
  })

  it('states no fact twice', () => {
    const facts = expected.relations.map(({ type, head, tail, title, kind }) => [type, head, tail, title, kind].join(' '))
    expect(facts).toHaveLength(new Set(facts).size)
  })

  it('lists articles in order, each starting with its headline and signed by names within it', () => {
    let last = 0
    for (const article of expected.articles) {
      expect(article.start).toBeGreaterThanOrEqual(last)
      last = article.end
      const body = withoutSpace(raw.slice(article.start, article.end))
      expect(body.startsWith(withoutSpace(article.headline))).toBe(true)
      for (const author of article.byline) expect(body).toContain(author)
    }
  })
})

describe('the sample pages', () => {
  it.each(pageNames)('%s is readable and long enough to be a page', (name) => {
    const text = textOf(name)
    expect(text).not.toContain('\uFFFD')
    expect(withoutSpace(text).length).toBeGreaterThan(600)
  })

  it('are all listed in pages.csv and in the README, and nothing else is', () => {
    const Row = z.array(z.looseObject({ file: z.string() }))
    const listed = Row.parse(parse(textOf('pages.csv'), { columns: true })).map((row) => row.file)
    expect(listed.toSorted()).toEqual(pageNames.toSorted())
    const readme = textOf('README.md')
    for (const name of pageNames) expect(readme).toContain(`\`${name}\``)
  })

  it('hold one page in GB18030 with a character beyond the BMP or its tables, and one in UTF-16', () => {
    const encodings = pageNames.map((name) => decodeText(readFileSync(folder + name))).map((decoded) => (decoded.kind === 'text' ? decoded.encoding : 'unreadable'))
    expect(encodings.filter((encoding) => /gb/iu.test(encoding))).toHaveLength(1)
    expect(encodings.filter((encoding) => encoding === 'utf-16le')).toHaveLength(1)
    expect(textOf('岚川日报-2023-08-25-04版.txt')).toContain('石𬬭')
  })

  it('tell of a verbatim reprint and of a shortened one', () => {
    const story = (page: string, from: string, to: string) => textOf(page).split(from)[1]?.split(to)[0]
    expect(story('岚川日报-2023-05-12-05版.txt', '一片叶子', '（原载')).toBe(`${story('汐阳日报-2023-05-11-02版.txt', '一片叶子', '\n\n青萝县农业农村局：') ?? ''}\n`)
    const whole = textOf('汐阳日报-2024-08-14-03版.txt')
    const shortened = story('岚川日报-2024-08-16-05版.txt', '故事要从', '“等雨停的人') ?? ''
    const kept = shortened.split('\n\n').filter((paragraph) => whole.includes(paragraph))
    expect(kept.length).toBeGreaterThanOrEqual(2)
    expect(shortened.length).toBeLessThan(whole.length / 2)
  })

  it.each([
    ['汐阳日报-2024-03-15-01版', '李志强'],
    ['汐阳日报-2024-03-15-01版', '张丽华'],
    ['汐阳日报-2024-07-02-02版', '李志强'],
    ['汐阳日报-2023-04-08-01版', '李志强'],
  ])('%s keeps two people called %s apart', (name, person) => {
    const expected = Expected.parse(JSON.parse(readFileSync(`${folder}expected/${name}.json`, 'utf8')))
    expect(expected.entities.filter((entity) => entity.surfaces.includes(person))).toHaveLength(2)
  })
})
