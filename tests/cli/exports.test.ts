import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../graph/index.ts'
import { exportFormatNames, EXPORT_FORMATS } from '../../graph/formats/index.ts'
import { allOfJichuan } from '../graph/fixtures/jichuan.ts'
import { mingtu, newFolder } from './terminal.ts'

let folder: string
let store: string

beforeAll(async () => {
  folder = await newFolder()
  store = join(folder, 'a.mingtu')
  const graph = await openStore(store)
  for (const share of allOfJichuan()) await graph.commit(share)
  await graph.derive()
  await graph.close()
})

describe('export', () => {
  it.each(exportFormatNames)('writes %s, the same twice', async (format) => {
    const [one, two] = [join(folder, `${format}-1`), join(folder, `${format}-2`)]
    for (const out of [one, two])
      expect(await mingtu(['export', '--format', format, '--out', out, '--store', store])).toMatchObject({ code: 0, out: '', err: '' })
    const files = (path: string): readonly string[] =>
      EXPORT_FORMATS[format].kind === 'folder'
        ? readdirSync(path).map((name) => `${name} ${readFileSync(join(path, name), 'utf8')}`)
        : [readFileSync(path, 'utf8')]
    expect(files(one)).toEqual(files(two))
    expect(files(one).join('')).toMatch(/单(?:云舟|\tB-Person)/)
  })

  it('prints to standard output what it would write', async () => {
    const out = join(folder, 'printed.gexf')
    await mingtu(['export', '--format', 'gexf', '--out', out, '--store', store])
    expect((await mingtu(['export', '--format', 'gexf', '--store', store])).out).toBe(readFileSync(out, 'utf8'))
  })

  it.each([
    ['a folder format without a folder', ['--format', 'brat'], 2, '--out brat/'],
    ['an unknown format', ['--format', 'dot'], 2, 'Allowed choices are jsonl, gexf'],
    ['a place that is none', ['--out', '/nowhere/at/all'], 1, '/nowhere/at/all cannot be written'],
  ])('refuses %s', async (_, argv, code, message) => {
    expect(await mingtu(['export', '--store', store, ...argv])).toMatchObject({ code, err: expect.stringContaining(message) as string })
  })

  it('leaves a folder alone that is not empty', async () => {
    const taken = join(folder, 'taken')
    mkdirSync(taken)
    writeFileSync(join(taken, 'mine.txt'), 'x')
    expect(await mingtu(['export', '--format', 'brat', '--out', taken, '--store', store])).toMatchObject({ code: 2 })
    expect(readdirSync(taken)).toEqual(['mine.txt'])
  })
})

describe('profile', () => {
  it.each([
    ['html', /^<!doctype html>/],
    ['json', /^\{\n {2}"entity"/],
    ['jsonld', /"schema:Person"/],
    ['md', /^# 单云舟\n/],
  ])('prints %s', async (format, form) => {
    expect((await mingtu(['profile', '单云舟', '--format', format, '--store', store])).out).toMatch(form)
  })

  it('writes a site of everything, with an index', async () => {
    const site = join(folder, 'site')
    const { code, out } = await mingtu(['profile', '--all', site, '--lang', 'en', '--store', store])
    expect([code, out]).toEqual([0, `12 profiles in ${site}; open ${site}/index.html\n`])
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('Person (4)')
    const then = join(folder, 'then')
    await mingtu(['profile', '--all', then, '--as-of', '2023-01', '--store', store])
    expect(readdirSync(then).length).toBeLessThan(readdirSync(site).length)
    expect(readFileSync(join(then, 'index.html'), 'utf8')).not.toContain('方既白')
  })

  it.each([
    ['a name and --all', ['单云舟', '--all', 'x'], 'not both'],
    ['neither', [], 'needs a name'],
    ['--all in another format', ['--all', 'x', '--format', 'md'], 'writes HTML'],
    ['a day that is none', ['单云舟', '--as-of', '昨天'], '--as-of 昨天 is no date'],
  ])('refuses %s', async (_, argv, message) => {
    expect(await mingtu(['profile', '--store', store, ...argv])).toMatchObject({ code: 2, err: expect.stringContaining(message) as string })
    expect(existsSync('x')).toBe(false)
  })

  it('gives the whole command that takes one of several of a name', async () => {
    const { err } = await mingtu(['profile', '鲁望石', '--store', store, '--lang', 'en', '--as-of', '2024-01-01'])
    const [, id] = new RegExp(`mingtu profile ([0-9a-f]{32}) --store ${store} --lang en --as-of 2024-01-01`).exec(err) ?? []
    expect((await mingtu(['profile', id ?? '', '--store', store])).out).toContain('# 鲁望石')
  })
})
