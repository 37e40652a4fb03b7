import { ActionIcon, Button } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import type { Month } from '../api.ts'
import { useAnswer } from '../useAnswer.ts'
import { useViewer } from '../viewer.tsx'

/** Every month from the first to the last, those without articles too, so that distance on screen is distance in time. */
export function everyMonth(months: readonly Month[]): readonly Month[] {
  const first = months[0]
  const last = months.at(-1)
  if (first === undefined || last === undefined) return []
  const counts = new Map(months.map(({ month, articles }) => [month, articles]))
  const all: Month[] = []
  for (let [year = 0, month = 0] = first.month.split('-').map(Number); ; month === 12 ? ([year, month] = [year + 1, 1]) : (month += 1)) {
    const name = `${String(year)}-${String(month).padStart(2, '0')}`
    all.push({ month: name, articles: counts.get(name) ?? 0 })
    if (name >= last.month) return all
  }
}

const PLAY_MS = 700 // a month on screen while playing
const FEW = 2 // months after the first that are played together where none are chosen
const MOST_MONTHS = 600 // fifty years; a stray date of the year 1 must not draw 24,000 bars

export function TimeStrip(): ReactNode {
  const { state } = useViewer()
  const answer = useAnswer('months', api.months)
  if (answer.kind !== 'ready') return null
  const months = everyMonth(answer.value).slice(-MOST_MONTHS)
  // With one month there is nothing to choose.
  return months.length < 2 ? null : <Brush months={months} range={state.filters.months} />
}

function Brush({ months, range }: { readonly months: readonly Month[]; readonly range: readonly [string, string] | null }): ReactNode {
  const { t } = useTranslation()
  const { change } = useViewer()
  const plot = useRef<HTMLDivElement>(null)
  const [playing, setPlaying] = useState(false)
  const indexOf = (month: string): number => months.findIndex((each) => each.month === month)
  const last = months.length - 1
  const from = range === null ? 0 : Math.max(0, indexOf(range[0]))
  const to = range === null || indexOf(range[1]) === -1 ? last : indexOf(range[1])
  const tallest = Math.max(...months.map(({ articles }) => articles), 1)

  const set = useCallback(
    (a: number, b: number, stroke: string) => {
      const [low, high] = [Math.max(0, Math.min(a, b)), Math.min(last, Math.max(a, b))]
      const [first, final] = [months[low]?.month, months[high]?.month]
      if (first === undefined || final === undefined) return
      change({ do: 'filter', filters: { months: low === 0 && high === last ? null : [first, final] } }, stroke)
    },
    [change, last, months],
  )

  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => {
      if (to >= last) setPlaying(false)
      else set(from + 1, to + 1, 'play')
    }, PLAY_MS)
    return () => {
      clearInterval(timer)
    }
  }, [playing, from, to, last, set])

  const play = (): void => {
    // What is at the end begins anew.
    if (range === null || to >= last) set(0, range === null ? FEW : to - from, 'play')
    setPlaying(true)
  }

  const monthAt = (event: Pick<PointerEvent, 'clientX'>): number => {
    const box = plot.current?.getBoundingClientRect()
    if (box === undefined) return 0
    const PADDING = 20
    return Math.max(0, Math.min(last, Math.floor(((event.clientX - box.left - PADDING) / (box.width - 2 * PADDING)) * months.length)))
  }
  const drag = (event: PointerEvent<Element>, rangeAt: (month: number) => readonly [from: number, to: number]): void => {
    event.preventDefault()
    const stroke = `time ${String(event.timeStamp)}`
    const target = event.currentTarget
    target.setPointerCapture(event.pointerId)
    const move = (moved: Event): void => {
      if (moved instanceof window.PointerEvent) set(...rangeAt(monthAt(moved)), stroke)
    }
    const end = (): void => {
      target.removeEventListener('pointermove', move)
      target.removeEventListener('pointerup', end)
      target.removeEventListener('pointercancel', end)
    }
    target.addEventListener('pointermove', move)
    target.addEventListener('pointerup', end)
    target.addEventListener('pointercancel', end)
  }
  const handle = (which: 'from' | 'to'): ReactNode => {
    const value = which === 'from' ? from : to
    const keys: { readonly [key: string]: number } = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -12,
      PageUp: 12,
      Home: -last,
      End: last,
    }
    return (
      <button
        type="button"
        role="slider"
        className="handle"
        aria-label={which === 'from' ? t('time.from') : t('time.to')}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={value}
        aria-valuetext={months[value]?.month}
        style={{ left: `calc(20px + (100% - 40px) * ${String((which === 'from' ? from : to + 1) / months.length)})` }}
        onPointerDown={(event) => {
          const anchor = which === 'from' ? to : from
          drag(event, (month) => [anchor, month])
        }}
        onKeyDown={(event: KeyboardEvent) => {
          const step = keys[event.key]
          if (step === undefined) return
          event.preventDefault()
          event.stopPropagation()
          if (which === 'from') set(Math.min(Math.max(0, from + step), to), to, 'time keys')
          else set(from, Math.max(Math.min(last, to + step), from), 'time keys')
        }}
      />
    )
  }
  const years = months.flatMap(({ month }, index) => (index === 0 || month.endsWith('-01') ? [{ year: month.slice(0, 4), index }] : []))

  return (
    <section className="time" aria-label={t('time.label')}>
      <div className="timeSide">
        <div className="row">
          <ActionIcon
            variant="default"
            size={26}
            aria-label={playing ? t('time.pause') : t('time.play')}
            onClick={() => {
              if (playing) setPlaying(false)
              else play()
            }}
          >
            {playing ? <IconPlayerPauseFilled size={13} /> : <IconPlayerPlayFilled size={13} />}
          </ActionIcon>
          {range !== null && (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => {
                setPlaying(false)
                change({ do: 'filter', filters: { months: null } })
              }}
            >
              {t('time.reset')}
            </Button>
          )}
        </div>
        <span>{range === null ? t('time.all') : `${range[0]} – ${range[1]}`}</span>
      </div>
      <div className="timePlot" ref={plot}>
        <svg
          viewBox={`0 0 ${String(months.length)} 40`}
          preserveAspectRatio="none"
          aria-hidden="true"
          onPointerDown={(event) => {
            const start = monthAt(event)
            const isChosen = range !== null && start >= from && start <= to
            // What is chosen is taken along as it is; elsewhere a new range begins.
            const along = (month: number): readonly [number, number] => {
              const by = Math.max(-from, Math.min(last - to, month - start))
              return [from + by, to + by]
            }
            drag(event, isChosen ? along : (month) => [start, month])
          }}
        >
          <rect x={0} y={0} width={months.length} height={40} fill="transparent" />
          {months.map(({ month, articles }, index) => (
            <rect
              key={month}
              className={index >= from && index <= to ? 'bar' : 'bar out'}
              x={index + 0.1}
              width={0.8}
              y={40 - (38 * articles) / tallest}
              height={(38 * articles) / tallest}
            >
              <title>{t('time.month', { month, count: articles })}</title>
            </rect>
          ))}
        </svg>
        <div className="years" aria-hidden="true">
          {years.map(({ year, index }) => (
            <span key={index} style={{ left: `${String((100 * index) / months.length)}%` }}>
              {year}
            </span>
          ))}
        </div>
        {handle('from')}
        {handle('to')}
      </div>
    </section>
  )
}
