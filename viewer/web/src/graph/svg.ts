import { ENTITY_TYPES } from '../../../../graph/schema.ts'
import { MARKS } from '../parts/marks.ts'
import { PALETTE } from './colours.ts'
import type { DrawnGraph } from './drawing.ts'
import { CJK_FONTS } from './labelLayer.ts'
import type { PlacedName } from './labelLayer.ts'
import type { Link } from './links.ts'
import { nodeColour, paint, tonesOf } from './look.ts'
import type { Look } from './look.ts'
import type { PatientSigma } from './patient.ts'

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)
const short = (value: number): string => value.toFixed(1)

/** What is seen of the graph as an SVG document, in pixels of the canvas: names stay text, and lines stay lines at any size of print. */
export function svgOf(
  sigma: PatientSigma,
  graph: DrawnGraph,
  links: readonly Link[],
  look: Look,
  names: readonly PlacedName[],
  paper: string,
): string {
  const { width, height } = sigma.getDimensions()
  const at = (id: string): { x: number; y: number } => sigma.graphToViewport(graph.getNodeAttributes(id))
  const nodeReducer = paint(() => look)
  const tones = tonesOf(look)
  const lines = links.map(({ edge, size, bend, isDirected }) => {
    const tone = tones(edge)
    if (tone === null) return ''
    const { source, target } = edge
    const [a, b] = [at(source), at(target)]
    const control = { x: (a.x + b.x) / 2 + bend * (b.y - a.y), y: (a.y + b.y) / 2 - bend * (b.x - a.x) }
    const line = bend === 0 ? `L${short(b.x)} ${short(b.y)}` : `Q${short(control.x)} ${short(control.y)} ${short(b.x)} ${short(b.y)}`
    const arrow = isDirected ? ' marker-mid="url(#to)"' : ''
    const middle = bend === 0 && arrow !== '' ? `L${short((a.x + b.x) / 2)} ${short((a.y + b.y) / 2)}` : ''
    return `<path d="M${short(a.x)} ${short(a.y)}${middle}${line}" fill="none" stroke="rgb(${tone.channels.join(',')})" stroke-opacity="${String(tone.alpha)}" stroke-width="${short(sigma.scaleSize(size + tone.more))}"${arrow}/>`
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
