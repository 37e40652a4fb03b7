/** Points (raw probability, share right) of a reliability curve, ascending; see the reliability table in models/README.md. */
export type Calibration = readonly (readonly [number, number])[]

/** Maps a raw span probability to the share of such spans that were right on held-out text, linear between the points. */
export function calibrate(probability: number, curve: Calibration | null): number {
  if (curve === null) return round(probability)
  const next = curve.findIndex(([x]) => x >= probability)
  if (next === 0) return round(curve[0]?.[1] ?? probability)
  const [x0, y0] = curve.at(next < 0 ? -1 : next - 1) ?? [0, 0]
  const [x1, y1] = curve.at(next) ?? [1, 1]
  return round(x1 === x0 ? y1 : y0 + ((probability - x0) / (x1 - x0)) * (y1 - y0))
}

/** Three decimals: what two machines agree on, and what a reader can use. */
function round(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000
}
