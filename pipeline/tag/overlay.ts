import type { TaggedSpan } from '../types.ts'

/**
 * Lays what a pattern found over sorted spans: a shorter span inside it and one across its border give way, a longer one around it stays. Sorted,
 * without overlap.
 */
export function overlaid(spans: readonly TaggedSpan[], found: readonly TaggedSpan[]): readonly TaggedSpan[] {
  if (found.length === 0) return spans
  return found
    .reduce<readonly TaggedSpan[]>((kept, span) => {
      const around = kept.some((s) => s.start <= span.start && span.end <= s.end && s.end - s.start > span.end - span.start)
      return around ? kept : [...kept.filter((s) => s.end <= span.start || span.end <= s.start), span]
    }, spans)
    .toSorted((a, b) => a.start - b.start)
}
