import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../graph/store.ts'
import { readAnnotated, readBrat, readConll, readGoldJson, readWebanno, type AnnotatedPage } from '../../pipeline/annotations/index.ts'
import { fileOf, filesOf, newFolder, oddGraph } from '../graph/formats/graphs.ts'

async function all(pages: AsyncIterable<AnnotatedPage>): Promise<readonly AnnotatedPage[]> {
  const list: AnnotatedPage[] = []
  for await (const page of pages) list.push(page)
  return list
}

const shown = ({ text, mentions }: AnnotatedPage): readonly string[] =>
  mentions.map(({ start, end, type }) => `${text.slice(start, end)}/${type}`)

describe('annotations that are written and read again', () => {
  let store: GraphStore
  let marked: ReadonlyMap<string, readonly string[]>
  beforeAll(async () => {
    store = await oddGraph()
    const articles = await Promise.all((await store.articles()).items.map(({ id }) => store.article(id)))
    marked = new Map(
      articles.flatMap((article) =>
        article === null
          ? []
          : [
              [
                article.id,
                article.mentions.map(({ start, end, type }) => `${article.text.slice(start - article.start, end - article.start)}/${type}`),
              ],
            ],
      ),
    )
  })
  afterAll(() => store.close())

  it('brat: every mention of every article, over line breaks and characters of two units', async () => {
    const folder = newFolder(await filesOf(store, 'brat'))
    const read = await all(readAnnotated([folder]))
    expect(new Map(read.map((page) => [/([0-9a-f]{32})\.ann$/.exec(page.origin)?.[1], shown(page)]))).toEqual(marked)
    expect([...marked.values()].flat()).toContain('𠮷\n田/Person')
  })

  it('WebAnno TSV: the same, and the text at its offsets', async () => {
    const files = await filesOf(store, 'webanno')
    for (const [name, content] of files) {
      const page = readWebanno(content, name)
      const article = await store.article(name.slice(0, -'.tsv'.length) as never) // an id of this graph
      expect(shown(page)).toEqual(marked.get(article?.id ?? ''))
      expect(page.text.replace(/\s+$/u, '')).toBe(article?.text.replace(/\s+$/u, ''))
    }
    expect(files.size).toBe(marked.size)
  })

  it('WebAnno TSV: relations stand at their tail and name the token of their head', async () => {
    const files = [...(await filesOf(store, 'webanno')).values()].join('')
    expect(files).toMatch(/^\d+-\d+\t\d+-\d+\t华\t\S+\[\d+\]\tCompany\[\d+\]\t董事长\tHOLDS\\_ROLE\t\d+-\d+\[\d+_\d+\]\t$/m)
  })

  it('CoNLL: the same mentions, without their blanks', async () => {
    const read = readConll(await fileOf(store, 'conll'), 'graph.conll')
    const flat = (names: Iterable<string>): readonly string[] => [...names].map((name) => name.replace(/\s/gu, '')).sort()
    expect(flat(shown(read))).toEqual(flat([...marked.values()].flat()))
  })
})

describe('annotations of other tools', () => {
  it.each([
    ['BIO', '单\tB-PER\n云\tI-PER\n舟\tI-PER\n到\tO\n华\tB-COM\n屿\tI-COM\n', ['单云舟/Person', '华屿/Company']],
    ['BILOU, spaces, words', '单云舟 U-Person\n任 O\n霁川 B-GOV\n市政府 L-GOV\n', ['单云舟/Person', '霁川市政府/Government']],
    ['BIO that begins with I, and two that touch', '甲 I-PER\n乙 B-PER\n丙 I-ORG\n', ['甲/Person', '乙/Person', '丙/Organization']],
    ['an end of the sentence within a tag', '单 B-PER\n\n云 I-PER\n', ['单/Person', '云/Person']],
  ])('CoNLL in %s', (_, content, expected) => {
    expect(shown(readConll(content, 'x.conll'))).toEqual(expected)
  })

  it('brat with fragments, events and notes beside the mentions', () => {
    const annotations = 'T1\tPER 0 1;2 4\t单 云舟\nE1\tMeet:T1\nA1\tSure T1\n#1\tAnnotatorNotes T1\t看\nT2\tPlace 6 9\t望溪区\n'
    expect(shown(readBrat('单\n云舟，在望溪区。', annotations, 'x.ann'))).toEqual(['单\n云舟/Person', '望溪区/Place'])
  })

  it.each([
    ['a span outside the text', () => readBrat('短', 'T1\tPER 0 9\t短\n', 'x.ann'), 'lies outside'],
    ['an unknown type', () => readConll('甲 B-COLOUR\n', 'x.conll'), '“COLOUR” is no type'],
    ['a line without a tag', () => readConll('甲 B-PER\n乙\n', 'x.conll'), 'line 2'],
    ['JSON of another form', () => readGoldJson('甲', '{"mentions": [{"from": 0}]}', 'x.json'), 'no annotated page'],
    ['a mention outside the text', () => readGoldJson('甲', '{"mentions": [[0, 2, "PER"]]}', 'x.json'), 'from 0 to 2'],
    ['TSV without named entities', () => readWebanno('#FORMAT=WebAnno TSV 3.3\n', 'x.tsv'), 'no layer of named entities'],
  ])('%s is refused by name', (_, read, message) => {
    expect(read).toThrow(message)
  })

  it('a type of another tool means what the user says', () => {
    expect(shown(readConll('甲 B-HERO\n', 'x.conll', { HERO: 'Person' }))).toEqual(['甲/Person'])
  })

  it('a page without its text beside it is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingtu-gold-'))
    writeFileSync(join(folder, 'a.ann'), 'T1\tPER 0 1\t甲\n')
    await expect(all(readAnnotated([folder]))).rejects.toMatchObject({
      code: 'INPUT',
      remedy: expect.stringContaining('a.txt') as string,
    })
  })
})
