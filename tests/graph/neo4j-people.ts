import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../cli/run.ts'
import type { GraphStore } from '../../graph/store.ts'
import { load } from '../contracts/graph-store/session.ts'
import type { RunningNeo4j } from '../neo4j-server/start.ts'
import { allOfJichuan } from './fixtures/jichuan.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const VENV = `${root}.cache/neo4j-python`
const DRIVER = 'neo4j==6.0.3'

/** A Python that has the official driver: the machine's, or one made for the tests; or why there is none. */
function pythonWithDriver(): { readonly python: string } | { readonly missing: string } {
  const own = process.platform === 'win32' ? `${VENV}/Scripts/python.exe` : `${VENV}/bin/python3`
  const has = (python: string): boolean => spawnSync(python, ['-c', 'import neo4j']).status === 0
  for (const python of ['python3', own]) if (has(python)) return { python }
  if (spawnSync('python3', ['--version']).status !== 0) return { missing: 'Python is missing' }
  if (!existsSync(own) && spawnSync('python3', ['-m', 'venv', VENV]).status !== 0) return { missing: 'Python has no venv' }
  spawnSync(own, ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', DRIVER], { timeout: 90_000 })
  return has(own) ? { python: own } : { missing: `pip could not fetch ${DRIVER}` }
}

/** What people do with the server: commands, a password typed, a program in Python. `open` answers an empty store. */
export function peopleContract({ address, credentials }: RunningNeo4j, open: () => Promise<GraphStore>): void {
  describe('people at the server', () => {
    beforeAll(async () => {
      const store = await open()
      await load(store, allOfJichuan())
      await store.close()
    }, 60_000)
    const before = { ...process.env }
    afterAll(() => {
      process.env = before
    })

    /** A command line at a terminal where `typed` is typed. */
    const at = async (argv: readonly string[], typed: string): Promise<{ code: number; out: string; err: string }> => {
      const stdin = Object.assign(new PassThrough(), { isTTY: true })
      const [stdout, stderr] = [new PassThrough(), new PassThrough()]
      const printed = { out: '', err: '' }
      stdout.on('data', (chunk: Buffer) => (printed.out += chunk.toString()))
      stderr.on('data', (chunk: Buffer) => (printed.err += chunk.toString()))
      if (typed !== '') stdin.write(`${typed}\n`)
      const code = await run([...argv, '--store', address], { stdin, stdout, stderr, onInterrupt: () => () => undefined })
      return { code, ...printed }
    }

    it('are told version, edition, schema and counts by doctor', async () => {
      Object.assign(process.env, { NEO4J_USERNAME: credentials.username, NEO4J_PASSWORD: credentials.password })
      const { code, out } = await at(['doctor'], '')
      expect(code).toBe(0)
      expect(out).toMatch(/✓ server: Neo4j 5\.\d+\.\d+, \w+ edition/)
      expect(out).toMatch(/✓ schema: format \d+, (\d+) of \1 migrations, 9 indexes/)
      expect(out).toContain('holds 5 articles')
    })

    it('type the password where none is set, and it is not shown', async () => {
      delete process.env['NEO4J_PASSWORD']
      const { code, out, err } = await at(['query', 'MATCH (a:Article) RETURN count(a) AS n', '--format', 'csv'], credentials.password)
      expect([code, out]).toEqual([0, 'n\n5\n'])
      expect(err).toContain(`Password of ${credentials.username} at ${address}`)
      expect(err).not.toContain(credentials.password)
      const wrong = await at(['query', 'RETURN 1 AS n'], 'geheimnis')
      expect(wrong.code).toBe(1)
      expect(wrong.err).toContain('NEO4J_PASSWORD')
      expect(wrong.err).not.toContain('geheimnis')
    })

    it('read the graph in Python by the official driver', ({ skip }) => {
      const found = pythonWithDriver()
      if ('missing' in found) return skip(found.missing)
      const { status, stdout, stderr } = spawnSync(found.python, [`${root}docs/neo4j/read_graph.py`, '单云舟'], {
        env: {
          ...process.env,
          NEO4J_URI: address,
          NEO4J_USERNAME: credentials.username,
          NEO4J_PASSWORD: credentials.password,
          PYTHONIOENCODING: 'utf-8',
        },
        encoding: 'utf8',
      })
      expect([status, stderr]).toEqual([0, ''])
      expect(stdout).toContain('方既白')
      expect(stdout).toContain('霁川市人民政府 市长\t1月15日，市委决定：单云舟任市政府市长。')
    }, 150_000)
  })
}
