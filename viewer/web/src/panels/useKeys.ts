import { useEffect, useRef } from 'react'
import type { EntityId } from '../../../../graph/model.ts'
import { selectedEntity } from '../state/view.ts'
import { weightOf } from '../../../layout/measures.ts'
import { useViewer } from '../viewer.tsx'
import type { Viewer } from '../viewer.tsx'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

const PAN = 0.12 // of the canvas, for one press of an arrow

/** The keyboard of the whole page; letters act only outside of fields, arrows only on the canvas. */
export function useKeys(showHelp: () => void, isModal: boolean): void {
  const viewer = useViewer()
  const latest = useRef({ viewer, isModal })
  latest.current = { viewer, isModal }
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { viewer: now, isModal: covered } = latest.current
      if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !isTyping(event.target)) {
        event.preventDefault()
        if (event.shiftKey) now.redo()
        else now.undo()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || covered || event.defaultPrevented) return
      // Menus and dialogs stand outside the root and have keys of their own.
      if (
        event.target instanceof Node &&
        event.target !== document.body &&
        document.getElementById('root')?.contains(event.target) !== true
      )
        return
      if (isTyping(event.target)) {
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur()
        return
      }
      const isOnCanvas = event.target instanceof HTMLElement && (event.target.id === 'canvas' || event.target === document.body)
      const action = ANYWHERE[event.key] ?? (isOnCanvas ? ON_CANVAS[event.key] : undefined)
      if (event.key === '?') showHelp()
      else if (action === undefined) return
      else action(now)
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener('keydown', press)
    }
  }, [showHelp])
}

type Action = (viewer: Viewer) => void

const withSelected =
  (act: (viewer: Viewer, id: EntityId) => void): Action =>
  (viewer) => {
    const id = selectedEntity(viewer.state)
    if (id !== null) act(viewer, id)
  }

const focus = (steps: 1 | 2 | 3): Action =>
  withSelected(({ change }, id) => {
    change({ do: 'focus', focus: { id, steps } })
  })

/** Whose neighbours one walks, and where one is among them. */
let walked: { readonly around: EntityId; readonly at: EntityId } | null = null

/** Visible neighbours by the weight of what joins them, the heaviest first. */
function neighbours({ state, visible }: Viewer, id: EntityId): readonly EntityId[] {
  const weights = new Map<EntityId, number>()
  for (const edge of state.loaded.edges.values()) {
    if (!visible.edges.has(edge.id) || (edge.source !== id && edge.target !== id)) continue
    const other = edge.source === id ? edge.target : edge.source
    weights.set(other, (weights.get(other) ?? 0) + weightOf(edge))
  }
  return [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([other]) => other)
}

/** Walks the neighbours of what was selected first; with nothing selected, begins at the most reported. Enter goes on from where one is. */
const walk =
  (direction: 1 | -1): Action =>
  (viewer) => {
    const { state, visible, select, stage } = viewer
    const id = selectedEntity(state)
    const go = (next: EntityId | undefined): void => {
      if (next === undefined) return
      select([next])
      stage.current?.centre(next)
    }
    if (id === null) {
      walked = null
      const articles = (each: EntityId): number => state.loaded.nodes.get(each)?.articles ?? 0
      go([...visible.nodes].sort((a, b) => articles(b) - articles(a) || (a < b ? -1 : 1))[0])
      return
    }
    const around = walked?.at === id ? walked.around : id
    const ranked = neighbours(viewer, around)
    const next = ranked.at((ranked.indexOf(id) + (around === id && direction === -1 ? 0 : direction)) % Math.max(1, ranked.length))
    if (next !== undefined) walked = { around, at: next }
    go(next)
  }

const ANYWHERE: { readonly [key: string]: Action } = {
  '/': () => document.getElementById('search')?.focus(),
  Escape: ({ state, select, change, desk, openPane }) => {
    if (state.selection.kind !== 'none') select([])
    else if (state.focus !== null) change({ do: 'focus', focus: null })
    else if (state.path !== null) change({ do: 'show-path', path: null })
    else if (desk.pane !== null) openPane(null)
  },
  e: withSelected(({ expand }, id) => void expand(id)),
  c: withSelected(({ change }, id) => {
    change({ do: 'collapse', id })
  }),
  h: ({ state, change }) => {
    if (state.selection.kind === 'entities') change({ do: 'hide', ids: state.selection.ids })
  },
  l: withSelected(({ state, change, stage }, id) => {
    const at = stage.current?.position(id)
    if (state.pinned.has(id)) change({ do: 'unpin', id })
    else if (at !== undefined && at !== null) change({ do: 'pin', id, at })
  }),
  '1': focus(1),
  '2': focus(2),
  '3': focus(3),
  n: walk(1),
  p: walk(-1),
  t: ({ desk, openPane }) => {
    openPane(desk.pane === 'table' ? null : 'table')
  },
  // From the canvas to what is said of the selected: by Tab alone it lies behind everything else.
  i: () => {
    const places = ['.panel .line', '.panel .scroll button', '.panel button']
    places.flatMap((place) => document.querySelector<HTMLElement>(place) ?? [])[0]?.focus()
  },
  '0': ({ stage }) => stage.current?.fit(),
  '+': ({ stage }) => stage.current?.zoom(1.5),
  '=': ({ stage }) => stage.current?.zoom(1.5),
  '-': ({ stage }) => stage.current?.zoom(1 / 1.5),
}

const ON_CANVAS: { readonly [key: string]: Action } = {
  Enter: () => {
    walked = null
  },
  ArrowLeft: ({ stage }) => stage.current?.pan(-PAN, 0),
  ArrowRight: ({ stage }) => stage.current?.pan(PAN, 0),
  ArrowUp: ({ stage }) => stage.current?.pan(0, PAN),
  ArrowDown: ({ stage }) => stage.current?.pan(0, -PAN),
}
