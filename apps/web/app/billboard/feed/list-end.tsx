import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from '../../router.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'

/** So many times a list grows by itself; then it waits for a word, and what stands below it can be reached. */
const BY_ITSELF = 4
const AHEAD = '900px'

interface ListEndProps {
  nextCursor: string | null
  paging: 'scroll' | 'button'
  state: 'idle' | 'loading' | 'failed'
  loadMore: () => void
}

/** Where a list goes on, by itself or at a button; without scripts a link to the next page. */
export function ListEnd({ nextCursor, paging, state, loadMore }: ListEndProps) {
  const { search } = useLocation()
  const hydrated = useHydrated()
  const [grown, setGrown] = useState(0)
  const byItself = hydrated && paging === 'scroll' && state !== 'failed' && grown < BY_ITSELF
  if (!nextCursor) return null
  const query = new URLSearchParams(search)
  query.set('cursor', nextCursor)

  function grow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    setGrown(0)
    loadMore()
  }

  function growByItself() {
    setGrown((times) => times + 1)
    loadMore()
  }

  return (
    <div className="grid justify-items-center gap-2 py-4">
      {byItself && <Watcher key={nextCursor} onNear={growByItself} />}
      {state === 'failed' && (
        <p role="status" className="text-muted">
          More posts could not be loaded.
        </p>
      )}
      <LinkButton
        to={`?${query}`}
        rel="next"
        aria-busy={state === 'loading' || undefined}
        onClick={grow}
        className={byItself ? 'border-transparent bg-transparent shadow-none' : undefined}
      >
        {state === 'loading' && <Spinner />}
        {state === 'failed' ? 'Try again' : state === 'loading' ? 'Loading older posts' : 'Load older posts'}
      </LinkButton>
    </div>
  )
}

function Watcher({ onNear }: { onNear: () => void }) {
  const mark = useRef<HTMLSpanElement>(null)
  const near = useRef(onNear)
  near.current = onNear
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && near.current(), {
      rootMargin: AHEAD,
    })
    if (mark.current) watcher.observe(mark.current)
    return () => watcher.disconnect()
  }, [])
  return <span ref={mark} aria-hidden />
}
