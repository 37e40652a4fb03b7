import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildGraph } from '../../cli/build-graph.ts'
import { openStore } from '../../graph/index.ts'
import type { GraphStore } from '../../graph/index.ts'
import type { PageEvent } from '../../pipeline/read/index.ts'
import { openTagger } from '../../pipeline/tag/index.ts'

const PEOPLE = ['陆望舒', '端木清', '郜雪松', '濮水深']

async function* pages(): AsyncGenerator<PageEvent> {
  for (const [k, name] of PEOPLE.entries()) {
    const raw = `汐阳市第${String(k + 1)}次会议召开\n\n　　汐阳日报讯 1月${String(k + 1)}日，汐阳市召开会议。市长${name}出席并讲话。\n`
    yield { kind: 'page', page: { origin: `${String(k)}.txt`, format: 'text', raw, meta: { source: '汐阳日报' } } }
  }
}

const WORD = new RegExp(`(${PEOPLE.join('|')})|(汐阳市)|(市长)|(.)`, 'gsu')

/** Answers by the protocol with the few words it knows; answers 503 while it is `down`, which it is from the text with `failAt` on. */
const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', (text: string) => (body += text))
  request.on('end', () => {
    const { content } = JSON.parse(body) as { content: string }
    down ||= failAt !== undefined && content.includes(failAt)
    const data = [...content.matchAll(WORD)].map(([word, person, place, post]) => ({
      word,
      nature: person !== undefined ? 'nr' : place !== undefined ? 'ns' : post !== undefined ? 'nnt' : 'x',
    }))
    response.writeHead(down ? 503 : 200, { 'content-type': 'application/json' }).end(JSON.stringify({ status: 'success', data }))
  })
})
let failAt: string | undefined
let down = false

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

async function linesOf(store: GraphStore): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const line of store.export()) lines.push(JSON.stringify(line))
  return lines
}

it('a build whose server fails keeps what it has, and gives the same graph when it is run again', async () => {
  const tagger = await openTagger(`hanlp:http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const whole = await openStore(':memory:')
  expect(await buildGraph(pages(), tagger, whole)).toMatchObject({ written: 4 })

  const store = await openStore(':memory:')
  failAt = '郜雪松'
  await expect(buildGraph(pages(), tagger, store)).rejects.toMatchObject({ code: 'TAGGER' })
  await expect(buildGraph(pages(), tagger, store)).rejects.toThrow(/HTTP 503/)
  failAt = undefined
  down = false
  expect(await buildGraph(pages(), tagger, store)).toMatchObject({ written: 2, present: 2 })
  expect(await linesOf(store)).toEqual(await linesOf(whole))
  expect((await linesOf(store)).some((line) => line.includes('端木清'))).toBe(true)
  await Promise.all([store.close(), whole.close(), tagger.close()])
})
