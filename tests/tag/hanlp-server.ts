import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROJECT = fileURLToPath(new URL('../hanlp-server/pom.xml', import.meta.url))
const SOURCE = fileURLToPath(new URL('../hanlp-server/HanlpServer.java', import.meta.url))
const CACHE = fileURLToPath(new URL('../../.cache/hanlp-server', import.meta.url))
const CLASSPATH = `${CACHE}/classpath.txt`
const READY_WITHIN_MS = 60_000

export interface RunningHanlp {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts HanLP 1.8.4 behind the protocol of hanlp-client. Answers why not where Java, Maven or the libraries cannot be had; with CI=true
 * that is an error.
 */
export async function startHanlp(): Promise<RunningHanlp | { readonly missing: string }> {
  const missing = whatIsMissing()
  if (missing === undefined) return start()
  if (process.env['CI'] === 'true') throw new Error(missing)
  console.warn(`Skipped: tests against a real HanLP server. ${missing}`)
  return { missing }
}

function whatIsMissing(): string | undefined {
  // A runtime without the compiler starts, and then cannot read the source file.
  if (spawnSync('javac', ['-version']).status !== 0) return 'A JDK is missing: sudo apt-get install default-jdk-headless'
  if (isResolved()) return undefined
  if (spawnSync('mvn', ['-v']).status !== 0) return 'Maven is missing: sudo apt-get install maven'
  mkdirSync(CACHE, { recursive: true })
  const maven = spawnSync('mvn', ['-q', '-B', '-f', PROJECT, 'dependency:build-classpath', `-Dmdep.outputFile=${CLASSPATH}`], {
    encoding: 'utf8',
  })
  return maven.status === 0 ? undefined : `Maven could not fetch HanLP:\n${maven.stdout}`
}

/** The classpath of an earlier run, when it is newer than the project file and all of it is still there. */
function isResolved(): boolean {
  if (!existsSync(CLASSPATH) || statSync(CLASSPATH).mtimeMs < statSync(PROJECT).mtimeMs) return false
  return readFileSync(CLASSPATH, 'utf8').trim().split(delimiter).every(existsSync)
}

async function start(): Promise<RunningHanlp> {
  // Java runs the one source file as it is; the service ends with its standard input, so also when the tests are killed.
  const java = spawn('java', ['-Xmx512m', '-cp', readFileSync(CLASSPATH, 'utf8').trim(), SOURCE], { stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => java.once('exit', () => resolve()))
  let errors = ''
  java.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const url = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => {
      java.kill()
      reject(new Error(`HanLP was not ready within ${READY_WITHIN_MS / 1000} s: ${errors}`))
    }, READY_WITHIN_MS)
    java.once('error', reject)
    java.once('exit', (code) => reject(new Error(`HanLP ended with ${String(code)}: ${errors}`)))
    java.stdout.setEncoding('utf8').once('data', (line: string) => {
      clearTimeout(limit)
      resolve(line.trim())
    })
  })
  return {
    url,
    stop: () => {
      java.stdin.end()
      return ended
    },
  }
}
