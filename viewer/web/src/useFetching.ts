import { useCallback, useState } from 'react'
import type { RefObject } from 'react'
import type { DecisionRequest, KeptDecision } from '../../../graph/decisions/index.ts'
import type { EntityId, IsoDate, RelationId } from '../../../graph/model.ts'
import type { Edge, GraphView } from '../../../graph/view.ts'
import { api } from './api.ts'
import type { Stage } from './graph/stage.ts'
import { edgesTo, fetchNamed, found } from './named.ts'
import { fetchScene, usualSize } from './scene.ts'
import { cameraFrom, fromAddress } from './state/address.ts'
import { changed, loadedOf } from './state/change.ts'
import type { Change } from './state/change.ts'
import type { Deed, Step } from './state/history.ts'
import type { ViewState } from './state/view.ts'

const REVEALED = 8 // neighbours that come with an entity that was searched for
const EXPANSION = 24 // neighbours that one expansion brings: a ring one can still read
const MOST_BROUGHT = 200 // entities that a query may put on the canvas at once

/** What puts more of the graph on the canvas. Each may fail, and then says so in `trouble` rather than throwing. */
export interface Fetching {
  /** Why the last thing asked for could not be done; null once something was. */
  readonly trouble: unknown
  readonly dismiss: () => void
  /** Selects an entity, fetching it and its closest neighbours when it is not on the canvas. */
  readonly reveal: (id: EntityId) => Promise<void>
  readonly expand: (id: EntityId) => Promise<void>
  /** Puts entities on the canvas and selects them. */
  readonly bringMany: (ids: readonly EntityId[]) => Promise<void>
  readonly load: (limit: number) => Promise<void>
  /** Selects a relation, fetching it and its ends when it is not on the canvas. */
  readonly showRelation: (id: RelationId) => Promise<void>
  /** Shows the view of an address, as after its #. One step of undo. */
  readonly go: (hash: string) => Promise<void>
  /** Brings a path onto the canvas and lets it stand out. */
  readonly showPath: (path: Pick<GraphView, 'nodes' | 'edges'>) => void
  /** Keeps a decision and shows the graph as it is with it. */
  readonly decide: (decision: DecisionRequest) => Promise<void>
  /** Takes back what was decided at once. */
  readonly undecide: (kept: readonly [KeptDecision, ...KeptDecision[]]) => Promise<void>
  /** How many decisions were made or taken back in this visit: what depends on them asks again. */
  readonly decided: number
}

interface Attempting {
  /** Does something that may fail, and says so where it does. */
  readonly attempt: (act: () => Promise<void>) => Promise<void>
  /** A decision was made or taken back. */
  readonly noteDecided: () => void
}

async function around(
  id: EntityId,
  limit: number,
  state: ViewState,
): Promise<{ readonly view: GraphView; readonly edges: readonly Edge[] }> {
  const view = await api.neighbours(id, limit)
  const fresh = view.nodes.map((node) => node.id).filter((each) => !state.loaded.nodes.has(each))
  return { view, edges: await edgesTo(fresh, state.loaded) }
}

export function useFetching(
  latest: RefObject<ViewState>,
  step: (step: Step) => void,
  stage: RefObject<Stage | null>,
  follow: ((id: EntityId) => void) | undefined,
): Fetching & Attempting {
  const [trouble, setTrouble] = useState<unknown>(null)
  const attempt = useCallback(async (act: () => Promise<void>) => {
    try {
      await act()
      setTrouble(null)
    } catch (error) {
      setTrouble(error)
    }
  }, [])

  const reveal = useCallback(
    (id: EntityId) =>
      attempt(async () => {
        if (follow !== undefined) {
          follow(id)
          return
        }
        if (latest.current.loaded.nodes.has(id)) step({ kind: 'change', change: { do: 'select', ids: [id] } })
        else {
          const brought = await around(id, REVEALED, latest.current)
          step({
            kind: 'changes',
            changes: [
              { do: 'add', ...brought },
              { do: 'select', ids: [id] },
            ],
          })
        }
        requestAnimationFrame(() => stage.current?.centre(id))
      }),
    [attempt, follow, latest, stage, step],
  )

  const expand = useCallback(
    (id: EntityId) =>
      attempt(async () => {
        const ends = [...latest.current.loaded.edges.values()].flatMap(({ source, target }) =>
          source === id ? [target] : target === id ? [source] : [],
        )
        const brought = await around(id, Math.min(1_000, new Set(ends).size + EXPANSION), latest.current)
        step({ kind: 'change', change: { do: 'expand', id, ...brought } })
      }),
    [attempt, latest, step],
  )

  const bringMany = useCallback(
    (ids: readonly EntityId[]) =>
      attempt(async () => {
        const { loaded } = latest.current
        const fresh = ids.filter((id) => !loaded.nodes.has(id)).slice(0, MOST_BROUGHT)
        const nodes = await Promise.all(fresh.map((id) => api.entity(id)))
        const edges = await edgesTo(fresh, latest.current.loaded)
        step({
          kind: 'changes',
          changes: [
            { do: 'add', view: { nodes, edges: [], total: loaded.total }, edges },
            { do: 'select', ids },
          ],
        })
        requestAnimationFrame(() => stage.current?.frame(ids))
      }),
    [attempt, latest, stage, step],
  )

  const load = useCallback(
    (limit: number) =>
      attempt(async () => {
        const scene = await fetchScene(limit, new AbortController().signal)
        step({ kind: 'change', change: { do: 'load', size: limit, scene } })
      }),
    [attempt, step],
  )

  const showRelation = useCallback(
    (id: RelationId) =>
      attempt(async () => {
        const selection = { kind: 'edge', id } as const
        const { loaded } = latest.current
        const named: readonly Change[] = loaded.edges.has(id)
          ? []
          : [await fetchNamed(loaded, { ...fromAddress(''), selection }, new AbortController().signal)]
        step({ kind: 'changes', changes: [...named, { do: 'select-edge', id }] })
      }),
    [attempt, latest, step],
  )

  const go = useCallback(
    (hash: string) =>
      attempt(async () => {
        const to = fromAddress(hash)
        const { signal } = new AbortController()
        const isOther = to.size !== latest.current.size
        const ground: Change = isOther
          ? { do: 'load', size: to.size, scene: await fetchScene(to.size > 0 ? to.size : usualSize(), signal) }
          : { do: 'overview-alone' }
        const named = await fetchNamed(changed(latest.current, ground).loaded, to, signal)
        step({ kind: 'changes', changes: [ground, named, { do: 'go', to }] })
        requestAnimationFrame(() => {
          if (stage.current !== null) stage.current.camera = cameraFrom(hash)
        })
      }),
    [attempt, latest, stage, step],
  )

  const showPath = useCallback(
    ({ nodes, edges }: Pick<GraphView, 'nodes' | 'edges'>) => {
      const path = { nodes: nodes.map(({ id }) => id), edges: edges.map(({ id }) => id) }
      step({
        kind: 'changes',
        changes: [
          { do: 'add', view: { nodes, edges, total: latest.current.loaded.total }, edges: [] },
          { do: 'select', ids: [] },
          { do: 'show-path', path },
        ],
      })
      requestAnimationFrame(() => stage.current?.frame(path.nodes))
    },
    [latest, stage, step],
  )

  const [decided, setDecided] = useState(0)
  const noteDecided = useCallback(() => {
    setDecided((count) => count + 1)
  }, [])
  /** After a decision ids may be others: what is on the canvas is fetched anew. */
  const renewed = useCallback(
    (act: () => Promise<Deed>) =>
      attempt(async () => {
        const deed = await act()
        const { size, loaded } = latest.current
        const scene = await fetchScene(size > 0 ? size : usualSize(), new AbortController().signal)
        const further = [...loaded.nodes.keys()].filter((id) => !scene.nodes.has(id)).slice(0, MOST_BROUGHT)
        const nodes = await found(further.map((id) => api.entity(id)))
        const edges = await edgesTo(
          nodes.map(({ id }) => id),
          loadedOf(scene),
        )
        step({ kind: 'renew', deed, scene, nodes, edges })
        noteDecided()
      }),
    [attempt, latest, noteDecided, step],
  )
  const decide = useCallback(
    (decision: DecisionRequest) =>
      renewed(async () => {
        const request = { on: new Date().toISOString().slice(0, 10) as IsoDate, ...decision } // formed so
        const { ids } = await api.decide(request)
        return { requests: [request], ids, way: 'made' }
      }),
    [renewed],
  )
  const undecide = useCallback(
    (kept: readonly [KeptDecision, ...KeptDecision[]]) =>
      renewed(async () => {
        const ids: string[] = []
        for (const { id } of kept) ids.push(...(await api.undecide(id)).ids)
        return { requests: kept.map(({ line }) => ({ kind: 'again', line })), ids, way: 'taken back' }
      }),
    [renewed],
  )

  const dismiss = useCallback(() => {
    setTrouble(null)
  }, [])

  return {
    trouble,
    dismiss,
    reveal,
    expand,
    bringMany,
    load,
    showRelation,
    go,
    showPath,
    decide,
    undecide,
    decided,
    attempt,
    noteDecided,
  }
}
