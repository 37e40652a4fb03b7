import type { EntityId, RelationId } from '../../../graph/model.ts'
import type { Edge, EntityNode, GraphView } from '../../../graph/view.ts'
import type { Scene } from './scene.ts'

/** Reads the lines of a view as server/scenes.ts writes it, whichever way its text is cut. */
export class SceneLines {
  readonly #nodes = new Map<EntityId, EntityNode>()
  readonly #edges = new Map<RelationId, Edge>()
  #rest = ''
  #list: 'none' | 'nodes' | 'edges' = 'none'
  #total: GraphView['total'] = { nodes: 0, edges: 0 }

  take(text: string): void {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop() ?? ''
    let from = 0
    lines.forEach((line, index) => {
      if (!line.endsWith('[')) return
      this.#items(lines.slice(from, index))
      from = index + 1
      this.#list = line.endsWith('"nodes":[') ? 'nodes' : 'edges'
    })
    this.#items(lines.slice(from))
  }

  end(): Scene {
    const [, total] = /"total":(\{.*\})\}$/.exec(this.#rest) ?? []
    if (total !== undefined) this.#total = JSON.parse(total) as GraphView['total'] // our own server's answer
    return { nodes: this.#nodes, edges: this.#edges, total: this.#total, baked: null }
  }

  #items(lines: readonly string[]): void {
    const text = lines.join('').replace(/,$/, '')
    if (text === '') return
    const items: unknown = JSON.parse(`[${text}]`)
    // Our own server's answer, in the list that the last heading named.
    if (this.#list === 'nodes') for (const node of items as readonly EntityNode[]) this.#nodes.set(node.id, node)
    else for (const edge of items as readonly Edge[]) this.#edges.set(edge.id, edge)
  }
}
