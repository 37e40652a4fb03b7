import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { MingtuError } from '../../graph/errors.ts'

/** What we use of the package hanlp-client, which has no types. */
interface Client {
  /** POST {type, content} to URL/tokenizer; the body of the answer. */
  cutSentence(data: { readonly type: 'nlp'; readonly content: string }): Promise<unknown>
}

export interface HanlpWord {
  readonly word: string
  /** Part of speech of HanLP 1.x: nr, ns, ntc, nnt, … */
  readonly nature: string
}

const Answer = z.object({ status: z.literal('success'), data: z.array(z.object({ word: z.string(), nature: z.string() })) })

const load = createRequire(import.meta.url)

/**
 * The client reads its server's address once, when it is loaded, and without one posts the text to a third party: it is loaded anew for
 * each address, which stands in the environment only meanwhile.
 */
function clientFor(address: string): Client {
  const { env } = process // eslint-disable-line no-restricted-properties -- the only way to tell the client its server
  const before = env['HANLP_SERVER_URL']
  Reflect.deleteProperty(load.cache, load.resolve('hanlp-client'))
  env['HANLP_SERVER_URL'] = address
  try {
    // The package exports its class; a CommonJS module without types is any.
    return new (load('hanlp-client') as new () => Client)()
  } finally {
    if (before === undefined) delete env['HANLP_SERVER_URL']
    else env['HANLP_SERVER_URL'] = before
  }
}

/** The client offers no way to end a request: each call finds its own HTTP requests here, as Node reports them. */
const requests = new AsyncLocalStorage<ClientRequest[]>()
let listening = false

function listen(): void {
  if (listening) return
  listening = true
  // Node documents the message of this channel as { request: ClientRequest }.
  subscribe('http.client.request.start', (message) => requests.getStore()?.push((message as { request: ClientRequest }).request))
}

/** A HanLP server: `cut` answers the words of a text. Throws TAGGER for a server that is down, slow, refuses, or answers something else. */
export class HanlpServer {
  private readonly client: Client
  private readonly address: string
  private readonly timeoutMs: number

  constructor(address: string, timeoutMs: number) {
    listen()
    this.client = clientFor(address)
    this.address = address
    this.timeoutMs = timeoutMs
  }

  async cut(content: string, signal?: AbortSignal): Promise<readonly HanlpWord[]> {
    signal?.throwIfAborted()
    const limit = AbortSignal.timeout(this.timeoutMs)
    const open: ClientRequest[] = []
    const answer = requests.run(open, () => this.client.cutSentence({ type: 'nlp', content }))
    try {
      const parsed = Answer.safeParse(await firstOf(answer, signal === undefined ? limit : AbortSignal.any([signal, limit])))
      if (!parsed.success) throw this.nonsense('the answer is not {"status": "success", "data": [{"word", "nature"}, …]}')
      return parsed.data.data
    } catch (cause) {
      if (cause instanceof MingtuError) throw cause
      signal?.throwIfAborted()
      throw limit.aborted ? this.slow(cause) : this.failed(cause)
    } finally {
      for (const request of open) request.destroy()
    }
  }

  nonsense(what: string): MingtuError {
    return new MingtuError(
      'TAGGER',
      `the server at ${this.address} does not answer as HanLP does: ${what}`,
      'Check that a server for hanlp-client (HanLP 1.x, POST /tokenizer) stands at this address. Nothing of this article was written.',
    )
  }

  private slow(cause: unknown): MingtuError {
    return new MingtuError(
      'TAGGER',
      `the HanLP server at ${this.address} did not answer within ${this.timeoutMs / 1000} s`,
      'See what keeps the server, then run the same command again: it goes on where it stopped.',
      { cause },
    )
  }

  private failed(cause: unknown): MingtuError {
    // superagent puts the HTTP status on its error, and Node the code of a connection that failed.
    const { status, code, message } = cause as { status?: number; code?: string; message?: string }
    const what = status === undefined ? `cannot be reached (${code ?? message ?? String(cause)})` : `answered HTTP ${status}`
    return new MingtuError(
      'TAGGER',
      `the HanLP server at ${this.address} ${what}`,
      'Start the server or mend the address, then run the same command again: it goes on where it stopped.',
      { cause },
    )
  }
}

/** The answer, or the signal's reason if that comes first; the answer may then still fail, unheard. */
function firstOf<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
