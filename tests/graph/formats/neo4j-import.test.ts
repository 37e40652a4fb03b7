import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auth, driver as newDriver } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../graph/open.ts'
import type { GraphStore } from '../../../graph/store.ts'
import { neo4jClasspath } from '../../neo4j-server/classpath.ts'
import { startNeo4j } from '../../neo4j-server/start.ts'
import { fileOf, filesOf, newFolder, oddGraph, sum } from './graphs.ts'
import { linesOf } from './lines.ts'

const neo4j = await startNeo4j()

describe('Neo4j', () => {
  if ('missing' in neo4j) {
    it.skip(`is not tested: ${neo4j.missing}`)
    return
  }
  let store: GraphStore
  beforeAll(async () => {
    store = await oddGraph()
  })
  afterAll(async () => {
    await store.close()
    await neo4j.stop()
  })

  it('runs the Cypher script into the same graph', async () => {
    const { address, credentials } = neo4j
    const driver = newDriver(address, auth.basic(credentials.username, credentials.password))
    const copy = await openStore(address, credentials)
    try {
      for (const statement of (await fileOf(store, 'cypher')).split(/;\n/)) if (statement !== '') await driver.executeQuery(statement)
      expect(await linesOf(copy)).toEqual(await linesOf(store))
    } finally {
      await copy.close()
      await driver.executeQuery('MATCH (n) DETACH DELETE n')
      await driver.close()
    }
  }, 120_000)

  const found = neo4jClasspath()
  it.skipIf('missing' in found)(
    'neo4j-admin imports the folder of CSV with every node, edge and property of it',
    async () => {
      const folder = newFolder(await filesOf(store, 'neo4j-csv'))
      const home = mkdtempSync(join(tmpdir(), 'mingtu-neo4j-import-'))
      mkdirSync(join(home, 'conf'))
      writeFileSync(join(home, 'conf', 'neo4j.conf'), 'db.tx_log.preallocate=false\n')
      const [, command = ''] = /^ {2}neo4j-admin (.*)$/m.exec(readFileSync(join(folder, 'README.txt'), 'utf8')) ?? []
      const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`)
      const admin = ['-Xmx1g', ...opened, '-cp', 'classpath' in found ? found.classpath : '', 'org.neo4j.server.startup.Neo4jAdminCommand']
      const ran = spawnSync('java', [...admin, ...command.split(' ')], {
        cwd: folder,
        env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') },
        encoding: 'utf8',
      })
      expect(ran.stderr + ran.stdout).toContain('IMPORT DONE')
      const { articles, sentences, entities, mentions, relations } = await store.counts()
      const imported = /(\d+) nodes\s+(\d+) relationships\s+(\d+) properties/.exec(ran.stdout)?.slice(1).map(Number)
      expect(imported?.slice(0, 2)).toEqual([articles + sentences + sum(entities), sentences + mentions + sum(relations)])
      rmSync(home, { recursive: true, force: true })
      rmSync(folder, { recursive: true, force: true })
    },
    120_000,
  )
})
