import { byFirst, monthsOf } from '../appearances.ts'
import type { Run } from '../engine.ts'
import { text } from '../records.ts'
import type { Appearances, Evidence } from '../view.ts'
import type { MemoryGraph, UnquotedPage } from './memory-graph.ts'
import type { Unquoted } from './sentence-table.ts'

const TEXTS = 'UNWIND $ids AS id MATCH (s:Sentence {id: id}) RETURN s.id AS id, s.text AS text'

/** Adds texts to sentences. Those that are asked for at one time are read together: a profile asks hundreds of times. */
export class Quoting {
  private readonly read: Run
  private asked: { readonly ids: Set<string>; readonly texts: Promise<ReadonlyMap<string, string>> } | null = null

  constructor(read: Run) {
    this.read = read
  }

  async page({ total, items }: UnquotedPage): Promise<{ readonly total: number; readonly items: readonly Evidence[] }> {
    const texts = await this.textsOf(items)
    return { total, items: items.flatMap((item) => quoted(item, texts)) }
  }

  async appearances({ forms, days }: ReturnType<MemoryGraph['appearances']>): Promise<Appearances> {
    const texts = await this.textsOf(forms.flatMap(({ first, last }) => [first, last]))
    const whole = forms.flatMap(({ name, times, first, last }) => {
      const [a, b] = [quoted(first, texts)[0], quoted(last, texts)[0]]
      return a === undefined || b === undefined ? [] : [{ name, times, first: a, last: b }]
    })
    return { forms: whole.sort(byFirst), ...monthsOf(days) }
  }

  private textsOf(items: readonly Unquoted[]): Promise<ReadonlyMap<string, string>> {
    if (items.length === 0) return Promise.resolve(new Map())
    this.asked ??= this.begin()
    for (const { sentence } of items) this.asked.ids.add(sentence)
    return this.asked.texts
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
