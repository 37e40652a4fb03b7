import {
  int,
  isDate,
  isDateTime,
  isDuration,
  isInt,
  isLocalDateTime,
  isLocalTime,
  isNode,
  isPath,
  isPoint,
  isRelationship,
  isTime,
} from 'neo4j-driver'
import type { Node, Relationship } from 'neo4j-driver'
import type { Parameters } from '../engine.ts'
import { HIDDEN_IN_QUERIES } from '../hidden.ts'
import type { CypherValue } from '../view.ts'

/** Properties that are fractions by nature: a score of exactly 1 must not become a whole number, by which a query would divide without rest. */
const FRACTIONS: ReadonlySet<string> = new Set(['score', 'weight', 'npmi'])

/** JavaScript has one kind of number, Neo4j two, and LIMIT takes whole ones alone. */
export function toNeo4j(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, FRACTIONS.has(key) ? value : sent(value)]))
}

function sent(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? int(value) : value
  if (Array.isArray(value)) return value.map(sent)
  return typeof value === 'object' && value !== null ? toNeo4j(value as Parameters) : value // what is left of our parameters is a map
}

/** Dates and points are told as Neo4j writes them; whole numbers come as plain ones (see `disableLosslessIntegers`). */
export function cypherValue(value: unknown, idOf: (elementId: string) => string | null): CypherValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'bigint' || isInt(value)) return Number(value)
  if (Array.isArray(value)) return value.map((item) => cypherValue(item, idOf))
  if (isNode(value)) return nodeValue(value, idOf)
  if (isRelationship(value)) return relationshipValue(value, idOf)
  if (isPath(value)) {
    const nodes = [value.start, ...value.segments.map((segment) => segment.end)]
    return {
      kind: 'path',
      nodes: nodes.map((node) => nodeValue(node, idOf)),
      relationships: value.segments.map(({ relationship }) => relationshipValue(relationship, idOf)),
    }
  }
  if (value instanceof Int8Array) return [...value] // what the driver makes of bytes
  if (TOLD.some((is) => is(value))) return (value as { toString(): string }).toString() // each of these classes has one of its own
  return { kind: 'map', entries: entriesOf(value, idOf) }
}

function nodeValue(node: Node, idOf: (elementId: string) => string | null): CypherValue {
  return { kind: 'node', id: ownId(node), labels: [...node.labels].sort(), properties: entriesOf(node.properties, idOf) }
}

function relationshipValue(relationship: Relationship, idOf: (elementId: string) => string | null): CypherValue {
  return {
    kind: 'relationship',
    type: relationship.type,
    start: idOf(relationship.startNodeElementId),
    end: idOf(relationship.endNodeElementId),
    properties: entriesOf(relationship.properties, idOf),
  }
}

function entriesOf(record: object, idOf: (elementId: string) => string | null): { readonly [key: string]: CypherValue } {
  const shown = Object.entries(record).filter(([key]) => !key.startsWith('_') && !HIDDEN_IN_QUERIES.has(key))
  return Object.fromEntries(shown.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, cypherValue(item, idOf)]))
}

const ownId = (node: Node): string | null => {
  const id: unknown = (node.properties as Readonly<Record<string, unknown>>)['id'] // the driver leaves properties open
  return typeof id === 'string' ? id : null
}

const TOLD = [isDate, isDateTime, isLocalDateTime, isTime, isLocalTime, isDuration, isPoint]

/** The elements whose own ids a relationship needs: its ends, which come without their properties. */
export function* endsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || isNode(value) || isInt(value)) return
  if (isRelationship(value)) {
    yield value.startNodeElementId
    yield value.endNodeElementId
  } else if (isPath(value)) for (const { relationship } of value.segments) yield* endsIn(relationship)
  else for (const item of Object.values(value)) yield* endsIn(item)
}
