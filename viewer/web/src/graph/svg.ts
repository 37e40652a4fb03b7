import { ENTITY_TYPES } from '../../../../graph/schema.ts'
import { MARKS } from '../parts/marks.ts'
import { PALETTE } from './colours.ts'
import type { DrawnGraph } from './drawing.ts'
import { CJK_FONTS } from './labelLayer.ts'
import type { PlacedName } from './labelLayer.ts'
import { nodeColour, paint } from './look.ts'
import type { Look } from './look.ts'
import type { PatientSigma } from './patient.ts'

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)
const short = (value: number): string => value.toFixed(1)

/** `rgba(…)` with channels that are multiplied by their opacity, as sigma takes them, back to a colour and an opacity. */
function strokeOf(colour: string): string {
  const [r = 0, g = 0, b = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  if (colour.startsWith('#')) return `stroke="${colour}"`
  const channel = (value: number): string => String(Math.min(255, Math.round(value / alpha)))
  return `stroke="rgb(${channel(r)},${channel(g)},${channel(b)})" stroke-opacity="${String(alpha)}"`
}

/** What is seen of the graph as an SVG document, in pixels of the canvas: names stay text, and lines stay lines at any size of print. */
export function svgOf(sigma: PatientSigma, graph: DrawnGraph, look: Look, names: readonly PlacedName[], paper: string): string {
  const { width, height } = sigma.getDimensions()
  const at = (id: string): { x: number; y: number } => sigma.graphToViewport(graph.getNodeAttributes(id))
  const { edgeReducer, nodeReducer } = paint(() => look)
  const lines = graph.mapEdges((id, data, source, target) => {
    const { hidden, color, size } = edgeReducer(id, data)
    if (hidden === true) return ''
    const [a, b] = [at(source), at(target)]
    // As sigma bends: the middle of the curve lies off the line by the curvature, in parts of the line's length.
    const control = { x: (a.x + b.x) / 2 + data.curvature * (b.y - a.y), y: (a.y + b.y) / 2 - data.curvature * (b.x - a.x) }
    const line =
      data.curvature === 0 ? `L${short(b.x)} ${short(b.y)}` : `Q${short(control.x)} ${short(control.y)} ${short(b.x)} ${short(b.y)}`
    const arrow = data.type === 'arrow' || data.type === 'curveArrow' ? ' marker-mid="url(#to)"' : ''
    const middle = data.curvature === 0 && arrow !== '' ? `L${short((a.x + b.x) / 2)} ${short((a.y + b.y) / 2)}` : ''
    return `<path d="M${short(a.x)} ${short(a.y)}${middle}${line}" fill="none" ${strokeOf(color ?? '#000000')} stroke-width="${short(sigma.scaleSize(size ?? 1))}"${arrow}/>`
  })
  const shapes = graph.mapNodes((id, data) => {
    if (nodeReducer(id, data).hidden === true) return ''
    const { x, y } = at(id)
    const scale = sigma.scaleSize(data.size) / 6 // the marks are drawn for a radius of 6
    const mark = MARKS[ENTITY_TYPES[data.entity.type].shape]
    const body = mark.kind === 'circle' ? '<circle cx="8" cy="8" r="6"/>' : `<polygon points="${mark.points}"/>`
    return `<g transform="translate(${short(x - 8 * scale)} ${short(y - 8 * scale)}) scale(${scale.toFixed(3)})" fill="${nodeColour(data, look)}" stroke="${paper}" stroke-width="1">${body}</g>`
  })
  const { halo, ink } = PALETTE[look.scheme]
  const texts = names.map(({ key, text, font, left, top, height: line }) => {
    const [weight = '400', size = '12px'] = font.split(' ')
    const fill = look.colourBy === 'community' ? nodeColour(graph.getNodeAttributes(key), look) : ink
    return `<text x="${short(left)}" y="${short(top + line * 0.72)}" font-weight="${weight}" font-size="${size}" fill="${fill}">${escaped(text)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}">
<defs><marker id="to" viewBox="0 0 6 6" refX="3" refY="3" markerWidth="5" markerHeight="5" orient="auto"><path d="M0 0L6 3L0 6z" fill="context-stroke" fill-opacity="0.7"/></marker></defs>
<rect width="100%" height="100%" fill="${paper}"/>
<g>${lines.filter(Boolean).join('\n')}</g>
<g>${shapes.filter(Boolean).join('\n')}</g>
<g font-family="${escaped(CJK_FONTS)}" stroke="${halo}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">${texts.join('\n')}</g>
</svg>
`
}
