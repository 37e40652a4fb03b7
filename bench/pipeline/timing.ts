/** Milliseconds that work of some articles took. */
export interface Sample {
  readonly articles: number
  readonly ms: number
}

/** What a stage took, a sample a chunk of articles, in their order. */
export class Timing {
  private readonly samples: Sample[] = []

  async time<T>(articles: number, work: () => Promise<T> | T): Promise<T> {
    const began = performance.now()
    const result = await work()
    this.add(articles, performance.now() - began)
    return result
  }

  add(articles: number, ms: number): void {
    this.samples.push({ articles, ms })
  }

  /** Milliseconds an article when there are about `size`: the median of the chunks between half of that and it. Null where it never came so far. */
  at(size: number): number | null {
    let [seen, near] = [0, [] as number[]]
    for (const { articles, ms } of this.samples) {
      seen += articles
      if (seen > size / 2 && seen <= size) near = [...near, ms / articles]
    }
    return seen < size ? null : median(near)
  }
}

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}
