import type { ArticleId, EntityId, RelationId } from '../../../../graph/model.ts'
import { entityTypes, relationTypes } from '../../../../graph/schema.ts'
import { OVERVIEW_SIZES } from '../../../layout/measures.ts'
import { NO_FILTERS } from './view.ts'
import type { Addressed, CameraSpot, EdgeType, Filters, Focus, Point, ViewState } from './view.ts'

const edgeTypes: readonly EdgeType[] = [...relationTypes, 'CO_OCCURS']
const MONTH = /^\d{4}-\d{2}$/
const MOST_NAMED = 60 // ids in one list: an address is passed on in messages

/** `#sel=…&hide=Place&edges=CO_OCCURS&strength=40&from=2023-01&to=2023-06`. */
export function toAddress(
  { size, colourBy, selection, filters, focus, article, hidden, pinned, path, loaded }: ViewState,
  camera: CameraSpot | null = null,
): string {
  const params = new URLSearchParams()
  const name = (key: string, ids: Iterable<string>): void => {
    const some = [...ids].slice(0, MOST_NAMED)
    if (some.length > 0) params.set(key, some.join(','))
  }
  if (size > 0) params.set('n', String(size))
  if (colourBy === 'community') params.set('colour', 'community')
  if (selection.kind === 'entities') params.set('sel', selection.ids.join(','))
  if (selection.kind === 'edge') params.set('edge', selection.id)
  if (filters.hiddenTypes.size > 0) params.set('hide', [...filters.hiddenTypes].sort().join(','))
  if (filters.hiddenEdges.size > 0) params.set('edges', [...filters.hiddenEdges].sort().join(','))
  if (filters.strength > 0) params.set('strength', String(Math.round(filters.strength * 100)))
  if (filters.minScore > 0) params.set('score', String(Math.round(filters.minScore * 100)))
  if (filters.months !== null) {
    params.set('from', filters.months[0])
    params.set('to', filters.months[1])
  }
  if (focus !== null) params.set('focus', `${focus.id},${String(focus.steps)}`)
  if (article !== null) params.set('article', article)
  name('without', [...hidden].sort())
  name('more', [...loaded.nodes.keys()].slice(loaded.base))
  name(
    'pin',
    [...pinned].map(([id, { x, y }]) => [id, x.toFixed(2), y.toFixed(2)].join(':')),
  )
  if (path !== null) params.set('way', path.nodes.join(','))
  if (camera !== null) params.set('cam', [camera.x, camera.y, camera.ratio].map((value) => value.toFixed(4)).join(','))
  return params.toString()
}

/** Where the camera of an address is; null where it shows the whole, or says nothing of it. */
export function cameraFrom(hash: string): CameraSpot | null {
  const [x, y, ratio] = (new URLSearchParams(hash.replace(/^#/, '')).get('cam')?.split(',') ?? []).map(Number)
  if (x === undefined || y === undefined || ratio === undefined) return null
  const isNear = [x, y].every((value) => Math.abs(value) < 100)
  return isNear && ratio > 0.001 && ratio < 100 ? { x, y, ratio } : null
}

/** Reads an address leniently: what it does not know it leaves out, since people edit and shorten links. */
export function fromAddress(hash: string): Addressed {
  const params = new URLSearchParams(hash.replace(/^#/, ''))
  const list = (name: string): readonly string[] => params.get(name)?.split(',').filter(Boolean) ?? []
  const edge = params.get('edge')
  const ids = list('sel') as readonly EntityId[] // ids of an old graph find nothing and say so
  const [from, to] = [params.get('from'), params.get('to')]
  const share = (name: string): number => {
    const percent = Number(params.get(name) ?? 0)
    return percent >= 0 && percent <= 100 ? percent / 100 : 0
  }
  const size = Number(params.get('n') ?? 0)
  return {
    size: OVERVIEW_SIZES.some((each) => each === size) ? size : 0,
    colourBy: params.get('colour') === 'community' ? 'community' : 'type',
    selection: edge !== null ? { kind: 'edge', id: edge as RelationId } : ids.length > 0 ? { kind: 'entities', ids } : { kind: 'none' },
    filters: orNone({
      hiddenTypes: new Set(entityTypes.filter((type) => list('hide').includes(type))),
      hiddenEdges: new Set(edgeTypes.filter((type) => list('edges').includes(type))),
      strength: share('strength'),
      minScore: share('score'),
      months: from !== null && to !== null && MONTH.test(from) && MONTH.test(to) ? [from, to] : null,
    }),
    focus: focusOf(list('focus')),
    article: params.get('article') as ArticleId | null,
    hidden: new Set(list('without') as readonly EntityId[]), // as above
    pinned: new Map(list('pin').flatMap(pinOf)),
    further: (list('more') as readonly EntityId[]).slice(0, MOST_NAMED), // as above
    way: params.has('way') ? (list('way') as readonly EntityId[]) : null, // as above
  }
}

function pinOf(text: string): readonly (readonly [EntityId, Point])[] {
  const [id, ...at] = text.split(':')
  const [x, y] = at.map(Number)
  if (id === undefined || x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return []
  return [[id as EntityId, { x, y }]] // as above
}

/** Filters that let everything through are the one value that says so. */
const orNone = (filters: Filters): Filters =>
  filters.hiddenTypes.size + filters.hiddenEdges.size + filters.strength + filters.minScore === 0 && filters.months === null
    ? NO_FILTERS
    : filters

function focusOf([id, steps]: readonly string[]): Focus | null {
  if (id === undefined || (steps !== '1' && steps !== '2' && steps !== '3')) return null
  return { id: id as EntityId, steps: Number(steps) as 1 | 2 | 3 } // one of the three just compared
}
