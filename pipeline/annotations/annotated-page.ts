import type { Span } from '../../graph/model.ts'
import type { MentionType } from '../../graph/schema.ts'

/** A text on which somebody marked the names. Offsets are UTF-16 units of `text`, as everywhere. */
export interface AnnotatedPage {
  /** The file it was read from, for messages. */
  readonly origin: string
  readonly text: string
  /** Sorted. */
  readonly mentions: readonly MarkedSpan[]
}

export interface MarkedSpan extends Span {
  readonly type: MentionType
}

export const bySpan = (a: Span, b: Span): number => a.start - b.start || a.end - b.end
