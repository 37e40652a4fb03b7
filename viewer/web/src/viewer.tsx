import { createContext, useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { EntityId } from '../../../graph/model.ts'
import type { Evidence } from '../../../graph/view.ts'
import { usualSize } from './scene.ts'
import { api } from './api.ts'
import type { Stage } from './graph/stage.ts'
import { fetchScene } from './scene.ts'
import type { Scene } from './scene.ts'
import { cameraFrom, fromAddress, toAddress } from './state/address.ts'
import { changed, loadedOf } from './state/change.ts'
import type { Change } from './state/change.ts'
import { NEW_HISTORY, stepped } from './state/history.ts'
import type { Deed } from './state/history.ts'
import type { Visible } from './state/visible.ts'
import { visible } from './state/visible.ts'
import { EMPTY } from './state/view.ts'
import type { CameraSpot, ViewState } from './state/view.ts'
import { useActivity } from './useActivity.ts'
import { useFetching } from './useFetching.ts'
import type { Fetching } from './useFetching.ts'
import { useUndo } from './useUndo.ts'

export type Pane = 'filters' | 'table' | 'path' | 'posts' | 'query' | 'text' | 'articles' | 'review'

export interface Viewer extends Fetching {
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
  readonly retry: () => void
  readonly pane: Pane | null
  readonly openPane: (pane: Pane | null) => void
  /** Ends of the path that was asked for elsewhere, one or both; null once the pane has taken them up. */
  readonly pathAsked: readonly EntityId[] | null
  readonly askPath: (ends: readonly EntityId[] | null) => void
  /** The quotation that led to the article which is open. */
  readonly quoted: Evidence | null
  readonly setQuoted: (evidence: Evidence | null) => void
  /** The correction that was the last step; null where it was another step. */
  readonly lastDeed: Deed | null
  readonly textQuery: string
  readonly setTextQuery: (text: string) => void
  readonly stage: { current: Stage | null }
  /** The camera has moved. It is part of the address and not of what undo takes back. */
  readonly noteCamera: (spot: CameraSpot | null) => void
  readonly camera: { readonly current: CameraSpot | null }
  readonly rearranged: (before: NonNullable<ViewState['places']>, after: NonNullable<ViewState['places']>) => void
}

const CAMERA_MS = 400 // of rest before the camera is written into the address

const Context = createContext<Viewer | null>(null)

export function useViewer(): Viewer {
  const viewer = useContext(Context)
  if (viewer === null) throw new Error('useViewer is used outside ViewerProvider')
  return viewer
}

/** An address may name entities beyond the overview: they come with their closest neighbours. Those of an older graph stay away. */
async function withSelected(state: ViewState, signal: AbortSignal): Promise<ViewState> {
  const ids = state.selection.kind === 'entities' ? state.selection.ids : []
  const missing = ids.filter((id) => !state.loaded.nodes.has(id)).slice(0, 20)
  const views = await Promise.allSettled(missing.map((id) => api.neighbours(id, 8, {}, signal)))
  const found = views.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  return found.reduce((held, view) => changed(held, { do: 'add', view, edges: [] }), state)
}

interface ViewerProviderProps {
  /** What is loaded first. */
  readonly first: (size: number, signal: AbortSignal) => Promise<Scene>
  /** Where following an entity leads, when not to the canvas. */
  readonly follow?: (id: EntityId) => void
  readonly children: ReactNode
}

/** The overview that a visit starts with. */
export const overview = (size: number, signal: AbortSignal): Promise<Scene> => fetchScene(size > 0 ? size : usualSize(), signal)

export function ViewerProvider({ first, follow, children }: ViewerProviderProps): ReactNode {
  const [history, step] = useReducer(stepped, NEW_HISTORY)
  const [phase, setPhase] = useState<{ ready: boolean; failure: unknown }>({ ready: false, failure: null })
  const [trial, setTrial] = useState(0)
  const [communities, setCommunities] = useState<ReadonlyMap<EntityId, number>>(new Map())
  const [pane, openPane] = useState<Pane | null>(() => (window.innerWidth >= 1_200 ? 'filters' : null))
  const [pathAsked, askPath] = useState<readonly EntityId[] | null>(null)
  const [quoted, setQuoted] = useState<Evidence | null>(null)
  const [textQuery, setTextQuery] = useState('')
  const stage = useRef<Stage | null>(null)
  const state = history.present
  const latest = useRef(state)
  latest.current = state
  const latestHistory = useRef(history)
  latestHistory.current = history

  useEffect(() => {
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const start = async (): Promise<void> => {
      const addressed = fromAddress(window.location.hash)
      const start: ViewState = { ...EMPTY, ...addressed, loaded: loadedOf(await first(addressed.size, controller.signal)) }
      step({ kind: 'start', state: await withSelected(start, controller.signal) })
      setPhase({ ready: true, failure: null })
    }
    start().catch((failure: unknown) => {
      if (controller.signal.aborted) return
      setPhase({ ready: false, failure })
      timer = setTimeout(() => {
        setTrial((count) => count + 1)
      }, 2_000)
    })
    return () => {
      controller.abort()
      clearTimeout(timer)
    }
    // What is asked first does not change while the page lives.
  }, [trial])

  const change = useCallback((each: Change, stroke?: string) => {
    step(stroke === undefined ? { kind: 'change', change: each } : { kind: 'change', change: each, stroke })
  }, [])

  const activity = useActivity(state)
  const shown = useMemo(() => visible(state, activity), [state.loaded, state.filters, state.hidden, state.focus, activity])

  const camera = useRef<CameraSpot | null>(cameraFrom(window.location.hash))
  const isReady = phase.ready
  const writeAddress = useCallback(() => {
    const hash = toAddress(latest.current, camera.current)
    window.history.replaceState(null, '', hash === '' ? window.location.pathname : `#${hash}`)
  }, [])
  useEffect(() => {
    if (isReady) writeAddress()
  }, [isReady, state, writeAddress])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const noteCamera = useCallback(
    (spot: CameraSpot | null) => {
      camera.current = spot
      clearTimeout(timer.current)
      // Browsers refuse more than some hundred changes of the address in half a minute.
      timer.current = setTimeout(writeAddress, CAMERA_MS)
    },
    [writeAddress],
  )

  const select = useCallback(
    (ids: readonly EntityId[]) => {
      change({ do: 'select', ids })
    },
    [change],
  )

  const { attempt, noteDecided, ...fetching } = useFetching(latest, step, stage, follow)
  const { undo, redo } = useUndo(latestHistory, step, attempt, noteDecided)

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
    undo,
    redo,
    select,
    ...fetching,
    retry: useCallback(() => {
      setTrial((count) => count + 1)
    }, []),
    pane,
    openPane,
    pathAsked,
    askPath,
    quoted,
    setQuoted,
    lastDeed: history.past.at(-1)?.deed ?? null,
    textQuery,
    setTextQuery,
    stage,
    noteCamera,
    camera,
    rearranged: useCallback((before, after) => {
      step({ kind: 'rearranged', before, after })
    }, []),
  }
  return <Context value={viewer}>{children}</Context>
}
