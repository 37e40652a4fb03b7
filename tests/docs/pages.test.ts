import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../graph/index.ts'
import type { GraphStore } from '../../graph/index.ts'
import { mingtu } from '../cli/terminal.ts'
import { allOfJichuan } from '../graph/fixtures/jichuan.ts'
import { anchors, blocks, commandLines, pages, read, root, withoutBlocks } from './markdown.ts'

const README = 'README.md'

describe('every link to a file of the project leads to it', () => {
  it.each(pages)('%s', (page) => {
    const targets = [...withoutBlocks(read(page)).matchAll(/\]\(([^)\s]+)\)/gu)].map(([, target = '']) => target)
    const dead = targets.filter((target) => {
      if (/^[a-z]+:/u.test(target)) return false
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page : join(dirname(page), decodeURIComponent(path))
      if (!existsSync(root + file)) return true
      return anchor !== undefined && !anchors(read(file)).has(decodeURIComponent(anchor))
    })
    expect(dead).toEqual([])
  })
})

describe('the README names commands and options that there are', () => {
  const text = read(README)
  const inline = [...withoutBlocks(text).matchAll(/`([^`\n]+)`/gu)].map(([, code = '']) => code)
  const lines = [...commandLines(text), ...inline].filter((line) => /\bmingtu [a-z]/u.test(line))
  const commands = [...new Set(lines.flatMap((line) => [...line.matchAll(/\bmingtu ([a-z]+)/gu)].map(([, name = '']) => name)))].sort()
  const help = new Map<string, string>()

  beforeAll(async () => {
    for (const command of commands) help.set(command, (await mingtu(['help', ...(command === 'help' ? [] : [command])])).out)
  })

  it('has examples of all commands', async () => {
    const { out } = await mingtu(['--help'])
    const all = [...out.matchAll(/^ {2}([a-z]+) (?:\[|<| {2,})/gmu)].map(([, name = '']) => name)
    expect(commands).toEqual([...all].sort())
  })

  it.each(lines)('%s', (line) => {
    const unknown = [...line.matchAll(/\bmingtu ([a-z]+)([^|>]*)/gu)].flatMap(([, command = '', rest = '']) =>
      optionsOf(rest).filter((option) => !known(help.get(command) ?? '').has(option)),
    )
    expect(unknown).toEqual([])
  })

  it('has no option in its prose that no command takes', () => {
    const all = new Set([...help.values()].flatMap((one) => [...known(one)]))
    expect(inline.flatMap(optionsOf).filter((option) => !all.has(option))).toEqual([])
  })
})

const optionsOf = (text: string): readonly string[] => [...text.matchAll(/(?:^|\s)(--[a-z][a-z-]*)/gu)].map(([, option = '']) => option)
const known = (help: string): ReadonlySet<string> =>
  new Set([...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gmu)].map(([, option = '']) => option))

describe('every query of the pages is read by the store', () => {
  let store: GraphStore
  beforeAll(async () => {
    store = await openStore(':memory:')
    for (const share of allOfJichuan()) await store.commit(share)
    await store.derive()
  })
  afterAll(() => store.close())

  const cookbook = blocks(read('docs/cypher.md'), 'cypher')
  const asked = commandLines(read(README)).flatMap((line) => /mingtu query (["'])([\s\S]+?)\1(?: |$)/u.exec(line)?.[2] ?? [])
  it.each([...cookbook, ...asked])('%s', async (cypher) => {
    const { columns } = await store.query(cypher, cypher.includes('$part') ? { params: { part: '精密' } } : {})
    expect(columns.length).toBeGreaterThan(0)
  })
})

it('THIRD_PARTY.md lists the packages of the lock file', () => {
  const { stdout } = spawnSync(process.execPath, ['scripts/third-party.mjs'], { cwd: root, encoding: 'utf8' })
  expect(read('THIRD_PARTY.md')).toBe(stdout)
})
