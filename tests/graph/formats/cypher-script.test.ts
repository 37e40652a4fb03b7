import grafeo from '@grafeo-db/js'
import { expect, it } from 'vitest'
import { CypherStore } from '../../../graph/cypher-store.ts'
import { EmbeddedEngine } from '../../../graph/embedded/engine.ts'
import { fileOf, oddGraph } from './graphs.ts'
import { linesOf } from './lines.ts'

it('a Cypher script makes the same graph in the engine of the embedded store', async () => {
  const store = await oddGraph()
  const script = await fileOf(store, 'cypher')
  const engine = new EmbeddedEngine(grafeo.GrafeoDB.create(), null, () => undefined)
  await engine.ensureSchema()
  const statements = script.split(/;\n/).filter((statement) => statement !== '')
  // What the constraints ask for is there: the engine has indexes of its own.
  for (const statement of statements.filter((one) => !one.startsWith('CREATE CONSTRAINT'))) await engine.write((run) => run(statement))
  const copy = new CypherStore(engine)
  expect(await linesOf(copy)).toEqual(await linesOf(store))
  await store.close()
  await copy.close()
})
