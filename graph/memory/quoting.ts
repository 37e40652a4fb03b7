import { byFirst, monthsOf } from '../appearances.ts'
import type { Run } from '../engine.ts'
import { text } from '../records.ts'
import type { Appearances, Evidence } from '../view.ts'
import type { MemoryGraph, UnquotedPage } from './memory-graph.ts'
import type { Unquoted } from './sentence-table.ts'

const TEXTS = 'UNWIND $ids AS id MATCH (s:Sentence {id: id}) RETURN s.id AS id, s.text AS text'

/** Texts that are kept, some 15 MB. */
const MOST = 50_000

/**
 * Adds texts to sentences. Those that are asked for at one time are read together: a profile asks hundreds of times. The last ones are kept as
 * long as the graph is the same.
 */
export class Quoting {
  private readonly read: Run
  private asked: { readonly ids: Set<string>; readonly texts: Promise<ReadonlyMap<string, string>> } | null = null
  private kept: { readonly graph: MemoryGraph | null; readonly texts: Map<string, string> } = { graph: null, texts: new Map() }

  constructor(read: Run) {
    this.read = read
  }

  async page(graph: MemoryGraph, { total, items }: UnquotedPage): Promise<{ readonly total: number; readonly items: readonly Evidence[] }> {
    const texts = await this.textsOf(graph, items)
    return { total, items: items.flatMap((item) => quoted(item, texts)) }
  }

  async appearances(graph: MemoryGraph, { forms, days }: ReturnType<MemoryGraph['appearances']>): Promise<Appearances> {
    const texts = await this.textsOf(graph, forms.flatMap(({ first, last }) => [first, last])) // prettier-ignore
    const whole = forms.flatMap(({ name, times, first, last }) => {
      const [a, b] = [quoted(first, texts)[0], quoted(last, texts)[0]]
      return a === undefined || b === undefined ? [] : [{ name, times, first: a, last: b }]
    })
    return { forms: whole.sort(byFirst), ...monthsOf(days) }
  }

  private async textsOf(graph: MemoryGraph, items: readonly Unquoted[]): Promise<ReadonlyMap<string, string>> {
    if (this.kept.graph !== graph) this.kept = { graph, texts: new Map() }
    const kept = this.kept.texts
    const missing = items.filter(({ sentence }) => !kept.has(sentence))
    if (missing.length === 0) return kept
    this.asked ??= this.begin()
    for (const { sentence } of missing) this.asked.ids.add(sentence)
    const read = await this.asked.texts
    for (const [id, found] of read) kept.set(id, found)
    // Those who hold this map go on with it; the next begin another.
    if (kept.size > MOST) this.kept = { graph, texts: new Map() }
    return kept
  }

  private begin(): NonNullable<Quoting['asked']> {
    const ids = new Set<string>()
    const texts = new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
      this.asked = null
      const rows = await this.read(TEXTS, { ids: [...ids] })
      return new Map(rows.map((row) => [text(row, 'id'), text(row, 'text')]))
    })
    return { ids, texts }
  }
}

/** Nothing for a sentence that was taken away since the graph was read. */
function quoted(item: Unquoted, texts: ReadonlyMap<string, string>): readonly Evidence[] {
  const found = texts.get(item.sentence)
  return found === undefined ? [] : [{ ...item, text: found }]
}
