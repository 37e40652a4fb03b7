import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ENTITY_TYPES, entityTypes } from '../../graph/schema.ts'
import { root } from './markdown.ts'

const style = readFileSync(`${root}docs/neo4j/mingtu.grass`, 'utf8')

it.each(entityTypes)('the style of Neo4j Browser gives %s the colour of the page', (type) => {
  expect(new RegExp(`^node\\.${type} \\{\\n {2}color: (#\\w+);`, 'm').exec(style)?.[1]).toBe(ENTITY_TYPES[type].colour)
})
