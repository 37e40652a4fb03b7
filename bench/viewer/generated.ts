import { entityId, relationId } from '../../graph/ids.ts'
import type { IsoDate } from '../../graph/model.ts'
import { romanise } from '../../graph/pinyin.ts'
import { entityTypes, RELATION_TYPES, relationTypes } from '../../graph/schema.ts'
import type { EntityType, RelationType } from '../../graph/schema.ts'
import type { GraphStore } from '../../graph/store.ts'
import type { Edge, EntityNode, GraphView } from '../../graph/view.ts'

/** A linear congruential generator (the constants of Numerical Recipes): the same graph on every machine. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const SURNAMES = [...'岑柏简霍薛祁管苏温尹邵康裴陆郁窦殷毕']
const GIVEN = [...'知启书望景叶思怀云若长子一修明南青立文守微言舒行齐瑾帆谷庚衿苇远澈星禾本山正']
const TAILS: Readonly<Record<EntityType, string>> = {
  Person: '',
  Company: '机械有限公司',
  Government: '县人民政府',
  Organization: '学院',
  Place: '镇',
  Programme: '工程',
  Event: '推进会',
}

/** A Chinese name that no other number has. */
function nameOf(type: EntityType, k: number): string {
  const digits: string[] = []
  for (let left = Math.floor(k / SURNAMES.length); digits.length < 2 || left > 0; left = Math.floor(left / GIVEN.length))
    digits.push(GIVEN[left % GIVEN.length] ?? '')
  return `${SURNAMES[k % SURNAMES.length] ?? ''}${digits.join('')}${TAILS[type]}`
}

const date = (k: number): IsoDate => new Date(Date.UTC(2022, 0, 1 + (k % 1000))).toISOString().slice(0, 10) as IsoDate // formed here

/** Entities in communities of some 250, and edges nine in ten of which stay within them; a few entities have very many. The higher the rarity, the fewer are often written of. */
export function generatedView(order: number, size: number, rarity = 12): GraphView {
  const random = randomOf(7)
  const nodes = Array.from({ length: order }, (_, k): EntityNode => {
    const type = entityTypes[Math.floor(random() ** 1.6 * entityTypes.length)] ?? 'Person'
    const name = nameOf(type, k)
    const articles = 1 + Math.floor(120 * random() ** rarity)
    return {
      id: entityId(type, name),
      type,
      name,
      aliases: [],
      ...romanise(name, type),
      mentions: articles * 2,
      articles,
      stories: articles,
      firstSeen: date(k),
      lastSeen: date(k + 200),
    }
  })
  const group = 250
  const edges = new Map<string, Edge>()
  while (edges.size < size) {
    const a = Math.floor(random() * order)
    const home = a - (a % group)
    const b = random() < 0.9 ? Math.min(order - 1, home + Math.floor(random() ** 3 * group)) : Math.floor(random() ** 3 * order)
    const [head, tail] = [nodes[a], nodes[b]]
    if (head === undefined || tail === undefined || a === b) continue
    const edge = edgeBetween(head, tail, random, edges.size)
    edges.set(edge.id, edge)
  }
  return { nodes, edges: [...edges.values()], total: { nodes: order, edges: size } }
}

function edgeBetween(head: EntityNode, tail: EntityNode, random: () => number, k: number): Edge {
  const articles = 1 + Math.floor(20 * random() ** 6)
  const common = { source: head.id, target: tail.id, articles, stories: articles, firstSeen: date(k), lastSeen: date(k + 100) }
  const fits = (type: RelationType): boolean =>
    (RELATION_TYPES[type].head as readonly EntityType[]).includes(head.type) &&
    (RELATION_TYPES[type].tail as readonly EntityType[]).includes(tail.type)
  const type = random() < 0.5 ? undefined : relationTypes.find(fits)
  if (type === undefined) {
    const [source, target] = head.id < tail.id ? [head.id, tail.id] : [tail.id, head.id]
    return {
      ...common,
      id: relationId('CO_OCCURS', source, target),
      type: 'CO_OCCURS',
      source,
      target,
      sentences: articles,
      weight: articles / 2,
      npmi: 0.4,
    }
  }
  const title = type === 'HOLDS_ROLE' ? '主任' : null
  const kinds = type === 'HOLDS_ROLE' ? (['observed'] as const) : []
  return { ...common, id: relationId(type, head.id, tail.id, title ?? ''), type, title, kinds, appointed: null, removed: null, score: 0.9 }
}

/** A store that shows a generated graph and has nothing else in it. */
export function storeShowing(view: GraphView, empty: GraphStore): GraphStore {
  const counts = async (): ReturnType<GraphStore['counts']> => {
    const none = await empty.counts()
    const entities = { ...none.entities }
    for (const { type } of view.nodes) entities[type] += 1
    return { ...none, entities }
  }
  const overview = (limit: number): Promise<GraphView> => {
    const nodes = view.nodes.slice(0, limit)
    const ids = new Set(nodes.map(({ id }) => id))
    return Promise.resolve({
      nodes,
      edges: view.edges.filter(({ source, target }) => ids.has(source) && ids.has(target)),
      total: view.total,
    })
  }
  return Object.assign(Object.create(empty) as GraphStore, { counts, overview }) // all else is answered by the empty store
}
