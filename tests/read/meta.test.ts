import { describe, expect, it } from 'vitest'
import type { IsoDate } from '../../graph/model.ts'
import { parseDate } from '../../pipeline/read/index.ts'
import { folderOf, readAll, STORY } from './bytes.ts'

const isoDate = (date: string): IsoDate => date as IsoDate // a literal of that form

async function metaOf(files: Readonly<Record<string, string>>, input: string, options: Parameters<typeof readAll>[1] = {}) {
  const folder = await folderOf(files)
  const { pages } = await readAll([`${folder}/${input}`], {
    ...options,
    ...(options.sidecar === undefined ? {} : { sidecar: `${folder}/${options.sidecar}` }),
  })
  return pages.map(({ meta }) => meta)
}

describe('parseDate', () => {
  it.each([
    ['2024-01-29', '2024-01-29'],
    ['2024/1/29', '2024-01-29'],
    ['2024.1.29', '2024-01-29'],
    ['20240129', '2024-01-29'],
    ['2024年1月29日', '2024-01-29'],
    ['２０２４年１月２９日', '2024-01-29'],
    ['2024-01-29T08:30:00+08:00', '2024-01-29'],
    [' 2024年1月 ', '2024-01'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', null],
    ['2024-13-01', null],
    ['29.1.2024', null],
    ['1月29日', null],
    ['', null],
  ])('reads %j as %j', (written, expected) => {
    expect(parseDate(written)).toBe(expected)
  })
})

describe('what is known of a page', () => {
  it.each([
    ['{source}-{date}-{edition}.txt', '汐阳日报-2024-01-29-02版.txt', { source: '汐阳日报', date: '2024-01-29', edition: '02版' }],
    ['{*}_{date}_{title}.txt', 'x1_20240129_招商大会.txt', { date: '2024-01-29', title: '招商大会' }],
    ['{source}/{date}/{edition}.txt', '汐阳日报/2024-01-29/A3.txt', { source: '汐阳日报', date: '2024-01-29', edition: 'A3' }],
    ['{date}.txt', '2024-02-30.txt', {}],
    ['{source}.md', '汐阳日报.txt', {}],
    ['[{source}] (1).txt', '[汐阳日报] (1).txt', { source: '汐阳日报' }],
  ])('the file-name pattern %s reads %s', async (pattern, name, expected) => {
    expect(await metaOf({ [name]: STORY }, name, { pattern })).toEqual([expected])
  })

  it.each([
    ['{paper}.txt', /unknown field \{paper\}/],
    ['{date}-{date}.txt', /twice/],
  ])('a wrong pattern %s is refused', async (pattern, message) => {
    await expect(metaOf({ 'a.txt': STORY }, 'a.txt', { pattern })).rejects.toThrow(message)
  })

  it('comes from the usual file name when nothing better is known', async () => {
    expect(await metaOf({ '汐阳日报-2024-01-29-02版.html': '<title>岚川日报</title><p>正文。</p>' }, '')).toEqual([
      { source: '岚川日报', date: '2024-01-29', edition: '02版', title: '岚川日报' },
    ])
  })

  it('comes from pages.csv beside the page and in the folders above, the nearest first', async () => {
    const files = {
      'pages.csv': '\ufefffile,source,home,date\na/1.txt,汐阳日报,岚川省汐阳市,2024/1/29\n',
      'a/pages.csv': 'file,date\n1.txt,2024-01-30\n',
      'a/1.txt': STORY,
    }
    expect(await metaOf(files, '')).toEqual([{ source: '汐阳日报', home: '岚川省汐阳市', date: '2024-01-30' }])
    expect(await metaOf(files, 'a/1.txt')).toEqual([{ date: '2024-01-30' }])
  })

  it('an option beats the table, that the name, and that the record', async () => {
    const files = {
      '甲-2022-02-02-2.jsonl': JSON.stringify({ text: STORY, source: '丁', date: '2021-01-01', edition: '1', title: '题' }),
      'meta.csv': 'file,source,date\n甲-2022-02-02-2.jsonl,乙,2023-03-03\n',
    }
    const pattern = '{source}-{date}-{edition}.jsonl'
    expect(await metaOf(files, '甲-2022-02-02-2.jsonl', { pattern, sidecar: 'meta.csv', meta: { source: '丙' } })).toEqual([
      { source: '丙', date: '2023-03-03', edition: '2', title: '题' },
    ])
    expect(await metaOf(files, '甲-2022-02-02-2.jsonl', { meta: { date: isoDate('2024-04-04') } })).toEqual([
      { source: '丁', date: '2024-04-04', edition: '1', title: '题' },
    ])
  })

  it.each([
    ['a date that is none', 'file,date\na.txt,昨天\n', /pages\.csv:2: “昨天” is no date/],
    ['a column that is unknown', 'file,paper\na.txt,汐阳日报\n', /unknown column “paper”/],
    ['no column for the file', 'source\n汐阳日报\n', /no column “file”/],
    ['lines of uneven length', 'file,date\na.txt\n', /not good CSV/],
  ])('a table with %s stops the run', async (_, table, message) => {
    await expect(metaOf({ 'pages.csv': table, 'a.txt': STORY }, '')).rejects.toThrow(message)
  })
})
