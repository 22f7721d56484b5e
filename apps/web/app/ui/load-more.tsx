import type { MouseEvent } from 'react'
import { useLocation } from '../router.ts'
import { LinkButton } from './link-button.tsx'
import { Spinner } from './spinner.tsx'

interface LoadMoreProps {
  /** From the list's answer; nothing is drawn when there is no more. */
  nextCursor: string | null
  label?: string
  /** Grows the list in place, where scripts run; otherwise the link leads to the next page. */
  loadMore?: () => void
  loading?: boolean
}

/** The next page of a list, keeping the filters of this one. */
export function LoadMore({ nextCursor, label = 'Load more', loadMore, loading }: LoadMoreProps) {
  const { search } = useLocation()
  if (!nextCursor) return null
  const query = new URLSearchParams(search)
  query.set('cursor', nextCursor)

  function grow(event: MouseEvent) {
    if (!loadMore || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    if (!loading) loadMore()
  }

  return (
    <div className="flex justify-center pt-6">
      <LinkButton
        to={`?${query}`}
        preventScrollReset
        rel="next"
        aria-busy={loading || undefined}
        onClick={grow}
      >
        {loading && <Spinner />}
        {label}
      </LinkButton>
    </div>
  )
}
