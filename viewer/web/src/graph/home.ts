import type { CameraState } from 'sigma/types'
import type { PatientSigma } from './patient.ts'

/** The camera from which the whole graph is seen, and whether one is there: then it follows what comes, goes and moves. */
export class Home {
  readonly #sigma: PatientSigma
  #spot: CameraState = { x: 0.5, y: 0.5, angle: 0, ratio: 1 }

  constructor(sigma: PatientSigma) {
    this.#sigma = sigma
  }

  get isHere(): boolean {
    const { x, y, ratio } = this.#sigma.getCamera().getState()
    return Math.abs(x - this.#spot.x) + Math.abs(y - this.#spot.y) + Math.abs(ratio - this.#spot.ratio) < 1e-6
  }

  /**
   * Whoever saw the whole sees it still when things have moved, which sigma measures as it draws, and when there is other room, which it looks
   * at only then: a pane that opens takes some, and so does the strip of time when it comes. Answers how to stop.
   */
  watch(container: HTMLElement, onRoom: (width: number, height: number) => void): () => void {
    const room = new ResizeObserver(() => {
      this.#sigma.scheduleRender()
    })
    room.observe(container)
    this.#sigma.on('afterProcess', () => {
      this.#follow()
    })
    this.#sigma.on('resize', () => {
      const { width, height } = this.#sigma.getDimensions()
      onRoom(width, height)
      // Sigma may be in the middle of measuring the graph.
      requestAnimationFrame(() => {
        this.#follow()
      })
    })
    return () => {
      room.disconnect()
    }
  }

  go(): void {
    this.#spot = this.#measured()
    void this.#sigma.getCamera().animate(this.#spot, { duration: 300 })
  }

  #follow(): void {
    if (!this.isHere || this.#sigma.getGraph().order === 0) return
    this.#spot = this.#measured()
    this.#sigma.getCamera().setState(this.#spot)
  }

  /** The whole graph just in view, names at its rim included. */
  #measured(): CameraState {
    const { width, height } = this.#sigma.getDimensions()
    const { x, y } = this.#sigma.getBBox()
    const cameraState = { x: 0.5, y: 0.5, angle: 0, ratio: 1 }
    const [low, high] = [
      { x: x[0], y: y[0] },
      { x: x[1], y: y[1] },
    ].map((corner) => this.#sigma.graphToViewport(corner, { cameraState }))
    if (low === undefined || high === undefined || this.#sigma.getGraph().order < 2) return cameraState
    const fill = (length: number, room: number, rim: number): number => length / Math.max(80, room - 2 * rim)
    return {
      ...cameraState,
      ratio: Math.max(fill(Math.abs(high.x - low.x), width, Math.min(70, width / 8)), fill(Math.abs(high.y - low.y), height, 45)),
    }
  }
}
