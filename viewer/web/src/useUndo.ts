import { useCallback, useRef } from 'react'
import type { RefObject } from 'react'
import { api, ApiError } from './api.ts'
import type { Deed, History, Step } from './state/history.ts'

export interface Undo {
  readonly undo: () => void
  readonly redo: () => void
}

async function reversed({ requests, ids, way }: Deed, isBack: boolean): Promise<void> {
  if ((way === 'made') === isBack) for (const id of ids) await gone(api.undecide(id))
  else for (const request of requests) await api.decide(request)
}

/** That someone else has taken it back already is as well. */
async function gone(undone: Promise<unknown>): Promise<void> {
  try {
    await undone
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error
  }
}

/** Undo and redo. Where a decision about the graph lies on the way, the server is told first; what fails is said, and nothing moves. */
export function useUndo(
  history: RefObject<History>,
  step: (step: Step) => void,
  attempt: (act: () => Promise<void>) => Promise<void>,
  decided: () => void,
): Undo {
  const isUnderWay = useRef(false)
  const go = useCallback(
    (kind: 'undo' | 'redo') => {
      if (isUnderWay.current) return
      const { past, future } = history.current
      const deed = (kind === 'undo' ? past.at(-1) : future[0])?.deed ?? null
      if (deed === null) {
        step({ kind })
        return
      }
      isUnderWay.current = true
      void attempt(async () => {
        await reversed(deed, kind === 'undo')
        step({ kind })
        decided()
      }).finally(() => {
        isUnderWay.current = false
      })
    },
    [attempt, decided, history, step],
  )
  return {
    undo: useCallback(() => {
      go('undo')
    }, [go]),
    redo: useCallback(() => {
      go('redo')
    }, [go]),
  }
}
