import type { CameraState } from 'sigma/types'
import type { PatientSigma } from './patient.ts'

const LONG_MS = 40 // of drawing, from which on the picture follows the hand instead of being drawn anew
const REST_MS = { least: 140, most: 700 } as const // without movement, after which it is drawn: the longer that takes, the longer it waits
const PATIENCE = 3 // times as long as drawing takes, between two drawings while the camera moves
const LAYERS = ['nodes', 'names'] as const

const isSame = (a: CameraState, b: CameraState): boolean => a.x === b.x && a.y === b.y && a.ratio === b.ratio && a.angle === b.angle

/**
 * Lets a picture that takes long to draw follow the camera as it is: moved and scaled, edges and names and all, and drawn anew when the camera
 * rests or has left what was drawn. Where the graphics card is quick, every frame is drawn.
 */
export class Glide {
  readonly #sigma: PatientSigma
  /** The camera of the last drawing, and the one that was last looked at. */
  #drawn: CameraState | null = null
  #seen: CameraState | null = null
  #drawnAt = 0
  #milliseconds = 0
  #isBusy = false
  #rest: ReturnType<typeof setTimeout> | undefined

  constructor(sigma: PatientSigma) {
    this.#sigma = sigma
    sigma.on('afterRender', () => {
      clearTimeout(this.#rest)
      this.#rest = undefined
      this.#drawn = this.#seen = sigma.getCamera().getState()
      this.#drawnAt = performance.now()
      this.#isBusy = true
      this.#move('')
    })
  }

  /** How long the last drawing took. */
  took(milliseconds: number): void {
    this.#milliseconds = milliseconds
    this.#isBusy = false
  }

  /** True while the picture on screen is that of an earlier camera. */
  get isBehind(): boolean {
    return this.#rest !== undefined
  }

  /** Asked before a drawing. True where the picture moves instead, and will be drawn when the camera rests. */
  follows(): boolean {
    const now = this.#sigma.getCamera().getState()
    const isLong = this.#isBusy ? performance.now() - this.#drawnAt > LONG_MS || this.#milliseconds > LONG_MS : this.#milliseconds > LONG_MS
    if (this.#drawn === null || this.#seen === null || !isLong) return false
    if (isSame(now, this.#seen)) return this.isBehind
    this.#seen = now
    const isTime = !this.#isBusy && performance.now() - this.#drawnAt > PATIENCE * this.#milliseconds
    const { scale, x, y } = this.#from(this.#drawn, now)
    if (isTime && this.#isFar(scale, x, y)) return false
    this.#move(`translate(${x.toFixed(2)}px, ${y.toFixed(2)}px) scale(${scale.toFixed(5)})`)
    clearTimeout(this.#rest)
    this.#rest = setTimeout(
      () => {
        this.#rest = undefined
        this.#sigma.scheduleRender()
      },
      Math.max(REST_MS.least, Math.min(REST_MS.most, this.#milliseconds / 2)),
    )
    return true
  }

  close(): void {
    clearTimeout(this.#rest)
  }

  #move(transform: string): void {
    const canvases = this.#sigma.getCanvases()
    for (const layer of LAYERS) {
      const canvas = canvases[layer]
      if (canvas === undefined) continue
      canvas.style.transformOrigin = '0 0'
      canvas.style.transform = transform
    }
  }

  /** How the picture of one camera lies in the view of another. */
  #from(drawn: CameraState, now: CameraState): { readonly scale: number; readonly x: number; readonly y: number } {
    const { width } = this.#sigma.getDimensions()
    const [corner, other] = [
      { x: 0, y: 0 },
      { x: width, y: 0 },
    ].map((point) =>
      this.#sigma.framedGraphToViewport(this.#sigma.viewportToFramedGraph(point, { cameraState: drawn }), { cameraState: now }),
    )
    if (corner === undefined || other === undefined) return { scale: 1, x: 0, y: 0 }
    return { scale: (other.x - corner.x) / width, x: corner.x, y: corner.y }
  }

  /** So little of the view is covered, or so coarsely, that it is better drawn anew. */
  #isFar(scale: number, x: number, y: number): boolean {
    const { width, height } = this.#sigma.getDimensions()
    const wide = Math.max(0, Math.min(width, x + scale * width) - Math.max(0, x))
    const high = Math.max(0, Math.min(height, y + scale * height) - Math.max(0, y))
    return scale > 2.5 || (wide * high) / (width * height) < 0.4
  }
}
