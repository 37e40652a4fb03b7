import { useCallback, useState } from 'react'

const kept = new Map<string, unknown>()

/** State that outlives the pane it belongs to, for as long as the page is open. A name means one kind of value. */
export function useKept<Value>(name: string, first: Value): readonly [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => (kept.has(name) ? (kept.get(name) as Value) : first)) // only what was set under this name below
  const set = useCallback(
    (next: Value) => {
      kept.set(name, next)
      setValue(next)
    },
    [name],
  )
  return [value, set]
}
