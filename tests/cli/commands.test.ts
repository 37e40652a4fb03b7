import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../graph/index.ts'
import { shareOf } from '../graph/fixtures/stories.ts'
import type { Thing } from '../graph/fixtures/stories.ts'
import { mingtu, newFolder } from './terminal.ts'

let store: string
/** Stands for the store in tables, which are made before it is. */
const STORE = 'STORE'

/** Two people of one name, and one whom nobody is called like. */
const MAYOR: Thing = { type: 'Person', name: '谭雪舟' }
const DOCTOR: Thing = { type: 'Person', name: '谭雪舟', key: '谭雪舟#2' }
const GUEST: Thing = { type: 'Person', name: '曾乐山' }
const CITY_HALL: Thing = { type: 'Government', name: '云川市人民政府' }
const HOSPITAL: Thing = { type: 'Organization', name: '云川市中医院' }

beforeAll(async () => {
  store = join(await newFolder(), 'a.mingtu')
  const graph = await openStore(store)
  const stories = [
    {
      date: '2031-03-02',
      headline: '市长会见来宾',
      sentences: ['云川市人民政府市长谭雪舟会见曾乐山。'],
      things: [MAYOR, GUEST, CITY_HALL],
      facts: [{ type: 'HOLDS_ROLE', head: MAYOR, tail: CITY_HALL, title: '市长', sentence: 1 }],
    },
    {
      date: '2031-05-09',
      headline: '专家坐诊',
      sentences: ['云川市中医院院长谭雪舟坐诊。'],
      things: [DOCTOR, HOSPITAL],
      facts: [{ type: 'HOLDS_ROLE', head: DOCTOR, tail: HOSPITAL, title: '院长', sentence: 1 }],
    },
  ] as const
  for (const story of stories) await graph.commit(shareOf(story))
  await graph.derive()
  await graph.close()
})

const ROLES = 'MATCH (p:Person)-[r:HOLDS_ROLE]->(o) RETURN p.name AS name, r.title AS title, o.name AS organ ORDER BY title'

describe('query', () => {
  it('prints a table whose columns stand one below the other in a terminal, where a Chinese character is two wide', async () => {
    const { code, out } = await mingtu(['query', ROLES, '--store', store])
    expect(code).toBe(0)
    expect(out).toBe(
      [
        '┌────────┬───────┬────────────────┐',
        '│ name   │ title │ organ          │',
        '├────────┼───────┼────────────────┤',
        '│ 谭雪舟 │ 市长  │ 云川市人民政府 │',
        '│ 谭雪舟 │ 院长  │ 云川市中医院   │',
        '└────────┴───────┴────────────────┘',
        '',
      ].join('\n'),
    )
  })

  it('shows nodes and relationships in a table by what people call them', async () => {
    const { out } = await mingtu(['query', 'MATCH (p:Person)-[r:HOLDS_ROLE]->(o:Organization) RETURN p, r, o', '--store', store])
    expect(out.split('\n')[3]).toBe('│ (Person 谭雪舟) │ [HOLDS_ROLE 院长] │ (Organization 云川市中医院) │')
  })

  it('shows a path from node to node', async () => {
    const { out } = await mingtu(['query', 'MATCH p = (:Person)-[:HOLDS_ROLE]->(:Organization) RETURN p', '--store', store])
    expect(out.split('\n')[3]).toContain('(Person 谭雪舟)—[HOLDS_ROLE')
  })

  it('prints CSV and JSON, and says when rows were cut', async () => {
    expect((await mingtu(['query', ROLES, '--store', store, '--format', 'csv'])).out).toBe(
      'name,title,organ\n谭雪舟,市长,云川市人民政府\n谭雪舟,院长,云川市中医院\n',
    )
    const cut = await mingtu(['query', ROLES, '--store', store, '--format', 'json', '--limit', '1'])
    expect(JSON.parse(cut.out)).toEqual([{ name: '谭雪舟', title: '市长', organ: '云川市人民政府' }])
    expect(cut.err).toBe('Only the first 1 rows; more with --limit.\n')
  })

  it('takes parameters, and the query from standard input', async () => {
    const cypher = 'MATCH (p {name: $name}) RETURN p.name AS name, $n + 1 AS n, $id AS id LIMIT 1'
    const { out } = await mingtu(
      ['query', '-', '--store', store, '--format', 'json', '--param', 'name=曾乐山', '--param', 'n=41', '--param', 'id="7"'],
      cypher,
    )
    expect(JSON.parse(out)).toEqual([{ name: '曾乐山', n: 42, id: '7' }])
  })

  it.each([
    ['a query that would write', ['query', 'MATCH (n) DETACH DELETE n', '--store', STORE], 1, /not allowed/],
    ['a query that is none', ['query', 'MATCH MATCH', '--store', STORE], 1, /./],
    ['a store that is not there', ['query', 'RETURN 1 AS n', '--store', '/nowhere/a.mingtu'], 1, /no store at .*\n.*mingtu build/],
    ['a limit that is no number', ['query', 'RETURN 1 AS n', '--limit', 'many'], 2, /whole number/],
    ['a parameter without a name', ['query', 'RETURN 1 AS n', '--param', '谭雪舟'], 2, /no name/],
    ['a command that is none', ['quer'], 2, /Did you mean query\?/],
    ['a command without its argument', ['build'], 2, /missing required argument/],
    ['a tagger that is none', ['extract', 'a.txt', '--tagger', 'nobody'], 2, /neither builtin nor a folder/],
    ['a date that is none', ['build', 'a.txt', '--date', '昨天'], 2, /--date 昨天 is no date/],
  ])('and other commands refuse %s', async (_, argv, code, message) => {
    const given = argv.map((word) => (word === STORE ? store : word))
    const ran = await mingtu(given)
    expect(ran.err).toMatch(message)
    expect(ran.err).not.toMatch(/\n\s+at /)
    expect([ran.code, ran.out]).toEqual([code, ''])
  })
})

describe('profile', () => {
  it('prints what is known, in Markdown or as data', async () => {
    const { code, out } = await mingtu(['profile', '曾乐山', '--store', store])
    expect(code).toBe(0)
    expect(out).toMatch(/^# 曾乐山\n/)
    expect(JSON.parse((await mingtu(['profile', '曾乐山', '--store', store, '--format', 'json'])).out)).toMatchObject({
      entity: { name: '曾乐山' },
    })
  })

  it('lists the people who share a name, and takes the id of one', async () => {
    const ambiguous = await mingtu(['profile', '谭雪舟', '--store', store])
    expect([ambiguous.code, ambiguous.out]).toEqual([1, ''])
    expect(ambiguous.err).toMatch(/is the name of 2 entities/)
    expect(ambiguous.err).toContain('云川市人民政府 市长')
    expect(ambiguous.err).toContain('云川市中医院 院长')
    const id = /谭雪舟（人物，云川市中医院.*\n {4}mingtu profile ([0-9a-f]{32}) --store/.exec(ambiguous.err)?.[1] ?? ''
    expect((await mingtu(['profile', id, '--store', store])).out).toContain('云川市中医院')
  })

  it('suggests near names for one that is unknown', async () => {
    const { code, err } = await mingtu(['profile', '曾乐', '--store', store])
    expect(code).toBe(1)
    expect(err).toMatch(/No entity is called “曾乐”\. Near it:\n.*曾乐山/)
  })
})

it('doctor says what works and what does not', async () => {
  expect(await mingtu(['doctor', '--store', store])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/✓ Node: .*\n✓ tagger: builtin .*\n✓ graph: .* holds 2 articles and/) as string,
  })
  const { code, out } = await mingtu(['doctor', '--store', '/nowhere/a.mingtu', '--tagger', 'nobody'])
  expect(code).toBe(1)
  expect(out).toMatch(/✗ tagger: .*\n {4}\S.*\n✗ graph: There is no store/)
})

it('every command shows its use with examples', async () => {
  const commands = ['build', 'serve', 'query', 'profile', 'extract', 'export', 'diff', 'evaluate', 'remove', 'doctor']
  const help = await mingtu(['--help'])
  expect(help.code).toBe(0)
  for (const command of commands) {
    expect(help.out).toContain(`\n  ${command}`)
    expect((await mingtu([command, '--help'])).out).toContain(`Examples:\n  $ mingtu ${command}`)
  }
})

describe('the process', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const start = (...argv: readonly string[]) => spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...argv], { cwd: root })

  it('ends quietly when its reader has seen enough', async () => {
    const child = start('export', '--store', store)
    child.stdout.destroy()
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(err).toBe('')
  })

  it('serves until Ctrl-C, and other commands go through the server meanwhile', async () => {
    const child = start('serve', '--store', store, '--port', '0', '--token', 'open sesame')
    try {
      const [printed] = (await once(child.stdout, 'data')) as [Buffer]
      const address = printed.toString().trim()
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=open%20sesame$/)
      expect((await fetch(address, { redirect: 'manual' })).status).toBeLessThan(400)
      expect((await fetch(new URL('/api/stats', address))).status).toBe(401)
      expect((await mingtu(['query', 'MATCH (a:Article) RETURN count(a) AS n', '--store', store, '--format', 'csv'])).out).toBe('n\n2\n')
      expect((await mingtu(['profile', '曾乐山', '--store', store])).out).toContain('# 曾乐山')
      expect((await mingtu(['export', '--store', store])).out.split('\n').length).toBeGreaterThan(5)
      expect(await mingtu(['profile', '曾乐', '--store', store])).toMatchObject({ code: 1 })
      expect(await mingtu(['remove', '0'.repeat(32), '--store', store])).toMatchObject({
        code: 1,
        err: expect.stringContaining('held by process') as string,
      })
    } finally {
      child.kill('SIGINT')
    }
    expect(await once(child, 'exit')).toEqual([0, null])
    expect((await mingtu(['export', '--store', store])).code).toBe(0)
  })

  it('stops a build at Ctrl-C after the article at hand, and the same command goes on', async () => {
    const [stopped, whole] = [join(await newFolder(), 'a.mingtu'), join(await newFolder(), 'b.mingtu')]
    const samples = readdirSync(join(root, 'samples'))
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .slice(0, 5)
    const pages = samples.map((name) => join(root, 'samples', name))
    const child = start('build', ...pages, '--store', stopped)
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    await expect.poll(() => existsSync(stopped), { timeout: 20_000, interval: 20 }).toBe(true)
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([130, null])
    expect(err).toMatch(/Stopped: \d+ new articles are in .* Run the same command again to go on\./)
    expect((await mingtu(['build', ...pages, '--store', stopped])).code).toBe(0)
    expect((await mingtu(['build', ...pages, '--store', whole])).code).toBe(0)
    expect((await mingtu(['export', '--store', stopped])).out).toBe((await mingtu(['export', '--store', whole])).out)
  })
})
