import Sigma from 'sigma'
import type { DrawnEdge, DrawnNode } from './drawing.ts'

/** Sigma that can be told to wait: while a large graph arrives in pieces, each piece would be drawn at the cost of the whole. */
export class PatientSigma extends Sigma<DrawnNode, DrawnEdge> {
  private isHeld = false

  hold(): void {
    this.isHeld = true
  }

  /** Draws what came meanwhile, at once: until then, sigma does not know where in its arrays new things stand. */
  release(): void {
    this.isHeld = false
    super.refresh({ partialGraph: {} })
  }

  /** Moves one node at the cost of its own edges: told by the graph, sigma would measure all of it anew at each step of a drag. */
  moveNode(id: string, at: { readonly x: number; readonly y: number }): void {
    const graph = this.getGraph()
    if (this.isHeld) {
      graph.mergeNodeAttributes(id, { x: at.x, y: at.y })
      return
    }
    this.isHeld = true
    graph.mergeNodeAttributes(id, { x: at.x, y: at.y })
    this.isHeld = false
    super.refresh({ partialGraph: { nodes: [id], edges: graph.edges(id) }, skipIndexation: true, schedule: true })
  }

  override scheduleRender(): this {
    return this.isHeld ? this : super.scheduleRender()
  }

  /** Sigma takes a new thing in when it comes and once more to draw it; while it waits, once is enough. */
  override refresh(options?: Parameters<Sigma['refresh']>[0]): this {
    return this.isHeld ? this : super.refresh(options)
  }
}
