import { useEffect, useState } from 'react'

const CALM_MS = 5_000
const ALERT_MS = 2_000

/** Asks now and then whether the server or its store is away, and often while it is. A hidden page does not ask. */
export function usePulse(whatIsAway: (signal: AbortSignal) => Promise<'server' | 'store' | null>): 'server' | 'store' | null {
  const [away, setAway] = useState<'server' | 'store' | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    const timer = setInterval(
      () => {
        if (document.visibilityState === 'visible')
          void whatIsAway(controller.signal).then((found) => {
            if (!controller.signal.aborted) setAway(found)
          })
      },
      away === null ? CALM_MS : ALERT_MS,
    )
    return () => {
      controller.abort()
      clearInterval(timer)
    }
    // The question does not change while the page lives.
  }, [away])
  return away
}
