/** Names of the graph's things as IRIs; ids of relations and sentences hold signs that an IRI keeps for itself. */
export const IRI_BASE = 'urn:mingtu:'

export type IriKind = 'entity' | 'article' | 'sentence' | 'relation'

export const iriOf = (kind: IriKind, id: string, base: string = IRI_BASE): string => `${base}${kind}:${encodeURIComponent(id)}`
