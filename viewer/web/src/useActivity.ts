import { useEffect, useRef, useState } from 'react'
import { api } from './api.ts'
import { NO_ACTIVITY } from './state/activity.ts'
import type { KnownActivity } from './state/activity.ts'
import type { ViewState } from './state/view.ts'

const MOST_ASKED = 2_500 // ids in one question

/** Asks for the months of what is on the canvas, once a range of months is chosen; until they are there, `NO_ACTIVITY` knows nothing. */
export function useActivity({ loaded, filters }: ViewState): KnownActivity {
  const [known, setKnown] = useState(NO_ACTIVITY)
  const asked = useRef(known)
  asked.current = known
  const isWanted = filters.months !== null
  useEffect(() => {
    if (!isWanted) return
    const controller = new AbortController()
    const ask = async (): Promise<void> => {
      const missing = [...loaded.nodes.keys()].filter((id) => !asked.current.entities.has(id))
      if (missing.length === 0) return
      const [entities, relations] = [new Map(asked.current.entities), new Map(asked.current.relations)]
      for (let at = 0; at < missing.length; at += MOST_ASKED) {
        const answer = await api.activity(missing.slice(at, at + MOST_ASKED), controller.signal)
        for (const [id, months] of answer.entities) entities.set(id, months)
        for (const [id, months] of answer.relations) relations.set(id, months)
      }
      if (!controller.signal.aborted) setKnown({ entities, relations })
    }
    // First and last dates stand in for what could not be asked; the banner says that the server is away.
    ask().catch(() => undefined)
    return () => {
      controller.abort()
    }
  }, [isWanted, loaded])
  return known
}
