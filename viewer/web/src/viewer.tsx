import { createContext, useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { EntityId } from '../../../graph/model.ts'
import { api } from './api.ts'
import type { Stage } from './graph/stage.ts'
import { fromAddress, toAddress } from './state/address.ts'
import type { Change } from './state/change.ts'
import { NEW_HISTORY, stepped } from './state/history.ts'
import type { Visible } from './state/visible.ts'
import { visible } from './state/visible.ts'
import { EMPTY } from './state/view.ts'
import type { ViewState } from './state/view.ts'

export type Pane = 'filters' | 'table' | 'path' | 'query' | 'text' | 'articles'

export const OVERVIEW_SIZES = [200, 500, 1_000, 2_000, 5_000, 20_000] as const
const MOST_BROUGHT = 200 // entities that a query may put on the canvas at once
const EXPANSION = 24 // neighbours that one expansion brings: a ring one can still read

export interface Viewer {
  readonly state: ViewState
  readonly visible: Visible
  readonly ready: boolean
  readonly failure: unknown
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly communities: ReadonlyMap<EntityId, number>
  readonly setCommunities: (found: ReadonlyMap<EntityId, number>) => void
  readonly change: (change: Change, stroke?: string) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly select: (ids: readonly EntityId[]) => void
  /** Selects an entity, fetching it and its closest neighbours when it is not on the canvas. */
  readonly reveal: (id: EntityId) => Promise<void>
  readonly expand: (id: EntityId) => Promise<void>
  /** Puts entities on the canvas and selects them. */
  readonly bringMany: (ids: readonly EntityId[]) => Promise<void>
  readonly load: (limit: number) => Promise<void>
  readonly retry: () => void
  readonly pane: Pane | null
  readonly openPane: (pane: Pane | null) => void
  readonly pathFrom: EntityId | null
  readonly setPathFrom: (id: EntityId | null) => void
  readonly textQuery: string
  readonly setTextQuery: (text: string) => void
  readonly stage: { current: Stage | null }
}

const Context = createContext<Viewer | null>(null)

export function useViewer(): Viewer {
  const viewer = useContext(Context)
  if (viewer === null) throw new Error('useViewer is used outside ViewerProvider')
  return viewer
}

export function ViewerProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [history, step] = useReducer(stepped, NEW_HISTORY)
  const [phase, setPhase] = useState<{ ready: boolean; failure: unknown }>({ ready: false, failure: null })
  const [attempt, setAttempt] = useState(0)
  const [communities, setCommunities] = useState<ReadonlyMap<EntityId, number>>(new Map())
  const [pane, openPane] = useState<Pane | null>(() => (window.innerWidth >= 1_200 ? 'filters' : null))
  const [pathFrom, setPathFrom] = useState<EntityId | null>(null)
  const [textQuery, setTextQuery] = useState('')
  const stage = useRef<Stage | null>(null)
  const state = history.present
  const latest = useRef(state)
  latest.current = state

  useEffect(() => {
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const start = async (): Promise<void> => {
      const addressed = fromAddress(window.location.hash)
      const view = await api.overview(OVERVIEW_SIZES[1], controller.signal)
      const loaded = {
        nodes: new Map(view.nodes.map((node) => [node.id, node])),
        edges: new Map(view.edges.map((edge) => [edge.id, edge])),
        total: view.total,
        expansions: new Map(),
      }
      step({ kind: 'start', state: { ...EMPTY, ...addressed, loaded } })
      setPhase({ ready: true, failure: null })
    }
    start().catch((failure: unknown) => {
      if (controller.signal.aborted) return
      setPhase({ ready: false, failure })
      timer = setTimeout(() => {
        setAttempt((count) => count + 1)
      }, 2_000)
    })
    return () => {
      controller.abort()
      clearTimeout(timer)
    }
  }, [attempt])

  const change = useCallback((each: Change, stroke?: string) => {
    step(stroke === undefined ? { kind: 'change', change: each } : { kind: 'change', change: each, stroke })
  }, [])

  const shown = useMemo(() => visible(state), [state.loaded, state.filters, state.hidden, state.focus])

  useEffect(() => {
    if (!phase.ready) return
    const hash = toAddress(state)
    window.history.replaceState(null, '', hash === '' ? window.location.pathname : `#${hash}`)
  }, [phase.ready, state])

  const bring = useCallback(async (id: EntityId, limit: number) => {
    const view = await api.neighbours(id, limit)
    const fresh = view.nodes.map((node) => node.id).filter((each) => !latest.current.loaded.nodes.has(each))
    const edges = fresh.length === 0 ? [] : await api.between([...latest.current.loaded.nodes.keys(), ...fresh].slice(-5_000))
    return { view, edges }
  }, [])

  const select = useCallback(
    (ids: readonly EntityId[]) => {
      change({ do: 'select', ids })
    },
    [change],
  )

  const reveal = useCallback(
    async (id: EntityId) => {
      if (!latest.current.loaded.nodes.has(id)) {
        const { view, edges } = await bring(id, 8)
        step({
          kind: 'changes',
          changes: [
            { do: 'add', view, edges },
            { do: 'select', ids: [id] },
          ],
        })
      } else select([id])
      requestAnimationFrame(() => stage.current?.centre(id))
    },
    [bring, select],
  )

  const expand = useCallback(
    async (id: EntityId) => {
      const known = [...latest.current.loaded.edges.values()].filter((edge) => edge.source === id || edge.target === id)
      const present = new Set(known.map((edge) => (edge.source === id ? edge.target : edge.source))).size
      const { view, edges } = await bring(id, Math.min(1_000, present + EXPANSION))
      change({ do: 'expand', id, view, edges })
    },
    [bring, change],
  )

  const bringMany = useCallback(async (ids: readonly EntityId[]) => {
    const held = latest.current.loaded.nodes
    const fresh = ids.filter((id) => !held.has(id)).slice(0, MOST_BROUGHT)
    const nodes = await Promise.all(fresh.map((id) => api.entity(id)))
    const edges = fresh.length === 0 ? [] : await api.between([...held.keys(), ...fresh].slice(-5_000))
    step({
      kind: 'changes',
      changes: [
        { do: 'add', view: { nodes, edges: [], total: latest.current.loaded.total }, edges },
        { do: 'select', ids },
      ],
    })
  }, [])

  const load = useCallback(
    async (limit: number) => {
      change({ do: 'load', view: await api.overview(limit) })
    },
    [change],
  )

  const viewer: Viewer = {
    state,
    visible: shown,
    ready: phase.ready,
    failure: phase.failure,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    communities,
    setCommunities,
    change,
    undo: useCallback(() => {
      step({ kind: 'undo' })
    }, []),
    redo: useCallback(() => {
      step({ kind: 'redo' })
    }, []),
    select,
    reveal,
    expand,
    bringMany,
    load,
    retry: useCallback(() => {
      setAttempt((count) => count + 1)
    }, []),
    pane,
    openPane,
    pathFrom,
    setPathFrom,
    textQuery,
    setTextQuery,
    stage,
  }
  return <Context value={viewer}>{children}</Context>
}
