import type { Marked } from '@banter/api/search/contract'
import { Fragment } from 'react'

/** A text with what was asked for in bold. */
export function MarkedText({ value: { text, marks } }: { value: Marked }) {
  let at = 0
  const parts = marks.map(([from, to]) => {
    const before = text.slice(at, from)
    at = to
    return (
      <Fragment key={from}>
        {before}
        <mark className="rounded-xs bg-accent-soft font-semibold text-accent-text">
          {text.slice(from, to)}
        </mark>
      </Fragment>
    )
  })
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
