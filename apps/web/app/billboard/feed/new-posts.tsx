import type { Post, Sort } from '@banter/api/billboard/contract'
import { IconArrowUp } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useNavigate } from '../../router.ts'
import { readJson } from '../send.ts'

const EVERY_MS = 45_000
const MOST = 99

interface NewPostsProps {
  /** What is on the page, perhaps since a while. */
  shown: Post[]
  /** What the server listed when the page was come to. */
  latest: Post[]
  sort: Sort
}

const newestOf = (posts: Post[]) =>
  posts
    .map(({ id }) => id)
    .sort()
    .at(-1) ?? ''

/** Says how many posts have come since this list was read; asks rarely, and never in a hidden tab. */
export function NewPosts({ shown, latest, sort }: NewPostsProps) {
  const navigate = useNavigate()
  const since = newestOf(shown)
  const count = useNewCount(
    sort === 'top' ? null : new URLSearchParams({ sort, since }),
    newestOf(latest) > since,
  )
  return (
    <div role="status" className="pointer-events-none sticky top-18 z-10 h-0 text-center">
      {count > 0 && (
        <button
          type="button"
          onClick={() => navigate('/', { replace: true })}
          className="pointer-events-auto inline-flex h-9 animate-rise items-center gap-1.5 rounded-full bg-accent px-4 text-[0.8125rem] font-medium text-white shadow-pop hover:bg-accent-strong"
        >
          <IconArrowUp aria-hidden className="size-4" />
          {count >= MOST ? `${MOST} or more` : count} new {count === 1 ? 'post' : 'posts'}
        </button>
      )}
    </div>
  )
}

function useNewCount(query: URLSearchParams | null, atOnce: boolean) {
  const [count, setCount] = useState(0)
  const path = query && `/billboard/new?${query}`
  useEffect(() => {
    setCount(0)
    if (!path) return
    const leaving = new AbortController()
    async function look() {
      if (document.hidden || !navigator.onLine) return
      const answer = await readJson<{ count: number }>(path!, leaving.signal)
      if (answer && !leaving.signal.aborted) setCount(answer.count)
    }
    if (atOnce) void look()
    const timer = setInterval(look, EVERY_MS)
    document.addEventListener('visibilitychange', look)
    return () => {
      leaving.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [path, atOnce])
  return count
}
