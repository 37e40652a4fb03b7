import { Loader, useComputedColorScheme } from '@mantine/core'
import { IconFocusCentered, IconLasso, IconMinus, IconPlus, IconRefresh, IconPalette } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityId, RelationId } from '../../../../graph/model.ts'
import type { Look } from '../graph/look.ts'
import { LARGE, Stage } from '../graph/stage.ts'
import type { CameraSpot } from '../state/view.ts'
import { litBy } from '../state/lit.ts'
import { OVERVIEW_SIZES } from '../../../layout/measures.ts'
import { useViewer } from '../viewer.tsx'
import { plain } from '../text.ts'
import { CanvasLegend } from './CanvasLegend.tsx'
import { Notice } from './Notice.tsx'
import { useMarquee } from './useMarquee.ts'

/** The graph itself, with what lies on it: counts, zoom and notices. */
export function Canvas(): ReactNode {
  const { t } = useTranslation()
  const viewer = useViewer()
  const { state, visible, ready, communities, setCommunities, stage, change } = viewer
  const { colourBy } = state
  const box = useRef<HTMLDivElement>(null)
  const [hovered, setHovered] = useState<EntityId | null>(null)
  const [arranged, setArranged] = useState(false)
  const scheme = useComputedColorScheme('light')
  const latest = useRef(viewer)
  /** The camera that a new stage is to take up: the one that the address asked for. */
  const start = useRef<CameraSpot | null>(null)
  latest.current = viewer

  // Each its own: what has not changed is the same object, and is not painted again.
  const selected = useMemo(() => new Set(state.selection.kind === 'entities' ? state.selection.ids : []), [state.selection])
  const onPath = useMemo(() => new Set<EntityId | RelationId>([...(state.path?.nodes ?? []), ...(state.path?.edges ?? [])]), [state.path])
  const pinned = useMemo(() => new Set(state.pinned.keys()), [state.pinned])
  const look = useMemo<Look>(() => {
    const selectedEdge = state.selection.kind === 'edge' ? state.selection.id : null
    return {
      scheme,
      visible,
      colourBy,
      communities,
      selected,
      selectedEdge,
      hovered,
      pinned,
      onPath,
      lit: litBy(state, visible, hovered),
      isLarge: state.loaded.nodes.size + state.loaded.edges.size > LARGE,
    }
  }, [selected, onPath, pinned, state.selection, state.path, state.loaded, scheme, visible, colourBy, communities, hovered])

  useEffect(() => {
    const { current: container } = box
    if (container === null) return
    const events = {
      onNode: (id: EntityId, more: boolean) => {
        const { state: now, select, isGathering } = latest.current
        const held = now.selection.kind === 'entities' ? now.selection.ids : []
        select(!more && !isGathering ? [id] : held.includes(id) ? held.filter((each) => each !== id) : [...held, id])
      },
      onOpen: (id: EntityId) => void latest.current.expand(id),
      onEdge: (id: RelationId) => {
        latest.current.change({ do: 'select-edge', id })
      },
      onGround: () => {
        if (latest.current.state.selection.kind !== 'none' && !latest.current.isGathering) latest.current.select([])
      },
      onMoved: (id: EntityId, at: { x: number; y: number }) => {
        latest.current.change({ do: 'pin', id, at })
      },
      onHover: setHovered,
      onCamera: (spot: CameraSpot | null) => {
        // Until the camera that the address asked for is taken up, it stays in the address.
        if (start.current === null) latest.current.noteCamera(spot)
      },
      onArranged: (found: ReadonlyMap<EntityId, number>) => {
        setCommunities(found)
        setArranged(true)
      },
    }
    start.current = latest.current.camera.current
    const made = new Stage(container, look, events)
    stage.current = made
    return () => {
      stage.current = null
      made.close()
    }
    // One stage for the life of the page; looks and graphs reach it below.
  }, [])

  useEffect(() => {
    if (!ready || stage.current === null) return
    stage.current.show(state.loaded, state.pinned)
    if (start.current === null) return
    const asked = start.current
    start.current = null
    stage.current.camera = asked
  }, [ready, state.loaded, state.pinned])
  useEffect(() => {
    if (state.places !== null) stage.current?.place(state.places)
  }, [state.places])
  useEffect(() => {
    stage.current?.look(look)
  }, [look])

  const marquee = useMarquee(box, (ids) => {
    const held = viewer.isGathering && state.selection.kind === 'entities' ? state.selection.ids : []
    viewer.select([...new Set([...held, ...ids])])
  })

  return (
    <main className="canvasBox">
      <div
        className="canvas"
        ref={box}
        role="application"
        tabIndex={0}
        aria-label={t('canvas.label')}
        id="canvas"
        data-graph={arranged ? 'ready' : undefined}
      />
      {marquee !== null && <div className="marquee" style={marquee} />}
      {ready && <Chips arranging={!arranged && state.loaded.nodes.size > 0} />}
      {ready && <CanvasLegend />}
      {ready && (
        <div className="controls" role="group" aria-label={t('canvas.controls')}>
          <Control label={t('canvas.zoomIn')} onClick={() => stage.current?.zoom(1.5)}>
            <IconPlus size={17} />
          </Control>
          <Control label={t('canvas.zoomOut')} onClick={() => stage.current?.zoom(1 / 1.5)}>
            <IconMinus size={17} />
          </Control>
          <Control label={t('canvas.fit')} onClick={() => stage.current?.fit()}>
            <IconFocusCentered size={17} />
          </Control>
          <Control
            label={colourBy === 'type' ? t('canvas.byCommunity') : t('canvas.byType')}
            onClick={() => {
              change({ do: 'colour', by: colourBy === 'type' ? 'community' : 'type' })
            }}
          >
            <IconPalette size={17} />
          </Control>
          <Control
            label={t('canvas.gather')}
            isPressed={viewer.isGathering}
            onClick={() => {
              viewer.setGathering(!viewer.isGathering)
            }}
          >
            <IconLasso size={17} />
          </Control>
          <Control label={t('canvas.arrange')} onClick={() => stage.current?.arrangeAnew(viewer.rearranged)}>
            <IconRefresh size={17} />
          </Control>
        </div>
      )}
      <Notice />
    </main>
  )
}

function Control({
  label,
  onClick,
  isPressed,
  children,
}: {
  readonly label: string
  /** Of what is switched on and off. */
  readonly isPressed?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}): ReactNode {
  return (
    <button type="button" aria-label={label} aria-pressed={isPressed} title={label} onClick={onClick}>
      {children}
    </button>
  )
}

function Chips({ arranging }: { readonly arranging: boolean }): ReactNode {
  const { t } = useTranslation()
  const { state, visible, change, load, lastDeed, undo } = useViewer()
  const { loaded, filters, hidden, focus, path } = state
  const isFiltered =
    filters.hiddenTypes.size > 0 || filters.hiddenEdges.size > 0 || filters.strength > 0 || filters.minScore > 0 || filters.months !== null
  const larger = OVERVIEW_SIZES.find((size) => size > loaded.nodes.size)
  const number = (count: number): string => count.toLocaleString('en-US')
  return (
    <div className="chips" role="status">
      <span className="chip" data-testid="shown">
        {t('canvas.shown', { shown: number(visible.nodes.size), total: number(Math.max(loaded.total.nodes, loaded.nodes.size)) })}
        <span aria-hidden="true">·</span>
        {t('canvas.edgesShown', { shown: number(visible.edges.size), total: number(Math.max(loaded.total.edges, loaded.edges.size)) })}
        {loaded.nodes.size < loaded.total.nodes && larger !== undefined && (
          <button type="button" onClick={() => void load(larger)}>
            {t('canvas.more')}
          </button>
        )}
      </span>
      {isFiltered && (
        <span className="chip">
          {t('canvas.filtered')}
          <button
            type="button"
            onClick={() => {
              change({ do: 'clear-filters' })
            }}
          >
            {t('canvas.clear')}
          </button>
        </span>
      )}
      {focus !== null && (
        <span className="chip">
          {t('canvas.focus', { name: plain(loaded.nodes.get(focus.id)?.name ?? focus.id), count: focus.steps })}
          <button
            type="button"
            onClick={() => {
              change({ do: 'focus', focus: null })
            }}
          >
            {t('canvas.leaveFocus')}
          </button>
        </span>
      )}
      {path !== null && (
        <span className="chip">
          {t('canvas.pathShown', { count: path.nodes.length - 1 })}
          <button
            type="button"
            onClick={() => {
              change({ do: 'show-path', path: null })
            }}
          >
            {t('canvas.leavePath')}
          </button>
        </span>
      )}
      {hidden.size > 0 && (
        <span className="chip">
          {t('canvas.hidden', { count: hidden.size })}
          <button
            type="button"
            onClick={() => {
              change({ do: 'unhide' })
            }}
          >
            {t('canvas.unhide')}
          </button>
        </span>
      )}
      {lastDeed !== null && (
        <span className="chip">
          {t(lastDeed.way === 'made' ? 'canvas.corrected' : 'canvas.takenBack')}
          <button type="button" onClick={undo}>
            {t(lastDeed.way === 'made' ? 'review.undo' : 'canvas.restore')}
          </button>
        </span>
      )}
      {arranging && (
        <span className="chip">
          <Loader size={13} /> {t('canvas.arranging')}
        </span>
      )}
    </div>
  )
}
