import type { ReactNode } from 'react'

/** A text in which what was searched for stands out. */
export function Sought({ text, sought }: { readonly text: string; readonly sought: string }): ReactNode {
  if (sought === '') return text
  return text.split(sought).map((piece, index) => (
    <span key={index}>
      {index > 0 && <b className="sought">{sought}</b>}
      {piece}
    </span>
  ))
}
