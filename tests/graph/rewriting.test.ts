import grafeo from '@grafeo-db/js'
import { describe, expect, it } from 'vitest'
import { CypherStore } from '../../graph/cypher-store.ts'
import { EmbeddedEngine } from '../../graph/embedded/engine.ts'
import type { Engine, Parameters, Run } from '../../graph/engine.ts'
import type { ArticleShare, EntityId } from '../../graph/model.ts'
import { exported } from '../contracts/graph-store/session.ts'
import { allOfJichuan, SHAN } from './fixtures/jichuan.ts'
import { idOf } from './fixtures/stories.ts'

/** What was asked of the database: each statement with the number of its rows. */
interface Asked {
  readonly statement: string
  readonly rows: number
}

/** A store over an engine whose transactions note their statements. */
async function notedStore(): Promise<{ readonly store: CypherStore; readonly asked: Asked[] }> {
  const asked: Asked[] = []
  const engine = new EmbeddedEngine(grafeo.GrafeoDB.create(), null, () => undefined)
  const noted =
    (run: Run): Run =>
    (statement, parameters) => {
      asked.push({ statement, rows: rowsIn(parameters) })
      return run(statement, parameters)
    }
  const write: Engine['write'] = (work) => engine.write((run) => work(noted(run)))
  const store = new CypherStore(Object.assign(Object.create(engine) as Engine, { write })) // an object whose prototype is an engine
  await store.ensureSchema()
  return { store, asked }
}

const rowsIn = (parameters: Parameters | undefined): number => {
  const { rows } = parameters ?? {}
  return Array.isArray(rows) ? rows.length : 0
}

const rowsOf = (asked: readonly Asked[], words: RegExp): number =>
  asked.filter(({ statement }) => words.test(statement)).reduce((sum, { rows }) => sum + rows, 0)

/** The article with one of its things taken for another, as the closing step does it. */
function moved(share: ArticleShare, from: EntityId, to: EntityId): ArticleShare {
  return { ...share, referents: share.referents.map((each) => (each.entity === from ? { ...each, entity: to } : each)) }
}

const OTHER = idOf({ type: 'Person', name: '单云舟', key: '单云舟#另一位' })
const named = (share: ArticleShare, entity: EntityId): boolean => share.referents.some((each) => each.entity === entity)

describe('an article of which one thing is taken for another', () => {
  it('is written only where it speaks of that thing', async () => {
    const { store, asked } = await notedStore()
    for (const share of allOfJichuan()) await store.commit(share)
    const before = allOfJichuan().find((share) => named(share, idOf(SHAN)) && share.mentions.length > 6)
    if (before === undefined) throw new Error('no article names him among others')
    const k = before.referents.findIndex(({ entity }) => entity === idOf(SHAN))
    const own = before.mentions.filter(({ referent }) => referent === k).length
    expect(own).toBeLessThan(before.mentions.filter(({ referent }) => referent !== null).length)
    asked.length = 0
    expect(await store.commit(moved(before, idOf(SHAN), OTHER))).toBe('replaced')
    expect(rowsOf(asked, /CREATE \(e\)-\[:MENTIONED_IN/u)).toBe(own)
    expect(rowsOf(asked, /MENTIONED_IN\].*DELETE/su)).toBeLessThanOrEqual(own)
    expect(rowsOf(asked, /CREATE \(e\)-\[:APPEARS_IN/u)).toBe(1)
    expect(rowsOf(asked, /MERGE \(e:Entity/u)).toBe(1)
    expect(rowsOf(asked, /CREATE \((?:a:Article|s:Sentence)/u)).toBe(0)
    await store.close()
  })

  it('leaves the graph that one has who wrote it so from the beginning', async () => {
    const shares = allOfJichuan()
    const change = (share: ArticleShare): ArticleShare => moved(share, idOf(SHAN), OTHER)
    for (const chosen of shares.filter((share) => named(share, idOf(SHAN)))) {
      const [there, back] = [await notedStore(), await notedStore()]
      const wanted = shares.map((share) => (share === chosen ? change(share) : share))
      for (const share of wanted) await there.store.commit(share)
      await there.store.derive()
      for (const share of shares) await back.store.commit(share)
      await back.store.derive()
      const original = await exported(back.store)
      await back.store.commitAll(wanted)
      await back.store.derive()
      expect(await exported(back.store)).toEqual(await exported(there.store))
      await back.store.commitAll(shares)
      await back.store.derive()
      expect(await exported(back.store)).toEqual(original)
      await there.store.close()
      await back.store.close()
    }
  })
})

describe('the closing step of a graph in which nothing has changed', () => {
  it('writes nothing but that it is done', async () => {
    const { store, asked } = await notedStore()
    await store.commitAll(allOfJichuan())
    await store.derive()
    asked.length = 0
    await store.commitAll(allOfJichuan())
    await store.derive()
    expect(asked.filter(({ statement }) => /\b(?:SET|MERGE|CREATE|DELETE)\b/u.test(statement))).toEqual([])
    await store.close()
  })
})
