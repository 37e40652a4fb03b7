import { escapeMarkup } from '../formats/markup.ts'
import { CO_OCCURS, ENTITY_TYPES } from '../schema.ts'
import type { Edge, EntityNode } from '../view.ts'
import type { Profile } from './data.ts'

const [WIDTH, HEIGHT] = [720, 440]
const [ACROSS, DOWN] = [215, 165]

interface Placed {
  readonly node: EntityNode
  readonly x: number
  readonly y: number
}

/**
 * The entity among the things nearest to it, as SVG: they stand on an ellipse around it, by type and name, so that the same profile gives the same
 * picture. Whole lines are stated relations, thin ones co-occurrence.
 */
export function egoPicture({ entity, around }: Profile, label: string, hrefOf: (entity: EntityNode) => string | null): string {
  const others = around.nodes
    .filter(({ id }) => id !== entity.id)
    .sort((a, b) => compare(a.type, b.type) || compare(a.name, b.name) || compare(a.id, b.id))
  if (others.length === 0) return ''
  const placed = new Map<string, Placed>([[entity.id, { node: entity, x: WIDTH / 2, y: HEIGHT / 2 }]])
  others.forEach((node, k) => {
    const angle = (2 * Math.PI * k) / others.length - Math.PI / 2
    placed.set(node.id, { node, x: round(WIDTH / 2 + ACROSS * Math.cos(angle)), y: round(HEIGHT / 2 + DOWN * Math.sin(angle)) })
  })
  const lines = [...around.edges].sort(byKind).map((edge) => lineOf(edge, placed))
  const nodes = [...placed.values()].map((each) => nodeOf(each, each.node.id === entity.id, hrefOf(each.node)))
  return `<svg class="network" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" role="img" aria-label="${escapeMarkup(label)}">${lines.join('')}${nodes.join('')}</svg>`
}

/** Co-occurrences below, stated relations above them. */
const byKind = (a: Edge, b: Edge): number => Number(a.type !== CO_OCCURS) - Number(b.type !== CO_OCCURS) || compare(a.id, b.id)

function lineOf(edge: Edge, placed: ReadonlyMap<string, Placed>): string {
  const [from, to] = [placed.get(edge.source), placed.get(edge.target)]
  if (from === undefined || to === undefined) return ''
  const style = edge.type === CO_OCCURS ? 'stroke="#d6d3d1" stroke-width="1"' : 'stroke="#57534e" stroke-width="1.6"'
  return `<line x1="${String(from.x)}" y1="${String(from.y)}" x2="${String(to.x)}" y2="${String(to.y)}" ${style}/>`
}

function nodeOf({ node, x, y }: Placed, own: boolean, href: string | null): string {
  const side = own || Math.abs(x - WIDTH / 2) < 20 ? 'middle' : x < WIDTH / 2 ? 'end' : 'start'
  const dx = side === 'middle' ? 0 : side === 'end' ? -11 : 11
  const dy = side === 'middle' ? (own || y > HEIGHT / 2 ? 24 : -14) : 4
  const drawn =
    `<circle cx="${String(x)}" cy="${String(y)}" r="${own ? '11' : '7'}" fill="${ENTITY_TYPES[node.type].colour}"><title>${escapeMarkup(node.name)}</title></circle>` +
    `<text x="${String(x + dx)}" y="${String(y + dy)}" text-anchor="${side}"${own ? ' font-weight="600"' : ''}>${escapeMarkup(short(node.name))}</text>`
  return href === null ? drawn : `<a href="${escapeMarkup(href)}">${drawn}</a>`
}

const LONGEST = 12
const short = (name: string): string => ([...name].length > LONGEST ? `${[...name].slice(0, LONGEST - 1).join('')}…` : name)
const round = (value: number): number => Math.round(value * 10) / 10
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
