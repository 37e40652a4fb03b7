import Graph from 'graphology'
import Sigma from 'sigma'

// Sigma as its own readme shows it: the graph, a container, and no setting; with `?edges=hide`, edges rest while the camera moves.
interface Plain {
  readonly nodes: readonly {
    readonly id: string
    readonly label: string
    readonly x: number
    readonly y: number
    readonly size: number
    readonly color: string
  }[]
  readonly edges: readonly { readonly source: string; readonly target: string; readonly size: number }[]
}

const { nodes, edges } = (await (await fetch('/plain.json')).json()) as Plain // written by the bench
const graph = new Graph({ multi: true })
for (const { id, ...attributes } of nodes) graph.addNode(id, attributes)
for (const { source, target, size } of edges) graph.addEdge(source, target, { size, color: '#ccc' })
const container = document.getElementById('container')
if (container === null) throw new Error('index.html has lost its container')
new Sigma(graph, container, { hideEdgesOnMove: location.search === '?edges=hide' })
document.body.dataset['graph'] = 'ready'
