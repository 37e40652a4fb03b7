import type { EntityId, RelationId } from '../../../../graph/model.ts'
import type { DrawnGraph } from './drawing.ts'
import type { PatientSigma } from './patient.ts'
import type { StageEvents } from './stageEvents.ts'

const REACH = 4 // pixels that a click may be off a line

/** The edge under a point, the nearest; by arithmetic, where sigma does not draw edges once more to find them. */
function edgeAt(sigma: PatientSigma, graph: DrawnGraph, at: { readonly x: number; readonly y: number }): RelationId | null {
  let found: RelationId | null = null
  let nearest = REACH
  graph.forEachEdge((id, _, source, target) => {
    if (sigma.getEdgeDisplayData(id)?.hidden !== false) return
    const [from, to] = [sigma.getNodeDisplayData(source), sigma.getNodeDisplayData(target)]
    if (from === undefined || to === undefined) return
    const [a, b] = [sigma.framedGraphToViewport(from), sigma.framedGraphToViewport(to)]
    const [dx, dy] = [b.x - a.x, b.y - a.y]
    const along = Math.max(0, Math.min(1, ((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy || 1)))
    const off = Math.hypot(at.x - a.x - along * dx, at.y - a.y - along * dy)
    if (off >= nearest) return
    nearest = off
    found = id as RelationId // keys of the drawing are ids
  })
  return found
}

/** Tells the application what is clicked, hovered and dragged. `drawn` answers the graph as it is at the moment; the result, what is dragged. */
export function listenTo(sigma: PatientSigma, drawn: () => DrawnGraph, events: StageEvents): () => EntityId | null {
  let dragged: EntityId | null = null
  let wasDragged = false
  const cursor = (shape: '' | 'pointer') => () => {
    sigma.getContainer().style.cursor = shape
  }
  // Sigma's keys are plain strings; every key of this graph was put there from an id.
  sigma.on('clickNode', ({ node, event }) => {
    if (wasDragged) return
    events.onNode(node as EntityId, event.original.shiftKey || event.original.ctrlKey || event.original.metaKey)
  })
  sigma.on('doubleClickNode', (payload) => {
    payload.preventSigmaDefault()
    events.onOpen(payload.node as EntityId)
  })
  sigma.on('clickEdge', ({ edge }) => {
    events.onEdge(edge as RelationId)
  })
  sigma.on('clickStage', ({ event }) => {
    const edge = sigma.getSetting('enableEdgeEvents') ? null : edgeAt(sigma, drawn(), event)
    if (edge === null) events.onGround()
    else events.onEdge(edge)
  })
  sigma.on('enterNode', ({ node }) => {
    cursor('pointer')()
    events.onHover(node as EntityId)
  })
  sigma.on('leaveNode', () => {
    cursor('')()
    events.onHover(null)
  })
  sigma.on('enterEdge', cursor('pointer'))
  sigma.on('leaveEdge', cursor(''))
  sigma.on('downNode', ({ node }) => {
    dragged = node as EntityId
    wasDragged = false
  })
  sigma.on('moveBody', ({ event }) => {
    if (dragged === null) return
    // The frame stays while one drags, or the whole graph would shift under the pointer.
    if (!wasDragged && sigma.getCustomBBox() === null) sigma.setCustomBBox(sigma.getBBox())
    wasDragged = true
    sigma.moveNode(dragged, sigma.viewportToGraph(event))
    event.preventSigmaDefault()
    event.original.preventDefault()
    event.original.stopPropagation()
  })
  const release = (): void => {
    if (dragged !== null && wasDragged) {
      const { x, y } = drawn().getNodeAttributes(dragged)
      events.onMoved(dragged, { x, y })
    }
    dragged = null
  }
  sigma.on('upNode', release)
  sigma.on('upStage', release)
  return () => dragged
}
