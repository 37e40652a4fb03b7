import cliProgress from 'cli-progress'
import type { Terminal } from './terminal.ts'

export interface CountingProgress {
  readonly add: (count?: number) => void
  readonly stop: () => void
}

/** A bar that counts to a total, which may be an estimate; nothing where the talk goes into a file. */
export function countingProgress({ stderr }: Terminal, what: string, total: number): CountingProgress {
  if (stderr.isTTY !== true) return { add: () => undefined, stop: () => undefined }
  const bar = new cliProgress.SingleBar(
    {
      format: `{bar} {percentage}% | {value} of {total} ${what} | {eta_formatted} left`,
      stream: stderr,
      hideCursor: true,
      clearOnComplete: true,
      barsize: 20,
    },
    cliProgress.Presets.shades_classic,
  )
  let seen = 0
  bar.start(Math.max(total, 1), 0)
  return {
    add: (count = 1) => {
      seen += count
      if (seen > bar.getTotal()) bar.setTotal(seen)
      bar.update(seen)
    },
    stop: () => bar.stop(),
  }
}
