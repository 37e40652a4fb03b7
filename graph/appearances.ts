import type { EntityId, IsoDate } from './model.ts'
import { plainText } from './plain-text.ts'
import type { Appearances, Evidence, NameForm } from './view.ts'

/** What sentences, by date and the undated last, tell of an entity that they mention. */
export function appearancesIn(mentions: readonly Evidence[], id: EntityId): Appearances {
  return {
    forms: formsIn(mentions, id, ({ text, start }, mark) => plainText(text.slice(mark.start - start, mark.end - start))),
    ...monthsOf(mentions.map(({ date }) => date)),
  }
}

/** `nameAt` names the form that a mark of the entity has. */
export function formsIn(
  mentions: readonly Evidence[],
  id: EntityId,
  nameAt: (evidence: Evidence, mark: Evidence['marks'][number]) => string,
): readonly NameForm[] {
  const forms = new Map<string, Evidence[]>()
  for (const evidence of mentions) {
    for (const mark of evidence.marks) {
      if (mark.entity !== id) continue
      const name = nameAt(evidence, mark)
      const known = forms.get(name)
      if (known === undefined) forms.set(name, [evidence])
      else known.push(evidence)
    }
  }
  const found = [...forms].map(([name, evidence]): NameForm => {
    const [first, last] = [evidence[0], evidence.findLast(({ date }) => date !== null) ?? evidence.at(-1)] as [Evidence, Evidence] // no form without a sentence
    return { name, times: evidence.length, first, last }
  })
  return found.sort(byFirst)
}

export function byFirst(a: Pick<NameForm, 'name' | 'first'>, b: Pick<NameForm, 'name' | 'first'>): number {
  const order = ({ first, name }: Pick<NameForm, 'name' | 'first'>): string => `${first.date ?? '9999'} ${name}`
  return order(a) < order(b) ? -1 : 1
}

export function monthsOf(days: readonly (IsoDate | null)[]): Pick<Appearances, 'months' | 'undated'> {
  const counts = new Map<string, number>()
  for (const date of days) if (date !== null) counts.set(date.slice(0, 7), (counts.get(date.slice(0, 7)) ?? 0) + 1)
  const months = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, number]) => ({ month, mentions: number }))
  return { months, undated: days.filter((date) => date === null).length }
}
