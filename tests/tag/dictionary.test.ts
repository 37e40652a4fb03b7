import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dictionaryOf, readDictionary, withDictionary } from '../../pipeline/tag/index.ts'
import type { TaggedSpan, Tagger } from '../../pipeline/types.ts'
import { mingtu } from '../cli/terminal.ts'

const tableOf = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'mingtu-dictionary-')), 'names.csv')
  writeFileSync(path, text)
  return path
}

describe('a dictionary', () => {
  const dictionary = dictionaryOf([
    { name: '澹江重工股份公司', type: 'Company', aliases: ['澹重', '重工老大哥'] },
    { name: '老林', type: 'Person', aliases: [] },
  ])
  const engine = (...spans: readonly TaggedSpan[]): Tagger => ({
    name: 'fixed',
    tag: async (texts) => texts.map(() => spans),
    close: async () => undefined,
  })
  const tag = async (text: string, ...spans: readonly TaggedSpan[]): Promise<readonly string[]> => {
    const [found] = await withDictionary(engine(...spans), dictionary).tag([text])
    return (found ?? []).map(({ start, end, type }) => `${text.slice(start, end)}/${type}`)
  }
  const span = (start: number, end: number, type: TaggedSpan['type']): TaggedSpan => ({ start, end, type, score: 0.8 })

  it.each([
    ['names and aliases are found', '澹重的老林', [], ['澹重/Company', '老林/Person']],
    ['the longest at a place', '重工老大哥', [], ['重工老大哥/Company']],
    ['what crosses a name gives way', '问澹重的', [span(0, 2, 'Place')], ['澹重/Company']],
    ['another type gives way', '澹重', [span(0, 2, 'Place')], ['澹重/Company']],
    ['a name inside a longer one is a part of it', '澹重第一小学', [span(0, 6, 'Organization')], ['澹重第一小学/Organization']],
    ['what it does not know stays', '澹重在汐阳', [span(3, 5, 'Place')], ['澹重/Company', '汐阳/Place']],
  ])('%s', async (_, text, spans, expected) => {
    expect(await tag(text, ...spans)).toEqual(expected)
  })

  it.each([
    ['an unknown type', 'name,type\n老林,英雄\n', ':2: “英雄” is no type'],
    ['a name of one character', 'name,type\n林,Person\n', 'fewer than 2 characters'],
    ['other columns', 'who,what\n老林,Person\n', 'has the columns who,what'],
  ])('with %s is refused with its line', async (_, table, message) => {
    await expect(readDictionary(tableOf(table))).rejects.toThrow(message)
  })

  it('names in extract and in build what its aliases mean, in papers of any home', async () => {
    const table = tableOf('name,type,aliases\n澹江重工股份公司,企业,澹重；重工老大哥\n')
    const { out } = await mingtu(
      ['extract', '-', '--home', '岚川省汐阳市', '--dictionary', table],
      '今天，重工老大哥开工。\n\n昨天，澹重完工。\n',
    )
    const { entities, mentions } = JSON.parse(out) as { entities: { name: string; aliases: string[] }[]; mentions: { entity: string }[] } // what extract prints
    expect(entities).toMatchObject([{ name: '澹江重工股份公司', aliases: ['澹重', '重工老大哥'] }])
    expect(new Set(mentions.map(({ entity }) => entity)).size).toBe(1)
    const store = join(mkdtempSync(join(tmpdir(), 'mingtu-dictionary-')), 'a.mingtu')
    await mingtu(['build', '-', '--dictionary', table, '--store', store], '今天，重工老大哥开工。\n')
    const asked = await mingtu(['query', 'MATCH (c:Company) RETURN c.name AS name', '--store', store, '--format', 'csv'])
    expect(asked.out).toBe('name\n澹江重工股份公司\n')
  })
})
