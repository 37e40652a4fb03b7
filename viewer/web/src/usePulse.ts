import { useEffect, useState } from 'react'

const CALM_MS = 15_000
const ALERT_MS = 2_000

/** Asks now and then whether the server is away, and often while it is. A hidden page does not ask. */
export function usePulse(isAway: (signal: AbortSignal) => Promise<boolean>): boolean {
  const [away, setAway] = useState(false)
  useEffect(() => {
    const controller = new AbortController()
    const timer = setInterval(
      () => {
        if (document.visibilityState === 'visible')
          void isAway(controller.signal).then((found) => {
            if (!controller.signal.aborted) setAway(found)
          })
      },
      away ? ALERT_MS : CALM_MS,
    )
    return () => {
      controller.abort()
      clearInterval(timer)
    }
    // The question does not change while the page lives.
  }, [away])
  return away
}
