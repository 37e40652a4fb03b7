import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { MentionType } from '../../graph/schema.ts'
import { evaluate, type Evaluation } from '../../pipeline/annotations/index.ts'
import { mingtu } from '../cli/terminal.ts'

const TEXT = '市长单云舟到华屿精密走访望溪区。'
const mark = (surface: string, type: MentionType): { start: number; end: number; type: MentionType } => {
  const start = TEXT.indexOf(surface)
  return { start, end: start + surface.length, type }
}
const page = (gold: readonly ReturnType<typeof mark>[], found: readonly ReturnType<typeof mark>[]): Evaluation =>
  evaluate([{ gold: { origin: 'a.txt', text: TEXT, mentions: gold }, found }])

describe('an evaluation', () => {
  it('counts what is right by type, and borders apart from types', () => {
    const result = page(
      [mark('市长', 'Title'), mark('单云舟', 'Person'), mark('华屿精密', 'Company'), mark('望溪区', 'Place')],
      [mark('单云舟', 'Person'), mark('华屿', 'Company'), mark('望溪区', 'Government')],
    )
    expect(result.all).toMatchObject({ gold: 4, found: 3, right: 1, precision: 1 / 3, recall: 1 / 4 })
    expect(result.spans.right).toBe(2)
    expect(result.types.Person).toMatchObject({ gold: 1, found: 1, right: 1, f: 1 })
    expect(result.types.Government).toMatchObject({ gold: 0, found: 1, right: 0, f: 0 })
  })

  it('names each mistake with what stands around it', () => {
    const { mistakes } = page(
      [mark('市长', 'Title'), mark('华屿精密', 'Company'), mark('望溪区', 'Place')],
      [mark('单云舟', 'Person'), mark('华屿', 'Company'), mark('望溪区', 'Government')],
    )
    expect(mistakes.map(({ kind, text, before, after }) => [kind, text, before.slice(-1), after.charAt(0)])).toEqual([
      ['missed', '市长', '', '单'],
      ['spurious', '单云舟', '长', '到'],
      ['border', '华屿精密', '到', '走'],
      ['type', '望溪区', '访', '。'],
    ])
  })

  it('of nothing is nothing, and no division by it', () => {
    expect(page([], []).all).toEqual({ gold: 0, found: 0, right: 0, precision: 0, recall: 0, f: 0 })
  })
})

const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mingtu-evaluate-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

describe('mingtu evaluate', () => {
  const text = '汐阳市市长陆望舒到望潮区检查防汛工作。\n'
  const gold = JSON.stringify({
    mentions: [
      [5, 8, 'PER', '陆望舒', 'e1'],
      [9, 12, 'LOC', '望潮区', 'e2'],
      [12, 14, 'EVT', '检查', 'e3'],
    ],
  })

  it('prints scores and mistakes, and writes a report that needs nothing else', async () => {
    const folder = folderWith({ 'a.txt': text, 'a.gold.json': gold })
    const report = join(folder, 'report.html')
    const { code, out } = await mingtu(['evaluate', folder, '--html', report])
    expect(code).toBe(0)
    expect(out).toMatch(/^人物 Person +P 1\.000 {2}R 1\.000 {2}F 1\.000 {2}gold 1, found 1$/m)
    expect(out).toMatch(/^missed +Event +.*【检查】防汛工作/m)
    const html = readFileSync(report, 'utf8')
    expect(html).toContain('<mark class="gold">检查</mark>')
    expect(html).not.toMatch(/src=|href=/)
  })

  it('reads brat and CoNLL alike', async () => {
    const ann = folderWith({ 'a.txt': text, 'a.ann': 'T1\tPerson 5 8\t陆望舒\n' })
    const conll = folderWith({
      'a.conll': [...text.trim()].map((c, k) => `${c}\t${k === 5 ? 'B-PER' : k === 6 || k === 7 ? 'I-PER' : 'O'}`).join('\n'),
    })
    for (const folder of [ann, conll]) {
      const { types } = JSON.parse((await mingtu(['evaluate', folder, '--format', 'json'])).out) as Evaluation // what it prints
      expect(types.Person).toMatchObject({ gold: 1, found: 1, right: 1 })
    }
  })

  it('says what is wrong with its arguments', async () => {
    expect(await mingtu(['evaluate', '/nowhere'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no /nowhere') as string,
    })
    expect(await mingtu(['evaluate', folderWith({ 'a.ann': '' }), '--errors', 'all'])).toMatchObject({ code: 2 })
  })

  const shared = fileURLToPath(new URL('../../../shared/gold/', import.meta.url))
  const measured = existsSync(shared) && spawnSync('python3', ['--version']).status === 0
  if (!measured) console.warn('gold pages are not here (../shared/gold): evaluate is not compared with the other scorer')
  it.skipIf(!measured)(
    'gives the numbers of the other scorer on the gold pages',
    async () => {
      const folder = folderWith({})
      const pairs: string[] = []
      for (const name of ['page-000', 'page-002', 'page-004']) {
        const { out } = await mingtu(['extract', `${shared}${name}.txt`])
        writeFileSync(join(folder, `${name}.json`), out)
        pairs.push(`${shared}${name}.gold.json`, join(folder, `${name}.json`))
      }
      const { stdout } = spawnSync('python3', [`${shared}score.py`, ...pairs], { encoding: 'utf8' })
      const { out } = await mingtu(['evaluate', ...pairs.filter((path) => path.endsWith('.gold.json')), '--errors', '0'])
      const numbers = (line: RegExp, of: string): readonly string[] | undefined => line.exec(of)?.slice(1)
      const scores = String.raw`P (\S+) +R (\S+) +F (\S+)`
      for (const [ours, theirs] of [
        ['all', 'ner'],
        ['borders alone', 'span'],
        ['人物 Person', 'Person'],
        ['计划战略 Programme', 'Programme'],
      ])
        expect(numbers(new RegExp(`^${ours ?? ''} +${scores}`, 'm'), out)).toEqual(
          numbers(new RegExp(`^${theirs ?? ''} +${scores}`, 'm'), stdout),
        )
    },
    120_000,
  )
})
