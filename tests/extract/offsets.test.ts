import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toExtractJson } from '../../pipeline/extract-json.ts'
import { extractPage } from '../../pipeline/extract.ts'
import { toShares } from '../../pipeline/share.ts'
import type { Page, Tagger } from '../../pipeline/types.ts'
import { dictionaryTagger } from './taggers.ts'

const tagger = dictionaryTagger({
  市委: 'Government',
  书记: 'Title',
  市长: 'Title',
  王一鸣: 'Person',
  欧阳𠮷: 'Person',
  衡阳: 'Place',
  '“三区四廊”': 'Programme',
  曜川重工股份有限公司: 'Company',
  曜川重工: 'Company',
  湖南: 'Place',
  株洲: 'Place',
})

/** What must hold of every page: offsets slice back, ids point at something, and the shares say the same as the JSON. */
async function checkPage(page: Page, engine: Tagger): Promise<void> {
  const extraction = await extractPage(page, engine)
  const { articles, mentions, entities, relations } = toExtractJson(extraction)
  const ids = new Set<string>(entities.map(({ id }) => id))
  expect(ids.size).toBe(entities.length)
  for (const { start, end, text, entity, type } of mentions) {
    expect(page.raw.slice(start, end)).toBe(text)
    expect(type === 'Title' ? entity === null : entity !== null && ids.has(entity)).toBe(true)
  }
  for (const { head, tail, evidence } of relations) {
    expect(ids.has(head) && ids.has(tail) && evidence.length > 0).toBe(true)
    for (const { start, end, text } of evidence) expect(page.raw.slice(start, end)).toBe(text)
  }
  const shares = toShares(extraction)
  expect(shares.map(({ article }) => article.id)).toEqual(articles.map(({ id }) => id))
  for (const share of shares) {
    const { text, start } = share.article
    for (const mention of share.mentions) expect(text.slice(mention.start - start, mention.end - start)).toBe(mention.surface)
    for (const sentence of share.sentences) expect(text.slice(sentence.start - start, sentence.end - start)).toBe(sentence.text)
    for (const { referent } of share.mentions) if (referent !== null) expect(ids.has(share.referents[referent]?.entity ?? '')).toBe(true)
    for (const { head, tail } of share.relations)
      expect(share.referents[head] !== undefined && share.referents[tail] !== undefined).toBe(true)
  }
}

const piece = fc.constantFrom(
  '衡阳日报讯（记者 欧阳𠮷 通讯员 王一鸣）',
  '市委书记王一鸣',
  '强调，',
  '市长欧阳𠮷在衡阳',
  '“三区四廊”',
  '战略',
  '曜川重工股份有限公司',
  '曜川重工',
  '（以下简称“曜川重工”）',
  '𠀀𠂇',
  'ＡＢＣ１２３',
  '。',
  '。\r\n\r\n',
  '\n',
  '\r\n',
  '　　',
  '。\n\n标题一行\n\n',
  '▶▶下转02版\n',
  '王\n一鸣',
  '\u0000',
  '？！',
  '（图片由市委提供）',
)

describe('extractPage', () => {
  it('keeps every offset on generated pages with rare characters, full-width forms and broken lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), (pieces) =>
        checkPage({ origin: 'generated', format: 'text', raw: pieces.join(''), meta: {} }, tagger),
      ),
      { numRuns: 60, seed: 11 },
    )
  })

  it('is deterministic', async () => {
    const page: Page = {
      origin: 'p',
      format: 'text',
      raw: '标题在此\n\n衡阳日报讯（记者 欧阳𠮷）市委书记王一鸣到曜川重工股份有限公司调研。曜川重工很忙。\n',
      meta: {},
    }
    const [one, two] = [await extractPage(page, tagger), await extractPage(page, tagger)]
    expect(JSON.stringify(toExtractJson(one))).toBe(JSON.stringify(toExtractJson(two)))
  })

  it('keeps who signed apart from who is written about', async () => {
    const raw = '老街修好了\n\n衡阳日报讯（记者 欧阳𠮷）市委书记王一鸣到曜川重工调研。\n'
    const [share] = toShares(await extractPage({ origin: 'p', format: 'text', raw, meta: {} }, tagger))
    const names = share?.wrote.map((referent) => share.referents[referent]?.name)
    expect(names).toEqual(['欧阳𠮷'])
    expect(share?.mentions.filter(({ uncounted }) => uncounted === 'byline').map(({ surface }) => surface)).toEqual(['欧阳𠮷'])
    expect(share?.relations.some(({ head, tail }) => share.wrote.includes(head) || share.wrote.includes(tail))).toBe(false)
    expect(share?.article.home).toBe('湖南省衡阳市')
  })

  it('reads an empty page as one without articles', async () => {
    const { articles, entities } = await extractPage({ origin: 'empty', format: 'text', raw: '', meta: {} }, tagger)
    expect([articles, entities]).toEqual([[], []])
  })

  it('links the batches of a page of many articles by their ids', async () => {
    const article = (k: number) =>
      `第${String(k)}条消息的标题\n\n衡阳日报讯（记者 欧阳𠮷）市委书记王一鸣到会。${'会议很长，大家都在听，没有人说话。'.repeat(4000)}\n\n`
    const extraction = await extractPage(
      { origin: 'long', format: 'text', raw: [0, 1, 2, 3, 4, 5, 6, 7, 8].map(article).join(''), meta: {} },
      tagger,
    )
    const names = extraction.entities.filter(({ name }) => name === '王一鸣')
    expect(extraction.articles.length).toBeGreaterThan(1)
    expect(names).toHaveLength(1)
  })
})

const gold = '../shared/gold'
describe.skipIf(!existsSync(gold))('on the development pages (left out where ../shared is absent)', () => {
  it.each(['000', '002', '004'])('page %s keeps every offset', async (name) => {
    await checkPage({ origin: name, format: 'text', raw: readFileSync(`${gold}/page-${name}.txt`, 'utf8'), meta: {} }, tagger)
  })
})
