import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diffGraphs } from '../../graph/diff.ts'
import type { GraphStore } from '../../graph/store.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mingtu, newFolder } from '../cli/terminal.ts'
import { allOfJichuan, jichuan, PARTY, SHAN } from './fixtures/jichuan.ts'
import { shareOf } from './fixtures/stories.ts'
import { exported } from '../contracts/graph-store/session.ts'
import { oddGraph } from './formats/graphs.ts'

describe('what changed between two graphs', () => {
  let before: GraphStore
  let after: GraphStore
  beforeAll(async () => {
    before = await oddGraph([jichuan('visit'), jichuan('later'), jichuan('teacher')])
    const promoted = shareOf({
      date: '2024-09-02',
      headline: '省里来了新人',
      sentences: ['9月1日，单云舟任市委书记。'],
      things: [SHAN, PARTY],
      facts: [{ type: 'HOLDS_ROLE', head: SHAN, tail: PARTY, title: '书记', kind: 'appointed', date: '2024-09-01', sentence: 1 }],
    })
    after = await oddGraph([jichuan('visit'), jichuan('later'), jichuan('appointment'), promoted])
  })
  afterAll(async () => {
    await before.close()
    await after.close()
  })

  it('is nothing between a graph and itself', async () => {
    const { entities, relations, articles } = await diffGraphs(before, before)
    expect([entities.added, entities.gone, entities.renamed, relations.added, relations.gone, relations.changed]).toEqual([
      [],
      [],
      [],
      [],
      [],
      [],
    ])
    expect(articles).toMatchObject({ before: 3, after: 3, added: 0, gone: 0 })
  })

  it('tells new posts with the sentence that states them', async () => {
    const { relations } = await diffGraphs(before, after)
    expect(relations.added.map(({ head, title, tail }) => `${head} ${title ?? ''} ${tail}`)).toEqual([
      '单云舟 书记 中共霁川市委员会',
      '鲁望石 市长 霁川市人民政府',
    ])
    expect(relations.added[0]).toMatchObject({
      appointed: '2024-09-01',
      quotes: [{ date: '2024-09-02', source: '霁川日报', text: '9月1日，单云舟任市委书记。' }],
    })
  })

  it('tells what came to be known of a post that was there, and what is gone', async () => {
    const { relations, entities } = await diffGraphs(before, after)
    expect(relations.changed).toMatchObject([
      {
        before: { title: '市长', appointed: null, kinds: ['observed'] },
        after: { title: '市长', appointed: '2023-01-15', quotes: [{ text: '1月15日，市委决定：单云舟任市政府市长。' }] },
      },
    ])
    expect(relations.gone.map(({ head, title }) => [head, title])).toEqual([['鲁望石', '教师']])
    expect(entities.gone.map(({ name }) => name)).toEqual(['霁川第三中学', '鲁望石'])
    expect(entities.added.map(({ name }) => name)).toEqual(['中共霁川市委员会', '鲁望石'])
  })

  it('reads exported files as it reads stores, in text and JSON', async () => {
    const folder = await newFolder()
    const [a, b] = [join(folder, 'a.jsonl'), join(folder, 'b.jsonl')]
    writeFileSync(a, (await exported(before)).join('\n'))
    writeFileSync(b, (await exported(after)).join('\n'))
    const { code, out } = await mingtu(['diff', a, b])
    expect(code).toBe(0)
    expect(out).toContain(
      '  + 单云舟 ─任职 书记→ 中共霁川市委员会 (appointed 2024-09-01)\n      霁川日报 2024-09-02: “9月1日，单云舟任市委书记。”',
    )
    expect(out).toContain('  ~ 单云舟 ─任职 市长→ 霁川市人民政府 (appointed 2023-01-15)')
    expect(JSON.parse((await mingtu(['diff', a, b, '--format', 'json'])).out)).toEqual(await diffGraphs(before, after))
    expect(await mingtu(['diff', a, join(folder, 'c.jsonl')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no file') as string,
    })
    writeFileSync(b, '{"kind":"tree"}\n')
    expect(await mingtu(['diff', a, b])).toMatchObject({
      code: 1,
      err: expect.stringContaining('b.jsonl, line 1 is no line of an export') as string,
    })
  })

  it('finds no order of loading', async () => {
    const other = await oddGraph([...allOfJichuan()].reverse())
    const same = await oddGraph(allOfJichuan())
    expect((await diffGraphs(other, same)).relations.added).toEqual([])
    await other.close()
    await same.close()
  })
})
