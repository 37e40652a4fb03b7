import type { Evidence } from '../view.ts'

/** Sentences of newspapers are numbered as they are first cited; the list of them ends the page. */
export class Citations {
  private readonly numbers = new Map<string, number>()
  readonly list: Evidence[] = []

  numberOf(evidence: Evidence): number {
    const known = this.numbers.get(evidence.sentence)
    if (known !== undefined) return known
    this.list.push(evidence)
    this.numbers.set(evidence.sentence, this.list.length)
    return this.list.length
  }
}
