import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { mingtu, newFolder } from './terminal.ts'

const TEXT = '汐阳召开大会\n\n　　汐阳日报讯 昨日，汐阳市市长陆望舒到花火\n集市检查。\n'
const mark = (surface: string, type: string): string => {
  const start = TEXT.indexOf(surface)
  const [first = '', second] = surface.split('\n')
  const place =
    second === undefined
      ? `${String(start)} ${String(start + surface.length)}`
      : `${String(start)} ${String(start + first.length)};${String(start + first.length + 1)} ${String(start + surface.length)}`
  return `${type} ${place}\t${surface.replace('\n', ' ')}`
}

it('a build takes the names of annotated pages as they are marked, over line breaks, and no others', async () => {
  const folder = join(await newFolder(), 'corrected')
  mkdirSync(folder)
  writeFileSync(join(folder, 'a.txt'), TEXT)
  const lines = [mark('陆望舒', 'Person'), mark('市长', 'Title'), mark('花火\n集市', 'Place')].map(
    (line, k) => `T${String(k + 1)}\t${line}\n`,
  )
  writeFileSync(join(folder, 'a.ann'), lines.join(''))
  const store = join(folder, 'a.mingtu')
  const built = await mingtu(['build', folder, '--annotated', '--store', store, '--home', '岚川省汐阳市'])
  expect(built).toMatchObject({ code: 0, out: expect.stringContaining('1 page read: 1 article new') as string })
  const asked = await mingtu([
    'query',
    'MATCH (e:Entity)-[m:MENTIONED_IN]->() RETURN e.type AS type, e.name AS name ORDER BY type',
    '--store',
    store,
    '--format',
    'csv',
  ])
  expect(asked.out).toBe('type,name\nPerson,陆望舒\nPlace,花火集市\n')
  const visits = await mingtu([
    'query',
    'MATCH (a)-[:VISITED]->(b) RETURN a.name AS who, b.name AS place',
    '--store',
    store,
    '--format',
    'csv',
  ])
  expect(visits.out).toBe('who,place\n陆望舒,花火集市\n')
})

it('the graph says who began a programme, and who only carries it out', async () => {
  const folder = join(await newFolder(), 'marked')
  mkdirSync(folder)
  const text = '行动开始\n\n　　汐阳日报讯 去年，市水利局启动“清河行动”。望潮区实施“清河行动”。\n'
  writeFileSync(join(folder, 'a.txt'), text)
  const marks = [...text.matchAll(/市水利局|清河行动|望潮区/gu)].map((found, k) => {
    const type = found[0] === '市水利局' ? 'Government' : found[0] === '望潮区' ? 'Place' : 'Programme'
    return `T${String(k + 1)}\t${type} ${String(found.index)} ${String(found.index + found[0].length)}\t${found[0]}\n`
  })
  writeFileSync(join(folder, 'a.ann'), marks.join(''))
  const store = join(folder, 'a.mingtu')
  await mingtu(['build', folder, '--annotated', '--store', store, '--home', '岚川省汐阳市', '--date', '2024-01-05'])
  const asked = 'MATCH (a)-[r:IMPLEMENTS]->(p) RETURN a.name AS who, r.kinds AS kinds, r.firstSeen AS seen ORDER BY who'
  expect(JSON.parse((await mingtu(['query', asked, '--store', store, '--format', 'json'])).out)).toEqual([
    { who: '汐阳市望潮区', kinds: [], seen: '2024-01-05' },
    { who: '汐阳市水利局', kinds: ['launched'], seen: '2024-01-05' },
  ])
})

it('what was exported for correction builds the same mentions again', async () => {
  const folder = await newFolder()
  const [store, again] = [join(folder, 'a.mingtu'), join(folder, 'b.mingtu')]
  await mingtu(['build', '-', '--store', store, '--home', '岚川省汐阳市'], TEXT)
  await mingtu(['export', '--format', 'brat', '--out', join(folder, 'brat'), '--store', store])
  await mingtu(['build', join(folder, 'brat'), '--annotated', '--store', again, '--home', '岚川省汐阳市'])
  const names =
    'MATCH (e:Entity)-[m:MENTIONED_IN]->() RETURN e.type AS type, e.name AS name, m.surface AS surface ORDER BY type, name, surface'
  const [one, two] = [
    await mingtu(['query', names, '--store', store, '--format', 'csv']),
    await mingtu(['query', names, '--store', again, '--format', 'csv']),
  ]
  expect(two.out).toBe(one.out)
  expect(one.out).toContain('陆望舒')
})
