import { createContext, useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { EntityId } from '../../../graph/model.ts'
import type { Evidence } from '../../../graph/view.ts'
import { isAway } from './api.ts'
import type { Stage } from './graph/stage.ts'
import { fetchNamed } from './named.ts'
import { fetchScene, usualSize } from './scene.ts'
import type { Scene } from './scene.ts'
import { cameraFrom, fromAddress, toAddress } from './state/address.ts'
import { changed, loadedOf } from './state/change.ts'
import type { Change } from './state/change.ts'
import { deskAddress, deskFrom } from './state/desk.ts'
import type { Desk, Pane } from './state/desk.ts'
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

export interface Viewer extends Fetching {
  readonly state: ViewState
  readonly visible: Visible
  readonly ready: boolean
  readonly failure: unknown
  /** Whether there is a canvas to show things on: a profile has none. */
  readonly hasCanvas: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly communities: ReadonlyMap<EntityId, number>
  readonly setCommunities: (found: ReadonlyMap<EntityId, number>) => void
  readonly change: (change: Change, stroke?: string) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly select: (ids: readonly EntityId[]) => void
  readonly retry: () => void
  /** Where one is, as after the # of an address. */
  readonly address: () => string
  /** Goes where an address says, with all that is open there. */
  readonly followAddress: (hash: string) => void
  readonly desk: Desk
  readonly setDesk: (part: Partial<Omit<Desk, 'asks'>>) => void
  readonly openPane: (pane: Pane | null) => void
  /** True while a press adds to the selection and a drag over the ground draws a rectangle, as Shift makes them do. */
  readonly isGathering: boolean
  readonly setGathering: (is: boolean) => void
  /** The quotation that led to the article which is open. */
  readonly quoted: Evidence | null
  readonly setQuoted: (evidence: Evidence | null) => void
  /** The correction that was the last step; null where it was another step. */
  readonly lastDeed: Deed | null
  readonly stage: { current: Stage | null }
  /** The camera has moved. It is part of the address and not of what undo takes back. */
  readonly noteCamera: (spot: CameraSpot | null) => void
  readonly camera: { readonly current: CameraSpot | null }
  readonly rearranged: (before: NonNullable<ViewState['places']>, after: NonNullable<ViewState['places']>) => void
}

const WRITE_MS = 400 // between two writings of the address: browsers refuse more than some hundred in half a minute

/** The pane that a visit begins with. */
const usualPane = (): Pane | null => (window.innerWidth >= 1_200 ? 'filters' : null)

const Context = createContext<Viewer | null>(null)

export function useViewer(): Viewer {
  const viewer = useContext(Context)
  if (viewer === null) throw new Error('useViewer is used outside ViewerProvider')
  return viewer
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
  const [usual] = useState(usualPane)
  const [desk, putDesk] = useState(() => deskFrom(window.location.hash, usual))
  const [isGathering, setGathering] = useState(false)
  const [quoted, setQuoted] = useState<Evidence | null>(null)
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
      const to = fromAddress(window.location.hash)
      const bare: ViewState = { ...EMPTY, size: to.size, loaded: loadedOf(await first(to.size, controller.signal)) }
      const named = await fetchNamed(bare.loaded, to, controller.signal)
      step({ kind: 'start', state: changed(changed(bare, named), { do: 'go', to }) })
      setPhase({ ready: true, failure: null })
    }
    start().catch((failure: unknown) => {
      if (controller.signal.aborted) return
      setPhase({ ready: false, failure })
      if (!isAway(failure)) return
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
  const latestDesk = useRef(desk)
  latestDesk.current = desk
  const address = useCallback(
    () => [toAddress(latest.current, camera.current), deskAddress(latestDesk.current, usual)].filter(Boolean).join('&'),
    [usual],
  )
  const writing = useRef<{ timer?: ReturnType<typeof setTimeout>; at: number }>({ at: -Infinity })
  const writeSoon = useCallback(
    (least = 0) => {
      const write = (): void => {
        writing.current.at = performance.now()
        const hash = address()
        window.history.replaceState(null, '', hash === '' ? window.location.pathname : `#${hash}`)
      }
      const wait = Math.max(least, writing.current.at + WRITE_MS - performance.now())
      clearTimeout(writing.current.timer)
      if (wait <= 0) write()
      else writing.current.timer = setTimeout(write, wait)
    },
    [address],
  )
  useEffect(() => {
    if (isReady) writeSoon()
  }, [isReady, state, desk, writeSoon])
  const noteCamera = useCallback(
    (spot: CameraSpot | null) => {
      camera.current = spot
      writeSoon(WRITE_MS)
    },
    [writeSoon],
  )

  const select = useCallback(
    (ids: readonly EntityId[]) => {
      change({ do: 'select', ids })
    },
    [change],
  )

  const { attempt, noteDecided, ...fetching } = useFetching(latest, step, stage, follow)
  const { undo, redo } = useUndo(latestHistory, step, attempt, noteDecided)
  const setDesk = useCallback((part: Partial<Omit<Desk, 'asks'>>) => {
    putDesk((held) => ({ ...held, ...part, asks: held.asks + (part.ends === undefined ? 0 : 1) }))
  }, [])
  const { go } = fetching
  const followAddress = useCallback(
    (hash: string) => {
      putDesk(deskFrom(hash, usual))
      void go(hash)
    },
    [go, usual],
  )
  useEffect(() => {
    // Another link was put into the address of this page: nothing is loaded anew then.
    const changedHash = (): void => {
      followAddress(window.location.hash)
    }
    window.addEventListener('hashchange', changedHash)
    return () => {
      window.removeEventListener('hashchange', changedHash)
    }
  }, [followAddress])

  const viewer: Viewer = {
    state,
    visible: shown,
    ready: phase.ready,
    failure: phase.failure,
    hasCanvas: follow === undefined,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    communities,
    setCommunities,
    change,
    undo,
    redo,
    select,
    ...fetching,
    address,
    followAddress,
    retry: useCallback(() => {
      setTrial((count) => count + 1)
    }, []),
    desk,
    setDesk,
    openPane: useCallback(
      (pane) => {
        setDesk({ pane })
      },
      [setDesk],
    ),
    isGathering,
    setGathering,
    quoted,
    setQuoted,
    lastDeed: history.past.at(-1)?.deed ?? null,
    stage,
    noteCamera,
    camera,
    rearranged: useCallback((before, after) => {
      step({ kind: 'rearranged', before, after })
    }, []),
  }
  return <Context value={viewer}>{children}</Context>
}
