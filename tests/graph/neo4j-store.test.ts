import { auth, driver as newDriver } from 'neo4j-driver'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openStore } from '../../graph/open.ts'
import { profile } from '../../graph/profile/index.ts'
import type { GraphStore } from '../../graph/store.ts'
import { graphStoreContract } from '../contracts/graph-store.ts'
import { exported, failure, load } from '../contracts/graph-store/session.ts'
import { startNeo4j, useGiven } from '../neo4j-server/start.ts'
import { generatedShares, shuffled } from './fixtures/generated.ts'
import { allOfJichuan, HUAYU, jichuan, SHAN } from './fixtures/jichuan.ts'
import { idOf } from './fixtures/stories.ts'
import { cookbookContract } from './cookbook-contract.ts'
import { differentialContract } from './differential-contract.ts'
import { fussyWire } from './fixtures/fussy-wire.ts'
import { killTime } from './fixtures/kill-times.ts'
import { openNeo4jStore } from '../../graph/neo4j/open.ts'
import { peopleContract } from './neo4j-people.ts'
import { loadersOf } from './neo4j-loaders.ts'

// A server that has just started makes its plans at the first questions, on whatever the machine leaves it.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })
const FAULT_MS = 240_000

const ROUNDS = Number(process.env['MINGTU_TEST_ROUNDS'] ?? '1')

const neo4j = await startNeo4j()

describe('a Neo4j server', () => {
  if ('missing' in neo4j) {
    it.skip(`is not tested: ${neo4j.missing}`)
    return
  }
  const { address, credentials } = neo4j
  const { loader, endAll } = loadersOf(neo4j)
  afterAll(async () => {
    await endAll()
    // One of our own goes with all its data.
    if (neo4j.kill === null) await wipe()
    await driver.close()
    await neo4j.stop()
  })

  const driver = newDriver(address, auth.basic(credentials.username, credentials.password), { disableLosslessIntegers: true })
  const ask = async (statement: string, parameters = {}): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const { records } = await driver.executeQuery(statement, parameters)
    return records.map((record) => record.toObject())
  }
  const wipe = (): Promise<unknown> => ask('MATCH (n) DETACH DELETE n')
  const open = (): Promise<GraphStore> => openStore(address, credentials)
  /** Keeps the schema and the note of it: making it anew for each test takes longer than the test. */
  const openEmpty = async (): Promise<GraphStore> => {
    await ask("MATCH (n) WHERE NOT (n:Meta AND n.id = 'format') DETACH DELETE n")
    return open()
  }
  const undisturbed = async (shares: ReturnType<typeof generatedShares>): Promise<readonly string[]> => {
    const store = await openStore(':memory:')
    await load(store, shares)
    const lines = await exported(store)
    await store.close()
    return lines
  }
  /** Whether a transaction waits for a lock of another. */
  const waiting = async (): Promise<boolean> =>
    (await ask('SHOW TRANSACTIONS YIELD status')).some(({ status }) => String(status).startsWith('Blocked'))
  /** What is in the database, once everything was loaded that should be. */
  const settled = async (shares: ReturnType<typeof generatedShares>): Promise<readonly string[]> => {
    const store = await open()
    await load(store, shares)
    const lines = await exported(store)
    await store.close()
    return lines
  }

  graphStoreContract('A Neo4j store', openEmpty)
  cookbookContract(openEmpty)
  peopleContract(neo4j, openEmpty)
  differentialContract(openEmpty, ROUNDS > 1 ? 300 : 60)

  describe('beside the embedded store', () => {
    it('exports the same graph, byte for byte', async () => {
      const shares = [...allOfJichuan(), ...generatedShares(60)]
      const store = await openEmpty()
      await load(store, shuffled(shares, 3))
      expect(await exported(store)).toEqual(await undisturbed(shares))
      await store.close()
    })

    it('answers the same to every reading', async () => {
      const shares = [...allOfJichuan(), ...generatedShares(20)]
      const answers = async (store: GraphStore, loaded: typeof shares): Promise<unknown> => {
        await load(store, loaded)
        const view = await store.overview(30)
        const edges = view.edges.map((edge) => edge.id)
        const answered = {
          view,
          counts: await store.counts(),
          articles: await store.articles(),
          neighbours: await store.neighbours(idOf(HUAYU)),
          mentions: await store.mentions(idOf(SHAN)),
          appearances: await store.appearances(idOf(SHAN)),
          profile: await profile(store, idOf(SHAN)),
          path: await store.path(idOf(SHAN), idOf(HUAYU)),
          search: await store.search('单云'),
          evidence: await Promise.all(edges.map((id) => store.evidence(id))),
          found: (await store.searchText('合作')).map((hit) => hit.evidence.sentence).sort(),
        }
        await store.close()
        return answered
      }
      const here = await answers(await openStore(':memory:'), shares)
      expect(await answers(await openEmpty(), shares)).toEqual(here)
      const held = await open()
      await held.prepare(60_000)
      expect(await answers(held, [])).toEqual(here)
    })
  })

  describe('a database', () => {
    beforeEach(wipe)

    it('has its schema, and is opened again without a write', async () => {
      await (await open()).close()
      const names = (await ask("SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'mingtu_' RETURN name, state")).map((row) => [
        row['name'],
        row['state'],
      ])
      expect(names).toHaveLength(9)
      expect(new Set(names.map(([, state]) => state))).toEqual(new Set(['ONLINE']))
      const before = await ask('CALL db.schema.nodeTypeProperties() YIELD nodeType, propertyName RETURN nodeType, propertyName')
      await (await open()).close()
      expect(await ask('CALL db.schema.nodeTypeProperties() YIELD nodeType, propertyName RETURN nodeType, propertyName')).toEqual(before)
    })

    it('is not taken for tests when anything is in it', async () => {
      await ask("CREATE (n:Something {title: 'not ours'})")
      await expect(useGiven(address, credentials)).rejects.toThrow('is not empty')
      await wipe()
      expect((await useGiven(address, credentials)).kill).toBeNull()
    })

    it('gets its schema once, when several open it at once', async () => {
      for (const [kind, list] of [
        ['CONSTRAINT', "SHOW CONSTRAINTS YIELD name WHERE name STARTS WITH 'mingtu_' RETURN name"],
        ['INDEX', "SHOW INDEXES YIELD name WHERE name STARTS WITH 'mingtu_' RETURN name"],
      ] as const)
        for (const { name } of await ask(list)) await ask(`DROP ${kind} ${String(name)}`)
      const stores = await Promise.all([open(), open(), open()])
      await Promise.all(stores.map((store) => store.close()))
      expect(await ask("SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'mingtu_' AND state = 'ONLINE' RETURN name")).toHaveLength(9)
    })

    it('is refused when it has another format, and left as it is', async () => {
      await (await open()).close()
      await ask("MATCH (m:Meta {id: 'format'}) SET m.version = 999")
      await expect(open()).rejects.toMatchObject({ code: 'STORE_FORMAT', message: expect.stringContaining('999') as string })
      expect(await ask('MATCH (m:Meta) RETURN m.version AS version')).toEqual([{ version: 999 }])
    })

    it('is refused when someone else uses our labels', async () => {
      await ask("CREATE (n:Article {title: 'not ours'})")
      await expect(open()).rejects.toMatchObject({ code: 'STORE', message: expect.stringContaining('Article') as string })
    })

    it('is refused with a wrong password, which is not told', async () => {
      const error = await failure(openStore(address, { ...credentials, password: 'geheimnis' }))
      expect(error).toMatchObject({ code: 'STORE', remedy: expect.stringContaining('NEO4J_PASSWORD') as string })
      expect(`${error.message}${error.remedy}${String(error.cause)}`).not.toContain('geheimnis')
      await expect(openStore(address)).rejects.toMatchObject({ code: 'STORE' })
    })

    it.each([
      ['no server', 'bolt://127.0.0.1:1', 'STORE'],
      ['no such database', `${address}/elsewhere`, 'STORE'],
      ['a password in the address', 'neo4j://neo4j:geheimnis@localhost', 'USAGE'],
      ['no address', 'neo4j://', 'USAGE'],
    ])('is refused for %s', async (_what, where, code) => {
      const error = await failure(openStore(where, credentials))
      expect(error).toMatchObject({ code, remedy: expect.any(String) as string })
      expect(error.message).not.toContain('geheimnis')
    })

    it('keeps a whole score a fraction, by which a query can divide', async () => {
      const store = await open()
      const share = jichuan('later')
      await load(store, [{ ...share, relations: share.relations.map((r) => ({ ...r, score: 1 })) }])
      expect((await store.query('MATCH ()-[r:HOLDS_ROLE]->() RETURN r.score / 2 AS half')).rows).toEqual([[0.5]])
      await store.close()
    })

    it.each(['+-&|!(){}[]^"~*?:\\/', 'AND OR NOT', 'plain:合作 AND id:x', '"合作', '，。', '合'.repeat(5000)])(
      'searches for %j as words',
      async (text) => {
        const store = await open()
        await load(store, [jichuan('visit')])
        expect(Array.isArray(await store.searchText(text))).toBe(true)
        await store.close()
      },
    )
  })

  describe('several builds at once', () => {
    beforeEach(wipe)

    it('give the graph of one, over the same articles in different orders', async () => {
      const shares = generatedShares(40)
      const builds = [1, 2].map((seed) => loader(40, seed))
      await Promise.all(builds.map((build) => build.ended))
      expect(builds.map((build) => build.messages.filter((m) => m === 'written').length).reduce((a, b) => a + b)).toBe(40)
      const store = await open()
      expect((await store.counts()).stale).toBe(false)
      expect(await exported(store)).toEqual(await undisturbed(shares))
      await store.close()
    })

    it('give the graph of what is left, when articles come, change and go at once', async () => {
      const shares = [...allOfJichuan(), ...generatedShares(10)]
      const stores = await Promise.all([open(), open(), open()])
      const changed = (k: number) => shares.map((share) => ({ ...share, relations: share.relations.slice(k % 2) }))
      await Promise.all(
        stores.map(async (store, k) => {
          for (const share of shuffled([...shares, ...changed(k)], k)) {
            await store.commit(share)
            if (share.article.id < '8') await store.remove(share.article.id)
          }
          await store.derive()
        }),
      )
      await Promise.all(stores.map((store) => store.close()))
      expect(await settled(shares)).toEqual(await undisturbed(shares))
    })
  })

  it('writes a thing anew that another writer takes away while this one waits for it', async () => {
    const [share, other] = [jichuan('visit'), jichuan('fair')]
    const store = await openEmpty()
    await load(store, [other])
    const taking = driver.session()
    const transaction = await taking.beginTransaction()
    const { records } = await transaction.run("MATCH (n) WHERE NOT (n:Meta AND n.id = 'format') DETACH DELETE n RETURN count(n) AS gone")
    expect(records[0]?.get('gone')).toBeGreaterThan(0)
    const committed = store.commit(share)
    await expect.poll(waiting, { timeout: 30_000 }).toBe(true)
    await transaction.commit()
    await taking.close()
    expect(await committed).toBe('written')
    await store.derive()
    expect(await exported(store)).toEqual(await undisturbed([share]))
    await store.close()
  })

  describe.each(Array.from({ length: ROUNDS }, (_, k) => k + 1))('faults, round %i', (round) => {
    const shares = generatedShares(30)
    beforeEach(wipe)

    it(
      'survives kill -9 of the builder in mid-load',
      async () => {
        const when = killTime('the builder', round, 30)
        const build = loader(30, round)
        await build.heard(1 + when.articles)
        await when.pass()
        await build.kill()
        expect(await settled(shares)).toEqual(await undisturbed(shares))
      },
      FAULT_MS,
    )

    it.skipIf(neo4j.kill === null)(
      'survives kill -9 of the server in mid-load: whoever waits goes on, whoever waits too briefly is told, and may go on later',
      async () => {
        const when = killTime('the server', round, 30)
        const build = loader(30, round)
        await build.heard(1 + when.articles)
        const impatient = await openNeo4jStore(address, credentials, 500)
        await when.pass()
        await neo4j.kill?.()
        const told = { code: 'STORE', remedy: expect.stringContaining('goes on where it stopped') as string }
        expect(await failure(impatient.commit(jichuan('visit')))).toMatchObject(told)
        expect(await failure(open())).toMatchObject(told)
        await neo4j.start()
        await build.ended
        expect(await impatient.commit(jichuan('visit'))).toBe('written')
        expect(await impatient.remove(jichuan('visit').article.id)).toBe(true)
        await impatient.derive()
        expect(await impatient.counts()).toMatchObject({ articles: 30, stale: false })
        expect(await exported(impatient)).toEqual(await undisturbed(shares))
        await impatient.close()
      },
      FAULT_MS,
    )

    it(
      'survives a connection that breaks again and again',
      async () => {
        const wire = await fussyWire(address, ROUNDS > 1 ? 4 : 2)
        const store = await openStore(wire.address, credentials)
        wire.begin(250 + round * 17)
        await load(store, shares)
        expect(wire.breaks()).toBeGreaterThan(0)
        await wire.close()
        await store.close()
        expect(await settled(shares)).toEqual(await undisturbed(shares))
      },
      FAULT_MS,
    )
  })

  // The last: the server stays read-only.
  it.skipIf(neo4j.kill === null)(
    'says of a read-only database what to do, and reads it',
    async () => {
      const store = await openEmpty()
      await load(store, allOfJichuan())
      await store.close()
      await neo4j.kill?.()
      await neo4j.start(['server.databases.read_only=neo4j'])
      const reading = await open()
      expect((await reading.counts()).articles).toBe(allOfJichuan().length)
      expect(await failure(reading.remove(jichuan('fair').article.id))).toMatchObject({
        code: 'STORE',
        remedy: expect.stringContaining('read-only') as string,
      })
      await reading.close()
    },
    FAULT_MS,
  )
})
