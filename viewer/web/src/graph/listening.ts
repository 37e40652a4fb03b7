import type { EntityId } from '../../../../graph/model.ts'
import type { DrawnGraph } from './drawing.ts'
import type { LinkLayer } from './linkLayer.ts'
import type { PatientSigma } from './patient.ts'
import type { StageEvents } from './stageEvents.ts'

/** Tells the application what is clicked, hovered and dragged. `drawn` answers the graph as it is at the moment; the result, what is dragged. */
export function listenTo(sigma: PatientSigma, links: LinkLayer, drawn: () => DrawnGraph, events: StageEvents): () => EntityId | null {
  let dragged: EntityId | null = null
  let wasDragged = false
  let isOverNode = false
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
  sigma.on('clickStage', ({ event }) => {
    const edge = links.at(event)
    if (edge === null) events.onGround()
    else events.onEdge(edge)
  })
  sigma.on('enterNode', ({ node }) => {
    cursor('pointer')()
    isOverNode = true
    events.onHover(node as EntityId)
  })
  sigma.on('leaveNode', () => {
    cursor('')()
    isOverNode = false
    events.onHover(null)
  })
  // Two fingers zoom, also where one of them is on a node.
  const isPinch = (original: MouseEvent | TouchEvent): boolean => 'touches' in original && original.touches.length > 1
  sigma.on('downNode', ({ node, event }) => {
    if (isPinch(event.original)) return
    dragged = node as EntityId
    wasDragged = false
  })
  sigma.on('moveBody', ({ event }) => {
    if (dragged !== null && !wasDragged && isPinch(event.original)) dragged = null
    if (dragged === null) {
      if (!isOverNode && !sigma.isBehind) cursor(links.at(event) === null ? '' : 'pointer')()
      return
    }
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
