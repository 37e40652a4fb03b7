import { Fragment } from 'react'
import type { ReactNode } from 'react'

/** Short facts in a row, with dots between; each stays whole where the row is broken. */
export function Dotted({ parts }: { readonly parts: readonly (string | null)[] }): ReactNode {
  return parts
    .filter((part) => part !== null)
    .map((part, index) => (
      <Fragment key={part}>
        {index > 0 && ' · '}
        <span>{part}</span>
      </Fragment>
    ))
}
