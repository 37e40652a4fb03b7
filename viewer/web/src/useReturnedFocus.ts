import { useEffect, useState } from 'react'

/** Gives the focus back to where it was when a dialog that is open from its first drawing on is closed: who reads by keyboard goes on there. */
export function useReturnedFocus(): void {
  const [last] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (last instanceof HTMLElement) last.focus({ preventScroll: true })
    },
    [last],
  )
}
