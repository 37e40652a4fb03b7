import { describe, expect, it } from 'vitest'
import type { ArticleShare } from '../../../graph/model.ts'
import type { GraphStore } from '../../../graph/store.ts'
import { HALL, LU, SHAN, allOfJichuan, jichuan } from '../../graph/fixtures/jichuan.ts'
import { generatedShares, randomOf, shuffled } from '../../graph/fixtures/generated.ts'
import { idOf, shareOf } from '../../graph/fixtures/stories.ts'
import { exported, load, sessionOf } from './session.ts'

/** An article comes and goes as a whole, and only its own share with it. */
export function writingContract(open: () => Promise<GraphStore>): void {
  describe('writing', () => {
    const session = sessionOf(open)
    it('tells a new article from one that is present', async () => {
      const share = jichuan('visit')
      expect(await session.store.commit(share)).toBe('written')
      expect(await session.store.commit(share)).toBe('present')
      expect(await session.store.present([share.article.id, jichuan('fair').article.id])).toEqual(new Set([share.article.id]))
    })

    it('keeps from which file an article was last read, beside the graph', async () => {
      const [visit, fair] = [jichuan('visit'), jichuan('fair')]
      await load(session.store, [visit, fair])
      const before = await exported(session.store)
      expect(await session.store.files()).toEqual(new Map())
      await session.store.noteFiles(new Map([[visit.article.id, 'a'], [fair.article.id, 'a'], [jichuan('teacher').article.id, 'a']])) // prettier-ignore
      await session.store.noteFiles(new Map([[fair.article.id, 'b']]))
      expect(await session.store.files()).toEqual(new Map([[visit.article.id, 'a'], [fair.article.id, 'b']])) // prettier-ignore
      expect(await exported(session.store)).toEqual(before)
      await session.store.remove(visit.article.id)
      expect(await session.store.files()).toEqual(new Map([[fair.article.id, 'b']]))
    })

    it('changes nothing when everything is loaded again', async () => {
      await load(session.store, allOfJichuan())
      const before = await exported(session.store)
      await load(session.store, allOfJichuan())
      expect(await exported(session.store)).toEqual(before)
    })

    it('gives the same export, whatever the order of the articles', async () => {
      const shares = [...allOfJichuan(), ...generatedShares(12)]
      await load(session.store, shares)
      const before = await exported(session.store)
      for (const seed of [1, 2]) expect(await exported(await session.another(shuffled(shares, seed)))).toEqual(before)
    })

    it('gives the same export when derive runs between articles', async () => {
      for (const share of allOfJichuan()) await load(session.store, [share])
      expect(await exported(session.store)).toEqual(await exported(await session.another(allOfJichuan())))
    })

    it('takes articles at once, while others read', async () => {
      const shares = [...allOfJichuan(), ...generatedShares(8)]
      await Promise.all([...shares.map((share) => session.store.commit(share)), session.store.search('单云舟'), session.store.overview(5)])
      await session.store.derive()
      expect(await exported(session.store)).toEqual(await exported(await session.another(shares)))
    })

    it('keeps text that looks like code as text', async () => {
      const odd = { type: 'Person', name: `"'\`;DROP` } as const
      const share = shareOf({ headline: '奇文', sentences: [`${odd.name}说<script>alert(1)</script>$x {y} \u202e\u0000𠮷`], things: [odd] })
      await load(session.store, [share])
      expect((await session.store.search(`"'\`;drop`))[0]?.entity.name).toBe(odd.name)
      expect((await session.store.article(share.article.id))?.text).toBe(share.article.text)
      expect((await session.store.mentions(idOf(odd))).items[0]?.text).toBe(share.sentences[1]?.text)
    })

    it('keeps an empty article, one with nothing but text', async () => {
      const bare = { ...jichuan('teacher'), referents: [], mentions: [], relations: [], wrote: [] }
      await load(session.store, [bare])
      expect(await session.store.counts()).toMatchObject({ articles: 1, mentions: 0, stale: false })
    })

    it('gives shares back as they came, by article id', async () => {
      const shares = [...allOfJichuan()].sort((a, b) => (a.article.id < b.article.id ? -1 : 1))
      await load(session.store, allOfJichuan())
      const back: ArticleShare[] = []
      for await (const share of session.store.shares()) back.push(share)
      expect(back).toEqual(shares)
      const [first, second] = shares
      const asked: ArticleShare[] = []
      for await (const share of session.store.shares([second?.article.id, first?.article.id].flatMap((id) => id ?? []))) asked.push(share)
      expect(asked).toEqual([first, second])
    })

    it('counts a story that two articles print once, and its pairs by what is new in each', async () => {
      const [original, reprint] = [jichuan('visit'), { ...jichuan('visit') }]
      const again: ArticleShare = {
        ...reprint,
        article: { ...reprint.article, id: jichuan('teacher').article.id, story: original.article.id },
        repeats: reprint.sentences.map((_, k) => k),
      }
      const first: ArticleShare = { ...original, article: { ...original.article, story: original.article.id }, repeats: [] }
      await load(session.store, [first, jichuan('later')])
      const alone = await session.edgeOf(SHAN, 'CO_OCCURS', HALL)
      await load(session.store, [again])
      const both = await session.edgeOf(SHAN, 'CO_OCCURS', HALL)
      expect([alone.articles, alone.stories, both.articles, both.stories]).toEqual([2, 2, 3, 2])
      expect(both).toMatchObject({ weight: alone.type === 'CO_OCCURS' ? alone.weight : 0 })
      expect(await session.edgeOf(SHAN, 'HOLDS_ROLE', HALL)).toMatchObject({ articles: 3, stories: 2 })
      expect(await session.store.entity(idOf(SHAN))).toMatchObject({ articles: 3, stories: 2 })
      await session.store.remove(again.article.id)
      await session.store.derive()
      expect(await exported(session.store)).toEqual(await exported(await session.another([first, jichuan('later')])))
    })

    it('is stale from a write until derive', async () => {
      expect((await session.store.counts()).stale).toBe(false)
      await session.store.commit(jichuan('later'))
      expect((await session.store.counts()).stale).toBe(true)
      await session.store.derive()
      expect((await session.store.counts()).stale).toBe(false)
      await session.store.remove(jichuan('later').article.id)
      expect((await session.store.counts()).stale).toBe(true)
    })
  })

  describe('taking away', () => {
    const session = sessionOf(open)
    it('leaves the graph as if the article had never come', async () => {
      const [gone, ...kept] = [jichuan('appointment'), jichuan('visit'), jichuan('fair'), jichuan('teacher'), jichuan('later')]
      await load(session.store, [gone, ...kept]) // the list is not empty
      expect(await session.store.remove(gone.article.id)).toBe(true)
      await session.store.derive()
      expect(await exported(session.store)).toEqual(await exported(await session.another(kept)))
    })

    it('leaves nothing of anything when all articles go', async () => {
      await load(session.store, allOfJichuan())
      for (const share of allOfJichuan()) await session.store.remove(share.article.id)
      await session.store.derive()
      expect(await exported(session.store)).toEqual(await exported(await session.another([])))
    })

    it('answers false for an article that is not there', async () => {
      expect(await session.store.remove(jichuan('fair').article.id)).toBe(false)
    })

    it('takes exactly its share from counts that many articles hold', async () => {
      const shares = generatedShares(40)
      await load(session.store, shares)
      for (const share of shares.slice(25)) await session.store.remove(share.article.id)
      await session.store.derive()
      expect(await exported(session.store)).toEqual(await exported(await session.another(shares.slice(0, 25))))
    })

    it.each([1, 2, 3, 4])('ends any way of coming and going at the graph of the articles that are left (seed %i)', async (seed) => {
      const random = randomOf(seed)
      const pool = [...allOfJichuan(), ...generatedShares(6, seed)]
      const left = new Map<string, ArticleShare>()
      for (let step = 0; step < 30; step++) {
        const share = pool[Math.floor(random() * pool.length)] as ArticleShare // an index below the length
        const action = random()
        if (action < 0.45) {
          await session.store.commit(share)
          left.set(share.article.id, share)
        } else if (action < 0.7) {
          const moved = {
            ...share,
            referents: share.referents.map((r, k) => (k === 0 ? { ...r, entity: idOf({ type: r.type, name: `另一${r.name}` }) } : r)),
          }
          await session.store.commit(moved)
          left.set(share.article.id, moved)
        } else if (action < 0.9) {
          expect(await session.store.remove(share.article.id)).toBe(left.delete(share.article.id))
        } else await session.store.derive()
      }
      await session.store.derive()
      expect(await exported(session.store)).toEqual(await exported(await session.another([...left.values()])))
    })

    it('writes an article again when its people turn out to be others', async () => {
      const share = jichuan('fair')
      const moved: ArticleShare = {
        ...share,
        referents: share.referents.map((r) => (r.entity === idOf(LU) ? { ...r, entity: idOf({ ...LU, key: '鲁望石/另一人' }) } : r)),
      }
      await load(session.store, [jichuan('visit'), share])
      expect(await session.store.commit(moved)).toBe('replaced')
      await session.store.derive()
      expect(await session.store.entity(idOf(LU))).toBeNull()
      expect(await exported(session.store)).toEqual(await exported(await session.another([jichuan('visit'), moved])))
    })
  })
}
