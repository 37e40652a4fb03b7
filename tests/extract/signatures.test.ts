import { expect, it } from 'vitest'
import { extractPage } from '../../pipeline/extract.ts'
import { dictionaryTagger } from './taggers.ts'

it('names the organ that signs a notice, without counting it', async () => {
  const raw = [
    '岚江市水务局公告',
    '为检修管网，定于三月十日夜间对城北片区分段停水，请居民提前储水，不便之处敬请谅解。',
    '特此公告。',
    '岚江市水务局',
    '云岭添一座图书馆',
    '岚江日报讯(记者 周一鸣) 近日，云岭添了一座图书馆。',
  ].join('\n\n')
  const tagger = dictionaryTagger({ 岚江市水务局: 'Government' })
  const { articles } = await extractPage({ origin: 'page.txt', format: 'text', raw, meta: {} }, tagger)
  expect(articles.map(({ article }) => article.headline)).toEqual(['岚江市水务局公告', '云岭添一座图书馆'])
  const signed = articles[0]?.mentions.find(({ start }) => start === raw.lastIndexOf('岚江市水务局'))
  expect(signed?.type).toBe('Government')
  expect(signed?.uncounted).toBe('byline')
})
