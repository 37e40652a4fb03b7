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

  override scheduleRender(): this {
    return this.isHeld ? this : super.scheduleRender()
  }

  /** Sigma takes a new thing in when it comes and once more to draw it; while it waits, once is enough. */
  override refresh(options?: Parameters<Sigma['refresh']>[0]): this {
    return this.isHeld ? this : super.refresh(options)
  }
}
