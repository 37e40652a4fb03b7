import { beforeEach, describe, expect, it } from 'vitest'
import { bestPaths, postsAt, readActivity, readPosts, standingBetween, whoElse } from '../../../graph/asking/index.ts'
import { relationId } from '../../../graph/ids.ts'
import type { EntityId } from '../../../graph/model.ts'
import type { GraphStore } from '../../../graph/store.ts'
import { FAIR, FANG, HALL, HUAYU, LU, QINGLAN, SHAN, allOfJichuan } from '../../graph/fixtures/jichuan.ts'
import { idOf } from '../../graph/fixtures/stories.ts'
import { load, sessionOf } from './session.ts'

/** Questions over the seam: what a store answers them with is the same for each. */
export function askingContract(open: () => Promise<GraphStore>): void {
  const names = (entities: readonly { readonly id: EntityId }[]): readonly EntityId[] => entities.map(({ id }) => id)

  describe('asking', () => {
    // Within: hooks of a describe around would run before each test of the other contracts too.
    const session = sessionOf(open)
    beforeEach(() => load(session.store, allOfJichuan()))

    it('finds the best paths between two, strongest first, each with the edges of its steps', async () => {
      const paths = await bestPaths(session.store, idOf(LU), idOf(QINGLAN), 4)
      expect(paths.length).toBeGreaterThan(1)
      expect(paths[0]?.strength).toBe(1)
      expect(paths.map(({ strength }) => strength)).toEqual([...paths.map(({ strength }) => strength)].sort((a, b) => b - a))
      for (const { nodes, edges } of paths) {
        expect([nodes[0]?.id, nodes.at(-1)?.id]).toEqual([idOf(LU), idOf(QINGLAN)])
        expect(new Set(names(nodes)).size).toBe(nodes.length)
        nodes.slice(1).forEach((node, k) => {
          const step = [nodes[k]?.id, node.id].sort()
          expect(edges.some(({ source, target }) => [source, target].sort().join() === step.join())).toBe(true)
        })
      }
      expect(new Set(paths.map(({ nodes }) => names(nodes).join())).size).toBe(paths.length)
      expect(await bestPaths(session.store, idOf(LU), idOf(QINGLAN), 4)).toEqual(paths)
    })

    it('finds no path from an entity to itself or to one that nothing ties to it', async () => {
      expect(await bestPaths(session.store, idOf(LU), idOf(LU), 3)).toEqual([])
      expect(await bestPaths(session.store, idOf(LU), idOf({ type: 'Organization', name: '霁川第三中学' }), 3)).toEqual([])
    })

    it('says who stands between two, and whether they could do without', async () => {
      const between = await standingBetween(session.store, idOf(LU), idOf(QINGLAN), 10)
      const [first] = between
      expect([idOf(FANG), idOf(SHAN), idOf(HUAYU), idOf(FAIR)]).toContain(first?.entity.id)
      expect(between.every(({ share }) => share > 0 && share <= 1)).toBe(true)
      expect(between.some(({ entity }) => [idOf(LU), idOf(QINGLAN)].includes(entity.id))).toBe(false)
      expect(between.find(({ entity }) => entity.id === idOf(FANG))?.isNeeded).toBe(false)
    })

    it('says who else is tied in the same way to the same things', async () => {
      const others = await whoElse(session.store, [idOf(SHAN)], 10)
      expect(names(others.map(({ entity }) => entity))).toEqual(expect.arrayContaining([idOf(LU), idOf(FANG)]))
      expect(others[0]?.entity.id).toBe(idOf(LU)) // the same post and the same fair
      expect(others[0]?.shared.map(({ entity }) => entity.id).sort()).toEqual([idOf(HALL), idOf(FAIR)].sort())
      const both = await whoElse(session.store, [idOf(SHAN), idOf(FANG)], 10)
      expect(both.map(({ entity, shared }) => [entity.id, shared.map((tie) => tie.entity.id)])).toEqual([[idOf(LU), [idOf(FAIR)]]])
    })

    it('says who held which post at a day', async () => {
      const { posts, truncated } = await readPosts(session.store)
      expect(truncated).toBe(false)
      const mayors = (day: string): readonly unknown[] =>
        postsAt(posts, day)
          .filter(({ title }) => title === '市长')
          .map(({ person, standing }) => [person.name, standing])
      expect(mayors('2023-01-10')).toEqual([])
      expect(mayors('2023-01-20')).toEqual([
        ['单云舟', 'appointed'],
        ['鲁望石', 'removed'],
      ])
      expect(mayors('2023-12-31')).toEqual([
        ['单云舟', 'observed'],
        ['鲁望石', 'removed'],
      ])
      expect(mayors('2024-06-01')).toEqual([
        ['单云舟', 'seen before'],
        ['鲁望石', 'removed'],
      ])
    })

    it('knows in which months the papers speak of a thing and back a relation', async () => {
      const { entities, relations } = await readActivity(session.store)
      expect(entities.get(idOf(SHAN))).toEqual(['2023-01', '2023-02', '2023-05', '2024-03'])
      expect(relations.get(relationId('HOLDS_ROLE', idOf(SHAN), idOf(HALL), '市长'))).toEqual(['2023-01', '2023-02', '2024-03'])
      const [a, b] = [idOf(SHAN), idOf(FANG)].sort() as [EntityId, EntityId]
      expect(relations.get(relationId('CO_OCCURS', a, b))).toEqual(['2023-05'])
      // Every edge of the graph is backed in some month or by an undated article.
      const { edges } = await session.store.overview(100)
      expect(edges.filter(({ id }) => !relations.has(id)).every(({ firstSeen }) => firstSeen === null)).toBe(true)
    })
  })
}
