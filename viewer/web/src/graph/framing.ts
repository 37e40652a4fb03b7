import type { CameraState } from 'sigma/types'
import type { EntityId } from '../../../../graph/model.ts'
import type { PatientSigma } from './patient.ts'

const CLOSEST = 0.3 // two neighbours shall not fill the canvas: what is around them tells where one is
const RIM = 110 // pixels kept free for names

/** The camera that sees these in the middle with room for their names; null where none of them is drawn. */
export function framing(sigma: PatientSigma, ids: readonly EntityId[]): CameraState | null {
  const spots = ids.flatMap((id) => sigma.getNodeDisplayData(id) ?? [])
  if (spots.length === 0) return null
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)]
  const [low, high] = [
    { x: Math.min(...xs), y: Math.min(...ys) },
    { x: Math.max(...xs), y: Math.max(...ys) },
  ]
  const cameraState = { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2, angle: 0, ratio: 1 }
  const [a, b] = [low, high].map((corner) => sigma.framedGraphToViewport(corner, { cameraState })) as [Pixel, Pixel] // one for each
  const { width, height } = sigma.getDimensions()
  const fill = (length: number, room: number): number => Math.abs(length) / Math.max(80, room - 2 * Math.min(RIM, room / 5))
  return { ...cameraState, ratio: Math.min(1.5, Math.max(CLOSEST, fill(b.x - a.x, width), fill(b.y - a.y, height))) }
}

interface Pixel {
  readonly x: number
  readonly y: number
}
