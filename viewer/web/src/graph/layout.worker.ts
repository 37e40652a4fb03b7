import { arrange } from '../../../layout/arrangement.ts'
import type { LayoutInput, LayoutResult } from '../../../layout/arrangement.ts'

/** Answers each input with results as they improve; the last is marked. */
export interface LayoutMessage extends LayoutResult {
  readonly run: number
  readonly last: boolean
}

self.onmessage = ({ data }: MessageEvent<{ readonly run: number; readonly input: LayoutInput }>) => {
  const rounds = arrange(data.input)
  for (let next = rounds.next(); ; next = rounds.next()) {
    self.postMessage({ run: data.run, last: next.done === true, ...next.value } satisfies LayoutMessage)
    if (next.done === true) break
  }
}
