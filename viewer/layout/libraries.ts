import * as graphology from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import type { LouvainOptions } from 'graphology-communities-louvain'
import forceAtlas2Module from 'graphology-layout-forceatlas2'
import type { ForceAtlas2Settings, ForceAtlas2SynchronousLayoutParameters } from 'graphology-layout-forceatlas2'
import noverlapModule from 'graphology-layout-noverlap'
import type { NoverlapLayoutParameters } from 'graphology-layout-noverlap'

// These packages are CommonJS, and their types speak of a default export. A bundler's rules find it; by Node's own rules, which the server is
// compiled under, the module itself is the function and the types are one step off.
type Default<Module> = Module extends { readonly default: infer Value } ? Value : Module
const exported = <Module>(module: Module): Default<Module> => module as Default<Module>

export const { UndirectedGraph } = graphology
export type UndirectedGraph = graphology.UndirectedGraph
const assigning = exported(forceAtlas2Module)
const detecting = exported(louvainModule)
const parting = exported(noverlapModule)

/** The community of each node, by its id. */
export const louvain = (graph: UndirectedGraph, options: LouvainOptions): { readonly [id: string]: number } => detecting(graph, options)
export const forceAtlas2 = {
  assign: (graph: UndirectedGraph, options: ForceAtlas2SynchronousLayoutParameters): void => {
    assigning.assign(graph, options)
  },
  inferSettings: (graph: UndirectedGraph): ForceAtlas2Settings => assigning.inferSettings(graph),
}
export const noverlap = {
  assign: (graph: UndirectedGraph, options: NoverlapLayoutParameters): void => {
    parting.assign(graph, options)
  },
}
