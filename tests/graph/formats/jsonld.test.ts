import jsonld from 'jsonld'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IRI_BASE, iriOf } from '../../../graph/formats/iri.ts'
import { profile, renderProfileJsonld } from '../../../graph/profile/index.ts'
import type { GraphStore } from '../../../graph/store.ts'
import { FANG, HUAYU, PLAN, SHAN } from '../fixtures/jichuan.ts'
import { idOf } from '../fixtures/stories.ts'
import { fileOf, oddGraph, sum } from './graphs.ts'

type Node = Readonly<Record<string, unknown>> & { readonly '@id': string; readonly '@type': readonly string[] }

/** The terms of the context of the Web Annotation recommendation that our annotations use. */
const ANNOTATION_CONTEXT = {
  oa: 'http://www.w3.org/ns/oa#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  id: { '@type': '@id', '@id': '@id' },
  type: { '@type': '@id', '@id': '@type' },
  Annotation: 'oa:Annotation',
  SpecificResource: 'oa:SpecificResource',
  TextualBody: 'oa:TextualBody',
  TextQuoteSelector: 'oa:TextQuoteSelector',
  TextPositionSelector: 'oa:TextPositionSelector',
  linking: 'oa:linking',
  describing: 'oa:describing',
  motivation: { '@type': '@vocab', '@id': 'oa:motivatedBy' },
  purpose: { '@type': '@vocab', '@id': 'oa:hasPurpose' },
  body: { '@type': '@id', '@id': 'oa:hasBody' },
  target: { '@type': '@id', '@id': 'oa:hasTarget' },
  source: { '@type': '@id', '@id': 'oa:hasSource' },
  selector: { '@type': '@id', '@id': 'oa:hasSelector' },
  value: 'rdf:value',
  format: 'dc:format',
  exact: 'oa:exact',
  prefix: 'oa:prefix',
  suffix: 'oa:suffix',
  start: { '@type': 'xsd:nonNegativeInteger', '@id': 'oa:start' },
  end: { '@type': 'xsd:nonNegativeInteger', '@id': 'oa:end' },
}

/** No document is fetched; the one context that is named and not written out is the recommendation's. */
const offline = async (url: string): Promise<{ documentUrl: string; document: object }> => {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`${url} was asked for`)
  return { documentUrl: url, document: { '@context': ANNOTATION_CONTEXT } }
}

type Quad = Readonly<Record<'subject' | 'predicate' | 'object', { readonly termType: string; readonly value: string }>>

/** The part of the library that is used; its own types take no document that was read. */
interface JsonLd {
  readonly expand: (document: unknown, options: object) => Promise<readonly Node[]>
  readonly toRDF: (document: unknown, options: object) => Promise<readonly Quad[]>
}

const { expand: expandWith, toRDF } = jsonld as object as JsonLd // see above
const expand = (document: unknown): Promise<readonly Node[]> => expandWith(document, { documentLoader: offline, safe: true })

describe('JSON-LD', () => {
  let store: GraphStore
  let nodes: readonly Node[]
  beforeAll(async () => {
    store = await oddGraph()
    nodes = await expand(JSON.parse(await fileOf(store, 'jsonld')))
  })
  afterAll(() => store.close())
  const of = (type: string): readonly Node[] => nodes.filter((node) => node['@type'].includes(type))

  it('is read by jsonld with no document fetched, no term dropped, and a node for everything', async () => {
    const counts = await store.counts()
    expect(of('https://schema.org/NewsArticle')).toHaveLength(counts.articles)
    expect(of('https://schema.org/Quotation')).toHaveLength(counts.sentences)
    expect(of('https://schema.org/Person')).toHaveLength(counts.entities.Person)
    expect(of('http://www.w3.org/ns/org#FormalOrganization')).toHaveLength(counts.entities.Company + counts.entities.Government)
    expect(of('http://www.w3.org/ns/org#Membership')).toHaveLength(counts.relations.HOLDS_ROLE)
    const stated = sum(counts.relations) - counts.relations.CO_OCCURS - counts.relations.WROTE
    expect(nodes).toHaveLength(counts.articles + counts.sentences + sum(counts.entities) + stated)
  })

  it('says who holds which post where, and which sentences say so', () => {
    const post = of('http://www.w3.org/ns/org#Membership').find((node) =>
      JSON.stringify(node['http://www.w3.org/ns/org#member']).includes(idOf(FANG)),
    )
    expect(post?.['http://www.w3.org/ns/org#organization']).toEqual([{ '@id': iriOf('entity', idOf(HUAYU)) }])
    expect(JSON.stringify(post?.['http://www.w3.org/ns/org#role'])).toContain('董事长')
    const [quoted] = (post?.['https://schema.org/citation'] ?? []) as readonly { readonly '@id': string }[]
    const sentence = nodes.find((node) => node['@id'] === quoted?.['@id'])
    expect(JSON.stringify(sentence?.['https://schema.org/text'])).toContain('华屿董事长方既白说')
  })

  it('becomes RDF in which every node that is pointed to is there', async () => {
    const quads = await toRDF(JSON.parse(await fileOf(store, 'jsonld')), { documentLoader: offline })
    const subjects = new Set(quads.map(({ subject }) => subject.value))
    const lost = quads.filter(
      ({ object, predicate }) =>
        object.termType === 'NamedNode' &&
        !predicate.value.endsWith('#type') &&
        object.value.startsWith(IRI_BASE) &&
        !subjects.has(object.value),
    )
    expect(lost).toEqual([])
    expect(subjects.has(iriOf('entity', idOf(PLAN)))).toBe(true)
  })

  it('of a profile is read alike, and leads to all it speaks of', async () => {
    const profiled = await expand(JSON.parse(renderProfileJsonld(await profile(store, idOf(FANG)))))
    const known = new Set(profiled.map((node) => node['@id']))
    expect(known.has(iriOf('entity', idOf(HUAYU)))).toBe(true)
    const [post] = profiled.filter((node) => node['@type'].includes('http://www.w3.org/ns/org#Membership'))
    const cited = (post?.['https://schema.org/citation'] ?? []) as readonly { readonly '@id': string }[]
    expect(cited.map((each) => known.has(each['@id']))).toEqual([true])
  })

  it('has annotations whose selectors lead to the sentence, counted in characters', async () => {
    const lines = (await fileOf(store, 'web-annotation')).trimEnd().split('\n')
    let wide = 0
    for (const line of lines) {
      const [annotation] = await expand(JSON.parse(line))
      expect(annotation?.['@type']).toEqual(['http://www.w3.org/ns/oa#Annotation'])
      const { target } = JSON.parse(line) as {
        target: { source: string; selector: [{ exact: string; prefix: string; suffix: string }, { start: number; end: number }] }
      } // what we write
      const article = (await store.articles()).items.find(({ id }) => iriOf('article', id) === target.source)
      const text = (article === undefined ? null : await store.article(article.id))?.text ?? ''
      const [quote, position] = target.selector
      expect([...text].slice(position.start, position.end).join('')).toBe(quote.exact)
      expect(text).toContain(quote.prefix + quote.exact + quote.suffix)
      if (/[\u{10000}-\u{10FFFF}]/u.test(text)) wide += 1
    }
    expect(wide).toBe(1)
    expect(lines.some((line) => line.includes(idOf(SHAN)))).toBe(true)
  })
})
