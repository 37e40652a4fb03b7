import type { GoldDocument } from './documents.ts'
import type { Found } from './tagging.ts'

/** One line for each place where gold and found differ: page, offset, gold type, found type and score, the text around. */
export function errorLines(documents: readonly GoldDocument[], found: readonly (readonly Found[])[]): readonly string[] {
  return documents.flatMap(({ name, raw, spans }, k) => {
    const gold = new Map(spans.map((s) => [`${s.start}-${s.end}`, s]))
    const mine = new Map((found[k] ?? []).map((s) => [`${s.start}-${s.end}`, s]))
    return [...new Set([...gold.keys(), ...mine.keys()])]
      .flatMap((place) => {
        const wanted = gold.get(place)
        const told = mine.get(place)
        const { start, end } = wanted ?? told ?? { start: 0, end: 0 }
        if (wanted?.type === told?.type) return []
        const context = `${raw.slice(Math.max(0, start - 12), start)}[${raw.slice(start, end)}]${raw.slice(end, end + 10)}`.replaceAll(
          '\n',
          '⏎',
        )
        const score = told === undefined ? '' : ` ${told.score.toFixed(2)}`
        return [
          { start, line: `${name} ${String(start).padStart(5)} gold=${wanted?.type ?? '-'} found=${told?.type ?? '-'}${score} ${context}` },
        ]
      })
      .sort((a, b) => a.start - b.start)
      .map(({ line }) => line)
  })
}
