import type { EntityId } from '../../../../graph/model.ts'
import type { Point } from '../state/view.ts'
import type { PatientSigma } from './patient.ts'

const AROUND = 2 // pixels around a node that still mean it

/** Where the nodes are and how large, in arrays: asked for at every move of the pointer and for every end of every link. */
export class Spots {
  readonly #sigma: PatientSigma
  #ids: readonly EntityId[] = []
  #places = new Float32Array(0)
  #radii = new Float32Array(0)
  #isStale = true
  #version = 0

  constructor(sigma: PatientSigma) {
    this.#sigma = sigma
    sigma.on('afterProcess', () => {
      this.touch()
    })
  }

  /** Another graph has these nodes, in this order. */
  set(ids: readonly EntityId[]): void {
    this.#ids = ids
    this.#places = new Float32Array(2 * ids.length)
    this.#radii = new Float32Array(ids.length)
    this.touch()
  }

  /** Something has moved: it is measured anew when it is asked for next. */
  touch(): void {
    this.#isStale = true
    this.#version += 1
  }

  /** Another number for every state. */
  get version(): number {
    return this.#version
  }

  /** x and y by turns, as sigma has normalised them. */
  get places(): Float32Array {
    this.#measure()
    return this.#places
  }

  /** In pixels at full size. */
  get radii(): Float32Array {
    this.#measure()
    return this.#radii
  }

  /** Leads from the number of a node to its place on screen, in pixels of the container. */
  onScreen(): (index: number) => Point {
    const { places } = this
    const { x: right, y: down } = this.#sigma.framedGraphToViewport({ x: 1, y: 1 })
    const { x: left, y: up } = this.#sigma.framedGraphToViewport({ x: 0, y: 0 })
    return (index) => ({ x: left + (right - left) * (places[2 * index] ?? 0), y: up + (down - up) * (places[2 * index + 1] ?? 0) })
  }

  /** The node under a point, the one whose middle is nearest; sigma would read it from the graphics card, and wait for all that is being drawn. */
  at(point: Point, isSeen: (id: EntityId) => boolean): EntityId | null {
    const place = this.onScreen()
    const scale = this.#sigma.scaleSize(1)
    let found: EntityId | null = null
    let nearest = Infinity
    this.#ids.forEach((id, index) => {
      const { x, y } = place(index)
      const off = Math.hypot(point.x - x, point.y - y)
      if (off >= nearest || off > (this.#radii[index] ?? 0) * scale + AROUND || !isSeen(id)) return
      nearest = off
      found = id
    })
    return found
  }

  #measure(): void {
    if (!this.#isStale) return
    this.#isStale = false
    this.#ids.forEach((id, index) => {
      const data = this.#sigma.getNodeDisplayData(id)
      if (data === undefined) return
      this.#places[2 * index] = data.x
      this.#places[2 * index + 1] = data.y
      this.#radii[index] = data.size
    })
  }
}
