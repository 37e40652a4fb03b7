import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { MingtuError } from '../../../graph/errors.ts'
import type { ArticleShare } from '../../../graph/model.ts'
import type { GraphStore } from '../../../graph/store.ts'
import type { Edge } from '../../../graph/view.ts'
import { idOf, type Thing } from '../../graph/fixtures/stories.ts'

export async function exported(store: GraphStore): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const line of store.export()) lines.push(JSON.stringify(line))
  return lines
}

export async function load(store: GraphStore, shares: readonly ArticleShare[]): Promise<void> {
  for (const share of shares) await store.commit(share)
  await store.derive()
}

export async function failure(work: Promise<unknown>): Promise<MingtuError> {
  try {
    await work
  } catch (error) {
    return error as MingtuError // the assertion that follows reads its code
  }
  throw new Error('nothing failed')
}

/** A server that has just started makes its plans at the first load. */
const HOOK_MS = 60_000

export interface Session {
  readonly store: GraphStore
  another(shares: readonly ArticleShare[]): Promise<GraphStore>
  edgeOf(head: Thing, type: Edge['type'], tail: Thing): Promise<Edge>
}

/** A new, empty store for each test of the describe that it stands in, and as many more as it asks for; all are closed behind it. */
export function sessionOf(open: () => Promise<GraphStore>): Session {
  const { session, another, close } = opening(open)
  beforeEach(() => another([]), HOOK_MS)
  afterEach(close)
  return session
}

/** One store for all tests of the describe that it stands in, which only read. */
export function readingSessionOf(open: () => Promise<GraphStore>, shares: () => readonly ArticleShare[]): Session {
  const { session, another, close } = opening(open)
  beforeAll(() => another(shares()), HOOK_MS)
  afterAll(close)
  return session
}

function opening(open: () => Promise<GraphStore>): { session: Session; another: Session['another']; close: () => Promise<void> } {
  const opened: GraphStore[] = []
  const another = async (shares: readonly ArticleShare[]): Promise<GraphStore> => {
    const store = await open()
    opened.push(store)
    await load(store, shares)
    return store
  }
  const first = (): GraphStore => opened[0] as GraphStore // opened before each test
  const session: Session = {
    get store() {
      return first()
    },
    another,
    edgeOf: async (head, type, tail) => {
      const found = (await first().between([idOf(head), idOf(tail)])).find((edge) => edge.type === type)
      if (found === undefined) throw new Error(`no ${type} between ${head.name} and ${tail.name}`)
      return found
    },
  }
  const close = async (): Promise<void> => {
    for (const store of opened.splice(0)) await store.close()
  }
  return { session, another, close }
}
