import cliProgress from 'cli-progress'
import type { ReadProgress } from '../pipeline/read/index.ts'
import type { BuildSummary } from './build-graph.ts'
import type { Terminal } from './terminal.ts'

export interface BuildProgress {
  readonly onRead: (progress: ReadProgress) => void
  readonly onPage: (soFar: BuildSummary) => void
  readonly onClosing: () => void
  readonly stop: () => void
}

const FORMAT = '{bar} {percentage}% | {articles} articles | {rate} characters/s | {left} left | {file}'

/** A bar on a terminal; nothing where the talk goes into a file. The total is that of the files' bytes, so standard input has no time left. */
export function buildProgress({ stderr }: Terminal, now: () => number): BuildProgress {
  if (stderr.isTTY !== true) return { onRead: () => undefined, onPage: () => undefined, onClosing: () => undefined, stop: () => undefined }
  const bar = new cliProgress.SingleBar(
    { format: FORMAT, stream: stderr, hideCursor: true, clearOnComplete: true, barsize: 20 },
    cliProgress.Presets.shades_classic,
  )
  const started = now()
  let latest: BuildSummary | undefined
  bar.start(1, 0, { articles: 0, rate: '…', left: '…', file: '' })
  const show = ({ origin, bytesRead, bytesTotal }: ReadProgress): void => {
    const seconds = (now() - started) / 1000
    const left = bytesRead === 0 ? '…' : duration((seconds * (bytesTotal - bytesRead)) / bytesRead)
    bar.setTotal(bytesTotal)
    bar.update(bytesRead, {
      articles: (latest?.written ?? 0) + (latest?.present ?? 0),
      rate: String(Math.round((latest?.chars ?? 0) / Math.max(seconds, 0.001))),
      left,
      file: origin.split('/').at(-1) ?? origin,
    })
  }
  return {
    onRead: show,
    onPage: (soFar) => {
      latest = soFar
    },
    onClosing: () => bar.update({ file: 'settling who is who', left: '…' }),
    stop: () => bar.stop(),
  }
}

export function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${String(whole)} s`
  if (whole < 3600) return `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`
  return `${String(Math.floor(whole / 3600))} h ${String(Math.floor((whole % 3600) / 60))} min`
}
