import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openTagger } from '../../pipeline/tag/index.ts'

const OPENING = '你好'
const GREETING = [{ word: OPENING, nature: 'l' }]

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A server that greets as HanLP does and then does as it is told. Answers its address. */
async function serve(then: (content: string, response: ServerResponse) => void): Promise<string> {
  server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      const { content } = JSON.parse(body) as { content: string }
      if (content === OPENING) success(response, GREETING)
      else then(content, response)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server?.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function send(response: ServerResponse, status: number, body: string, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type }).end(body)
}

function success(response: ServerResponse, data: unknown): void {
  send(response, 200, JSON.stringify({ status: 'success', data }))
}

const TEXT = '市长张伟明在北京市。'

describe('a HanLP address', () => {
  it.each(['hanlp:', 'hanlp:localhost', 'hanlp:localhost:8080', 'hanlp:ftp://localhost', 'hanlp://', 'hanlp:file:///etc'])(
    'must be explicit: %s is refused before anything is sent',
    async (spec) => {
      const opening = openTagger(spec)
      await expect(opening).rejects.toMatchObject({ code: 'USAGE', remedy: expect.stringContaining('hanlp:http://') as string })
    },
  )

  it('where nobody answers is an error before anything begins', async () => {
    const opening = openTagger('hanlp:http://127.0.0.1:1')
    await expect(opening).rejects.toThrow(/http:\/\/127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)/)
    await expect(opening).rejects.toMatchObject({ code: 'TAGGER', remedy: expect.stringContaining('Start the server') as string })
  })

  it('is the one that text is sent to, for each engine its own, and leaves the environment as it was', async () => {
    const heard: string[] = []
    const first = await serve((content, response) => {
      heard.push(`first ${content}`)
      success(response, [{ word: content, nature: 'n' }])
    })
    const [one, close] = [await openTagger(`hanlp:${first}`), server]
    const second = await serve((content, response) => {
      heard.push(`second ${content}`)
      success(response, [{ word: content, nature: 'n' }])
    })
    const two = await openTagger(`hanlp:${second}`)
    await one.tag(['甲'])
    await two.tag(['乙'])
    await one.tag(['丙'])
    close?.closeAllConnections()
    close?.close()
    expect(heard).toEqual(['first 甲', 'second 乙', 'first 丙'])
    expect(process.env['HANLP_SERVER_URL']).toBeUndefined()
  })
})

describe('a HanLP server that fails', () => {
  const cases: readonly [what: string, message: RegExp, then: (content: string, response: ServerResponse) => void][] = [
    ['with HTTP 500', /answered HTTP 500/, (_, response) => send(response, 500, '{"status": "error"}')],
    ['with HTTP 401', /answered HTTP 401/, (_, response) => send(response, 401, '')],
    ['by hanging up', /cannot be reached \(ECONNRESET\)/, (_, response) => response.socket?.destroy()],
    [
      'half-way through its answer',
      /cannot be reached/,
      (_, r) => r.writeHead(200, { 'content-length': '99' }).write('{"status"', () => r.destroy()),
    ],
    ['with a page in HTML', /does not answer as HanLP/, (_, response) => send(response, 200, '<h1>Welcome</h1>', 'text/html')],
    ['with JSON that is none', /HanLP/, (_, response) => send(response, 200, '{"status":')],
    ['with a status of its own', /does not answer as HanLP/, (_, response) => send(response, 200, '{"status": "fail", "message": "busy"}')],
    ['with words that are no words', /does not answer as HanLP/, (_, response) => success(response, [1, null])],
    ['with nothing', /does not answer as HanLP/, (_, response) => success(response, [])],
    [
      'with the words of another text',
      /3 of its 3 words/,
      (_, r) =>
        success(
          r,
          ['今天', '下', '雨'].map((word) => ({ word, nature: 'nr' })),
        ),
    ],
  ]
  it.each(cases)('%s is an error that says so', async (_, message, then) => {
    const tagger = await openTagger(`hanlp:${await serve(then)}`)
    const tagging = tagger.tag([TEXT, TEXT])
    await expect(tagging).rejects.toThrow(message)
    await expect(tagging).rejects.toMatchObject({ code: 'TAGGER', remedy: expect.stringMatching(/\S/) as string })
  })

  it('by being slow is given up after the time limit, and its requests are ended', async () => {
    const gone: Promise<unknown>[] = []
    const address = await serve((_, response) => gone.push(new Promise((resolve) => response.once('close', resolve))))
    const tagger = await openTagger(`hanlp:${address}`, { timeoutMs: 100 })
    await expect(tagger.tag([TEXT, TEXT])).rejects.toThrow(/did not answer within 0\.1 s/)
    await expect(Promise.all(gone)).resolves.toHaveLength(2)
  })

  it('is left at once when the caller stops, and its requests are ended', async () => {
    const stopping = new AbortController()
    let gone: Promise<unknown> = Promise.resolve()
    const address = await serve((_, response) => {
      gone = new Promise((resolve) => response.once('close', resolve))
      stopping.abort(new Error('stop'))
    })
    const tagger = await openTagger(`hanlp:${address}`)
    await expect(tagger.tag([TEXT], stopping.signal)).rejects.toThrow('stop')
    await gone
  })

  it('once is asked again and answers the same text as if nothing had been', async () => {
    let calls = 0
    const address = await serve((_, response) => {
      if (calls++ === 0) send(response, 503, '')
      else
        success(
          response,
          ['市长', '张伟明', '在', '北京市', '。'].map((word, k) => ({ word, nature: ['nnt', 'nr', 'p', 'ns', 'w'][k] })),
        )
    })
    const tagger = await openTagger(`hanlp:${address}`)
    await expect(tagger.tag([TEXT])).rejects.toThrow(/HTTP 503/)
    const [spans = []] = await tagger.tag([TEXT])
    expect(spans.map((s) => TEXT.slice(s.start, s.end))).toEqual(['市长', '张伟明', '北京市'])
  })
})
