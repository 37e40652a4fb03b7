import type { Edge } from '../../graph/view.ts'

/** Area grows with articles, so that twice as often looks twice as much; between a dot and a coin. In pixels of radius. */
export const nodeSize = (articles: number): number => Math.min(22, 2 + 2 * Math.sqrt(articles))

/** How much an edge weighs: a stated relation as much as its articles and more than any mere meeting in a sentence. */
export const weightOf = (edge: Edge): number => (edge.type === 'CO_OCCURS' ? edge.weight : 2 * edge.articles)

/** Sizes of overview that the page offers and that are laid out beforehand, in entities; the largest is the most it draws. */
export const OVERVIEW_SIZES = [200, 500, 1_000, 2_000, 5_000, 20_000] as const
