import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArticleId, ArticleShare } from '../../graph/model.ts'
import { candidateStories, printOf, storiesOf } from '../../pipeline/stories/index.ts'
import type { Print, StoryMark } from '../../pipeline/stories/index.ts'
import { bandsOf, bare, signatureOf } from '../../pipeline/stories/minhash.ts'
import { sharesOf } from '../resolve/shares.ts'

const STORY = [
  '清晨五点，双漾县的老船工牛满囤把缆绳收上甲板。',
  '他在这条河上走了四十一年，见过三次大水，也见过河底开裂。',
  '今年春天，县里把最后一座采砂场关了，河水一天天清起来。',
  '“鱼回来了，鸟也回来了，”他说，“我孙女第一次在河边看见白鹭。”',
  '沿岸九个村子凑钱买了两条保洁船，每天捞一遍水草。',
]
const NEWS = [
  '市图书馆新馆上周开门，首日进馆四千余人次，借出图书六千册。',
  '新馆设盲文阅览室和儿童绘本区，周一照常开放，夜里开到九点半。',
  '馆长说，老馆将改作地方文献库，年内整理完毕后预约开放。',
]

const share = (paper: string, date: string, sentences: readonly string[]): ArticleShare =>
  sharesOf(paper, date, sentences.join('\n'))[0] as ArticleShare // the page has an article

function marks(shares: readonly ArticleShare[]): ReadonlyMap<ArticleId, StoryMark> {
  const prints = shares.flatMap((each): Print | readonly Print[] => printOf(each) ?? [])
  return storiesOf(candidateStories(prints), new Map(shares.map((each) => [each.article.id, each])))
}

const original = share('汐阳日报', '2024-05-01', STORY)
const verbatim = share('岚川日报', '2024-05-03', STORY)
const shortened = share('砚州日报', '2024-05-04', STORY.slice(0, 4))
const other = share('汐阳日报', '2024-05-02', NEWS)

describe('reprints', () => {
  it('are one story with the first of them, and their sentences repeat it', () => {
    const found = marks([verbatim, other, shortened, original])
    expect(found.get(original.article.id)).toEqual({ story: original.article.id, repeats: [] })
    expect(found.get(verbatim.article.id)).toEqual({ story: original.article.id, repeats: [0, 1, 2, 3, 4] })
    expect(found.get(shortened.article.id)?.story).toBe(original.article.id)
    expect(found.has(other.article.id)).toBe(false)
  })

  it('may have another line break, another dash and a new sentence, which repeats nothing', () => {
    const edited = share('岚川日报', '2024-05-03', ['记者在双漾县看到。', ...STORY.map((sentence) => sentence.replaceAll('，', ', '))])
    expect(marks([original, edited]).get(edited.article.id)).toEqual({ story: original.article.id, repeats: [1, 2, 3, 4, 5] })
  })

  it.each([
    ['the same notice a year later', share('汐阳日报', '2025-05-01', STORY)],
    [
      'a form filled in otherwise',
      share(
        '汐阳日报',
        '2024-05-03',
        STORY.map((sentence, k) => (k % 2 === 0 ? sentence : (NEWS[k % 3] ?? ''))),
      ),
    ],
    ['a notice of one line', share('汐阳日报', '2024-05-01', STORY.slice(0, 1))],
  ])('are not %s', (_, later) => {
    expect(marks([original, later]).size).toBe(0)
  })

  it('are the same stories, whatever order the articles come in', () => {
    const all = [original, verbatim, shortened, other]
    const sorted = (found: ReadonlyMap<ArticleId, StoryMark>) => [...found].sort(([a], [b]) => (a < b ? -1 : 1))
    const expected = sorted(marks(all))
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(sorted(marks(shuffled))).toEqual(expected)
      }),
      { numRuns: 24, seed: 3 },
    )
  })
})

it('signatures agree in about as many bins as texts share of their shingles', () => {
  const words = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, k) => String.fromCodePoint(0x4e00 + (((from + k) * 7919) % 20_000))).join('')
  const [a, b] = [signatureOf(words(0, 2_000)), signatureOf(words(500, 2_500))] // Jaccard 1500 / 2500
  const agreeing = [...(a ?? [])].filter((value, k) => value === b?.[k]).length
  expect(agreeing / (a?.length ?? 1)).toBeGreaterThan(0.45)
  expect(agreeing / (a?.length ?? 1)).toBeLessThan(0.75)
  expect(signatureOf(bare('，。'))).toBeNull()
  expect(new Set(bandsOf(a as Uint32Array)).size).toBe(42) // the text has shingles
})
