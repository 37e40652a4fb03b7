import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROJECT = fileURLToPath(new URL('pom.xml', import.meta.url))
const CACHE = fileURLToPath(new URL('../../.cache/neo4j-server', import.meta.url))
const CLASSPATH = `${CACHE}/classpath.txt`

/** The libraries of the server, fetched once (145 MB); or what is missing to have them. */
export function neo4jClasspath(): { readonly classpath: string } | { readonly missing: string } {
  const version = javaVersion()
  if (version < 17) return { missing: `Java 17 is missing (found ${version}): sudo apt-get install openjdk-17-jdk-headless` }
  if (!isResolved()) {
    if (spawnSync('mvn', ['-v']).status !== 0) return { missing: 'Maven is missing: sudo apt-get install maven' }
    mkdirSync(CACHE, { recursive: true })
    const args = ['-q', '-B', '-f', PROJECT, 'dependency:build-classpath', `-Dmdep.outputFile=${CLASSPATH}`]
    const maven = spawnSync('mvn', args, { encoding: 'utf8' })
    if (maven.status !== 0) return { missing: `Maven could not fetch Neo4j:\n${maven.stdout}` }
  }
  return { classpath: readFileSync(CLASSPATH, 'utf8').trim() }
}

/** 0 where there is none. */
function javaVersion(): number {
  const said = spawnSync('java', ['-version'], { encoding: 'utf8' })
  return Number(/version "(\d+)/.exec(said.stderr)?.[1] ?? 0)
}

/** The classpath of an earlier run, when it is newer than the project file and all of it is still there. */
function isResolved(): boolean {
  if (!existsSync(CLASSPATH) || statSync(CLASSPATH).mtimeMs < statSync(PROJECT).mtimeMs) return false
  return readFileSync(CLASSPATH, 'utf8').trim().split(delimiter).every(existsSync)
}
