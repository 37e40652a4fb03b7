import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeGraph } from '../../cli/close-graph.ts'
import { readDecisions } from '../../cli/decisions-file.ts'
import { openReview } from '../../cli/review-desk.ts'
import { mentionKey, openStore } from '../../graph/index.ts'
import type { ArticleShare, Decision, DecisionRequest, EntityId, GraphStore, MentionKey, Review } from '../../graph/index.ts'
import { prepareShare, decisionsByArticle, marksOf } from '../../pipeline/resolve/settle.ts'
import { createApp } from '../../viewer/server/index.ts'
import { mingtu, newFolder } from '../cli/terminal.ts'
import { sharesOf } from '../resolve/shares.ts'

/** Two 方圆, a firm by two names, a villager in two articles, and a river that was taken for a person. */
const SHARES: readonly ArticleShare[] = [
  ...sharesOf('衡阳日报', '2023-05-01', '{G市水利局}{T局长}{P方圆}到{C澄江重工股份有限公司}。'),
  ...sharesOf('衡阳日报', '2023-05-02', '{G市教育局}{T局长}{P方圆}说。'),
  ...sharesOf('衡阳日报', '2023-05-03', '村民{P王大山}和{P方圆}来了。'),
  ...sharesOf('衡阳日报', '2023-05-04', '{C澄江}扩产，{P王大山}在场。王大山笑了。'),
  ...sharesOf('长沙晚报', '2023-05-05', '{P耒水}涨了，{G市水利局}{T局长}{P方圆}看{L湘江}。'),
]

async function linesOf(store: GraphStore): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const line of store.export()) lines.push(JSON.stringify(line))
  return lines
}

async function storeOf(decisions: readonly Decision[], order: readonly ArticleShare[] = SHARES): Promise<GraphStore> {
  const store = await openStore(':memory:')
  const [byArticle, marks] = [decisionsByArticle(decisions), marksOf(decisions)]
  for (const share of order) await store.commit(prepareShare(share, byArticle.get(share.article.id) ?? [], marks))
  await closeGraph(store, decisions)
  return store
}

/** The key of the k-th mention of a surface over all articles. */
function keyOf(surface: string, nth = 0): MentionKey {
  const keys = SHARES.flatMap(({ article, mentions }) =>
    mentions.flatMap((mention) => (mention.surface === surface && mention.referent !== null ? [mentionKey(article.id, mention)] : [])),
  )
  return keys[nth] as MentionKey // the tests name mentions that are there
}

async function idOf(store: GraphStore, name: string): Promise<EntityId> {
  const hit = (await store.search(name)).find(({ entity }) => entity.name === name)
  if (hit === undefined) throw new Error(`${name} is not in the graph`)
  return hit.entity.id
}

let store: GraphStore
let folder: string
let file: string
let review: Review

beforeEach(async () => {
  folder = await newFolder()
  file = join(folder, 'graph.decisions.tsv')
  store = await storeOf([])
  review = openReview(store, file)
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

/** What a new build with the decisions of the file gives. */
async function rebuilt(): Promise<readonly string[]> {
  const { decisions } = await readDecisions(file)
  const fresh = await storeOf(decisions, [...SHARES].reverse())
  const lines = await linesOf(fresh)
  await fresh.close()
  return lines
}

const REQUESTS: readonly (readonly [string, () => DecisionRequest])[] = [
  ['same', () => ({ kind: 'same', a: keyOf('方圆', 0), b: keyOf('方圆', 1), by: '王编辑', on: '2024-01-29' as never })],
  ['different', () => ({ kind: 'different', a: keyOf('王大山', 0), b: keyOf('王大山', 1) })],
  ['unsure', () => ({ kind: 'unsure', a: keyOf('方圆', 0), b: keyOf('方圆', 2) })],
  ['retype', () => ({ kind: 'retype', thing: keyOf('耒水'), type: 'Place' })],
  ['not-entity', () => ({ kind: 'not-entity', thing: keyOf('湘江') })],
  ['span', () => spanOf('澄江', 1)],
  ['add', () => ({ kind: 'add', head: keyOf('方圆', 0), type: 'HOLDS_ROLE', tail: keyOf('澄江重工股份有限公司'), title: '独立董事' })],
  ['withhold', () => ({ kind: 'withhold', thing: keyOf('王大山', 0) })],
]

/** One character more at the end of a mention. */
function spanOf(surface: string, more: number): DecisionRequest {
  const key = keyOf(surface)
  const [start = 0, end = 0] = key.slice(33).split('-').map(Number)
  return { kind: 'span', mention: key, start, end: end + more }
}

describe('a decision', () => {
  it.each(REQUESTS)('“%s” gives the graph that a new build gives, and its undoing the graph that was before', async (kind, request) => {
    const before = await linesOf(store)
    const { ids } = await review.decide(request())
    const after = await linesOf(store)
    if (kind === 'unsure') expect(after).toEqual(before)
    else expect(after).not.toEqual(before)
    expect(after).toEqual(await rebuilt())
    const kept = await review.decisions()
    expect(kept).toMatchObject([{ applies: true, decision: { kind } }])
    for (const id of ids) expect(await review.undo(id)).not.toBeNull()
    expect(await linesOf(store)).toEqual(before)
    // What was taken back comes back to the letter.
    for (const { line } of kept) expect((await review.decide({ kind: 'again', line })).ids).toEqual(ids)
    expect(await linesOf(store)).toEqual(after)
    expect(await review.decisions()).toEqual(kept)
  })

  it('that was taken back comes back by its line alone', async () => {
    await expect(review.decide({ kind: 'again', line: 'reject\tno key' })).rejects.toMatchObject({ code: 'DECISIONS' })
    await expect(review.decide({ kind: 'again', line: '# nothing' })).rejects.toMatchObject({ code: 'USAGE' })
    expect(await review.decisions()).toEqual([])
  })

  it('about a relation takes it out of the graph, whichever article states it, and undoing brings it back', async () => {
    await review.decide({ kind: 'add', head: keyOf('方圆', 0), type: 'HOLDS_ROLE', tail: keyOf('澄江重工股份有限公司'), title: '独立董事' })
    const [from, to] = [await idOf(store, '方圆'), await idOf(store, '澄江重工股份有限公司')]
    const [role] = (await store.neighbours(to)).edges.filter(({ type }) => type === 'HOLDS_ROLE')
    expect(role).toMatchObject({ target: to, title: '独立董事' })
    const { ids } = await review.decide({ kind: 'reject', relation: role?.id ?? '' })
    expect((await store.neighbours(to)).edges.filter(({ type }) => type === 'HOLDS_ROLE')).toEqual([])
    expect(await linesOf(store)).toEqual(await rebuilt())
    const kept = await review.decisions()
    for (const id of ids) await review.undo(id)
    expect(await review.decisions()).toEqual([])
    for (const { line } of kept) await review.decide({ kind: 'again', line })
    expect(await review.decisions()).toEqual(kept)
    expect(from).toBeTruthy()
  })

  it('to withhold a person leaves the name nowhere, in no text, no export and no answer to a query, and not in the file', async () => {
    await review.decide({ kind: 'withhold', thing: await idOf(store, '王大山') })
    expect((await linesOf(store)).join('\n')).not.toContain('王大山')
    expect(await store.search('王大山')).toEqual([])
    expect(await store.searchText('王大山')).toEqual([])
    const { rows } = await store.query('MATCH (n) RETURN n.name AS a, n.text AS b, n.json AS c, n.headline AS d', { rowLimit: 10_000 })
    expect(JSON.stringify(rows)).not.toContain('王大山')
    expect(await readFile(file, 'utf8')).not.toContain('王大山')
    expect((await linesOf(store)).join('\n')).toContain('███')
    expect(await linesOf(store)).toEqual(await rebuilt())
  })

  it('to withhold holds for an article that comes later, from the moment it is stored', async () => {
    await review.decide({ kind: 'withhold', thing: keyOf('王大山', 0) })
    const { decisions } = await readDecisions(file)
    const [late] = sharesOf('衡阳日报', '2023-06-01', '村民{P王大山}又来了。')
    await store.commit(prepareShare(late as ArticleShare, [], marksOf(decisions))) // the page has an article
    expect((await linesOf(store)).join('\n')).not.toContain('王大山')
    await closeGraph(store, decisions)
    expect((await linesOf(store)).join('\n')).not.toContain('王大山')
  })

  it('that contradicts a chain of others is refused and changes neither file nor graph', async () => {
    await review.decide({ kind: 'same', a: keyOf('方圆', 0), b: keyOf('方圆', 1) })
    await review.decide({ kind: 'same', a: keyOf('方圆', 1), b: keyOf('方圆', 3) })
    const [text, lines] = [await readFile(file, 'utf8'), await linesOf(store)]
    await expect(review.decide({ kind: 'different', a: keyOf('方圆', 0), b: keyOf('方圆', 3) })).rejects.toMatchObject({
      code: 'DECISIONS',
    })
    expect([await readFile(file, 'utf8'), await linesOf(store)]).toEqual([text, lines])
  })

  it('is not asked about again, whichever of its mentions comes first', async () => {
    const { items, total } = await review.queue({ type: 'Person' })
    const [pair] = items
    expect([pair?.a.entity.name, pair?.b.entity.name, pair?.reasons[0]]).toEqual(['方圆', '方圆', 'same-name'])
    const { left } = await review.decide({ kind: 'different', a: pair?.a.key as MentionKey, b: pair?.b.key as MentionKey }) // the queue has a pair
    expect((await review.queue({ type: 'Person' })).total).toBe(total - 1)
    expect(left).toBe((await review.queue()).total)
  })
})

it('merges and their undoing keep every mention and every count, in any order', async () => {
  const keys = SHARES.flatMap(({ article, mentions, referents }) =>
    mentions.flatMap((m) => (m.referent !== null && referents[m.referent]?.type === 'Person' ? [mentionKey(article.id, m)] : [])),
  )
  const spots = async (): Promise<readonly string[]> => {
    const found: string[] = []
    for await (const share of store.shares())
      for (const m of share.mentions) found.push(`${share.article.id} ${String(m.start)} ${String(m.end)} ${m.surface}`)
    return found.sort()
  }
  const totals = async (): Promise<readonly number[]> => {
    const { rows } = await store.query('MATCH (p:Person) RETURN sum(p.mentions) AS n')
    return [Number(rows[0]?.[0]), (await store.counts()).mentions]
  }
  const [before, lines, counted] = [await spots(), await linesOf(store), await totals()]
  const step = fc.record({
    kind: fc.constantFrom('same' as const, 'different' as const),
    a: fc.constantFrom(...keys),
    b: fc.constantFrom(...keys),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (steps) => {
      const made: string[] = []
      for (const { kind, a, b } of steps) {
        if (a === b) continue
        try {
          made.push(...(await review.decide({ kind, a, b })).ids)
        } catch (error) {
          expect(error).toMatchObject({ code: 'DECISIONS' })
        }
        expect(await spots()).toEqual(before)
        expect(await totals()).toEqual(counted)
      }
      expect(await linesOf(store)).toEqual(await rebuilt())
      for (const { id } of await review.decisions()) await review.undo(id)
      expect(await linesOf(store)).toEqual(lines)
    }),
    { numRuns: 8, seed: 5 },
  )
}, 120_000)

describe('over HTTP', () => {
  const send = (app: ReturnType<typeof createApp>, method: string, path: string, body?: unknown): Promise<Response> =>
    Promise.resolve(
      app.request(`/api${path}`, {
        method,
        headers: { 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )

  it('the page asks what is open, decides, lists and undoes, and the file has it', async () => {
    const app = createApp(store, { review })
    const before = await linesOf(store)
    const queue = (await (await send(app, 'GET', '/review?limit=5')).json()) as {
      items: { a: { key: string }; b: { key: string } }[]
      total: number
    }
    expect(queue.items.length).toBeGreaterThan(0)
    const [pair] = queue.items
    const made = await send(app, 'POST', '/decisions', { kind: 'same', a: pair?.a.key, b: pair?.b.key, by: '王编辑', on: '2024-01-29' })
    expect(made.status).toBe(200)
    const { ids } = (await made.json()) as { ids: string[] }
    expect(await readFile(file, 'utf8')).toContain('by=王编辑\ton=2024-01-29')
    expect(await (await send(app, 'GET', '/decisions')).json()).toMatchObject([{ id: ids[0], applies: true }])
    expect((await send(app, 'DELETE', `/decisions/${ids[0] ?? ''}`)).status).toBe(200)
    expect((await send(app, 'DELETE', `/decisions/${ids[0] ?? ''}`)).status).toBe(404)
    expect(await linesOf(store)).toEqual(before)
  })

  it('nothing is decided where the server takes no decisions, from another site, or without the token', async () => {
    const body = { kind: 'unsure', a: keyOf('方圆', 0), b: keyOf('方圆', 1) }
    expect((await send(createApp(store), 'POST', '/decisions', body)).status).toBe(404)
    expect((await send(createApp(store, { review, token: 'secret' }), 'POST', '/decisions', body)).status).toBe(401)
    const elsewhere = await createApp(store, { review }).request('/api/decisions', { method: 'POST', headers: { 'Content-Type': 'application/json', Origin: 'https://elsewhere.example' }, body: JSON.stringify(body) }) // prettier-ignore
    expect(elsewhere.status).toBe(403)
    expect((await send(createApp(store, { review }), 'POST', '/decisions', { ...body, a: 'nobody' })).status).toBe(400)
    expect((await send(createApp(store, { review }), 'POST', '/decisions', { ...body, a: '0'.repeat(32) })).status).toBe(404)
  })
})

describe('in the terminal', () => {
  it('review takes keys from a pipe; back takes the last decision away; decide lists and undoes', async () => {
    const address = join(folder, 'graph.mingtu')
    const kept = await openStore(address)
    for (const share of SHARES) await kept.commit(share)
    await closeGraph(kept)
    await kept.close()
    const { code, out } = await mingtu(['review', '--store', address, '--by', '王编辑'], 's\nb\nd\nq\n')
    expect([code, out]).toEqual([0, expect.stringContaining('1 decided')])
    expect(out).toContain('【澄江】')
    const text = await readFile(`${address}.decisions.tsv`, 'utf8')
    expect(text.match(/^(?:same|different)\t/gmu)).toEqual(['different\t'])
    expect(text).toContain('by=王编辑')
    const list = await mingtu(['decide', 'list', '--store', address])
    expect(list.out).toContain('different')
    const undone = await mingtu(['decide', 'undo', list.out.slice(0, 16), '--store', address])
    expect([undone.code, undone.out]).toEqual([0, expect.stringContaining('written again')])
    const retyped = await mingtu(['decide', 'retype', '耒水', 'Place', '--store', address])
    expect([retyped.code, retyped.err]).toEqual([0, ''])
    const wrong = await mingtu(['decide', 'retype', '耒水', 'Dragon', '--store', address])
    expect([wrong.code === 0, wrong.err]).toEqual([false, expect.stringContaining('Dragon')])
  })
})
