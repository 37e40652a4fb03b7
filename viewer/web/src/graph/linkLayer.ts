import type { RelationId } from '../../../../graph/model.ts'
import type { Point } from '../state/view.ts'
import { LINK_FLOATS, LinkProgram, LINKS_A_ROW } from './linkProgram.ts'
import type { LinkRun } from './linkProgram.ts'
import { LINK_KINDS } from './links.ts'
import type { Link } from './links.ts'
import { tonesOf } from './look.ts'
import type { Look, Tone } from './look.ts'
import { distanceTo } from './nearness.ts'
import type { PatientSigma } from './patient.ts'

const THINNEST = 1.6 // pixels
/** So many links in so little room are a texture: hairlines that show where they are dense, and arrows once one comes closer. */
const CROWD = { links: 15_000, scale: 1.4 } as const
const LEVELS = [false, true] as const // what does not stand out, and what does
const REACH = 4 // pixels that a click may be off a line

/**
 * The edges, drawn under sigma's nodes by a program of our own: from arrays that are written in one go, where sigma keeps several objects for
 * each edge and makes them anew whenever something looks different.
 */
export class LinkLayer {
  readonly #sigma: PatientSigma
  readonly #look: () => Look
  readonly #program: LinkProgram
  #links: readonly Link[] = []
  #numbers = new Float32Array(0)
  /** The links in the order in which they were written. */
  #written: Link[] = []
  #runs: readonly LinkRun[] = []
  #isStale = true
  /** Of the spots that were written. */
  #version = -1
  #isTiming = false

  constructor(sigma: PatientSigma, look: () => Look) {
    this.#sigma = sigma
    this.#look = look
    const gl = sigma.getCanvases()['nodes']?.getContext('webgl2') ?? null
    if (gl === null) throw new Error('this browser draws no WebGL 2')
    this.#program = new LinkProgram(gl)
    sigma.drawUnder = () => {
      this.#draw()
    }
    sigma.on('afterRender', () => {
      this.#time()
    })
  }

  /** Another graph: the ends of its links are the numbers of sigma's spots. */
  set(links: readonly Link[]): void {
    this.#links = links
    this.touch()
  }

  /** Something looks different: the links are written anew before they are drawn next. */
  touch(): void {
    this.#isStale = true
  }

  get links(): readonly Link[] {
    return this.#links
  }

  /** The link under a point, in pixels of the container: the nearest one that is seen. */
  at(point: Point): RelationId | null {
    const place = this.#sigma.spots.onScreen()
    let found: RelationId | null = null
    let nearest = REACH
    for (const { edge, from, to, bend } of this.#written) {
      const off = distanceTo(point, place(from), place(to), bend, nearest)
      if (off >= nearest) continue
      nearest = off
      found = edge.id
    }
    return found
  }

  #draw(): void {
    const { version } = this.#sigma.spots
    if (this.#isStale || this.#version !== version) this.#write()
    this.#isStale = false
    this.#version = version
    const { width, height } = this.#sigma.getDimensions()
    const { matrix } = this.#sigma.getRenderParams()
    const scale = this.#sigma.scaleSize(1)
    const isCrowd = this.#written.length > CROWD.links && scale < CROWD.scale
    this.#program.draw({ matrix, width, height, scale, thinnest: THINNEST, isCrowd }, this.#runs)
  }

  #time(): void {
    if (this.#isTiming) return
    this.#isTiming = true
    void this.#program.timed().then((milliseconds) => {
      this.#isTiming = false
      this.#sigma.drewIn(milliseconds)
    })
  }

  /** What stands out is painted over the rest, what is stated over what merely meets. */
  #write(): void {
    const { places, radii } = this.#sigma.spots
    const tones = tonesOf(this.#look())
    const room = LINKS_A_ROW * Math.max(1, Math.ceil(this.#links.length / LINKS_A_ROW)) * LINK_FLOATS
    if (this.#numbers.length !== room) this.#numbers = new Float32Array(room)
    const bytes = new Uint8Array(this.#numbers.buffer)
    const heaps = LEVELS.flatMap((isFront) => LINK_KINDS.map((kind) => ({ isFront, kind, links: [] as Link[], tones: [] as Tone[] })))
    for (const link of this.#links) {
      const tone = tones(link.edge)
      const heap = tone === null ? undefined : heaps[(tone.isFront ? LINK_KINDS.length : 0) + LINK_KINDS.indexOf(link.kind)]
      if (tone === null || heap === undefined) continue
      heap.links.push(link)
      heap.tones.push(tone)
    }
    this.#written = []
    const runs: LinkRun[] = []
    for (const { kind, links, tones: worn } of heaps) {
      if (links.length === 0) continue
      runs.push({ start: this.#written.length, count: links.length, isBent: kind === 'bent', hasHeads: kind !== 'line' })
      links.forEach((link, index) => {
        const tone = worn[index]
        if (tone === undefined) return
        let at = this.#written.length * LINK_FLOATS
        this.#written.push(link)
        this.#numbers[at++] = places[2 * link.from] ?? 0
        this.#numbers[at++] = places[2 * link.from + 1] ?? 0
        this.#numbers[at++] = places[2 * link.to] ?? 0
        this.#numbers[at++] = places[2 * link.to + 1] ?? 0
        this.#numbers[at++] = link.size + tone.more
        this.#numbers[at++] = link.bend
        this.#numbers[at++] = link.isDirected ? (radii[link.to] ?? 1) : 0
        bytes.set(tone.bytes, at * Float32Array.BYTES_PER_ELEMENT)
      })
    }
    this.#runs = runs
    this.#program.load(this.#numbers)
  }
}
