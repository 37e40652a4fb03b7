import { useCallback, useEffect, useState } from 'react'
import { ApiError, isAway } from './api.ts'

export type Answer<Value> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'failed'; readonly error: ApiError; readonly retry: () => void }

const RETRY_MS = 2_000

/**
 * Asks when `key` changes and drops answers that come too late. While the server is away it asks again by itself, so that a page
 * left open recovers.
 */
export function useAnswer<Value>(key: string, ask: (signal: AbortSignal) => Promise<Value>): Answer<Value> {
  const [held, setHeld] = useState<{ readonly key: string; readonly answer: Answer<Value> } | null>(null)
  const [attempt, setAttempt] = useState(0)
  const retry = useCallback(() => {
    setAttempt((count) => count + 1)
  }, [])

  useEffect(() => {
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    ask(controller.signal).then(
      (value) => {
        if (!controller.signal.aborted) setHeld({ key, answer: { kind: 'ready', value } })
      },
      (error: unknown) => {
        if (controller.signal.aborted) return
        const known = error instanceof ApiError ? error : new ApiError(500, { message: String(error), remedy: '', code: null })
        setHeld({ key, answer: { kind: 'failed', error: known, retry } })
        if (isAway(known)) timer = setTimeout(retry, RETRY_MS)
      },
    )
    return () => {
      controller.abort()
      clearTimeout(timer)
    }
    // `ask` is a new function at every render; `key` stands for what it asks.
  }, [key, attempt, retry])

  return held?.key === key ? held.answer : { kind: 'waiting' }
}

/** The same, but while another answer is awaited the last one stays: a list that one works on does not come and go. */
export function useHeld<Value>(answer: Answer<Value>): Answer<Value> {
  const [held, setHeld] = useState(answer)
  if (answer.kind !== 'waiting' && answer !== held) setHeld(answer)
  return answer.kind === 'waiting' ? held : answer
}
