import * as graphology from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import forceAtlas2Module from 'graphology-layout-forceatlas2'
import noverlapModule from 'graphology-layout-noverlap'

// These packages are CommonJS, and their types speak of a default export. A bundler's rules find it; by Node's own rules, which the server is
// compiled under, the module itself is the function and the types are one step off.
type Default<Module> = Module extends { readonly default: infer Value } ? Value : Module
const exported = <Module>(module: Module): Default<Module> => module as Default<Module>

export const { UndirectedGraph } = graphology
export type UndirectedGraph = graphology.UndirectedGraph
export const louvain = exported(louvainModule)
export const forceAtlas2 = exported(forceAtlas2Module)
export const noverlap = exported(noverlapModule)
