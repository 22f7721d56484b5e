import type { Post } from '@banter/api/billboard/contract'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { WithAd } from '../../ads/shown/with-ads.ts'
import { useLocation } from '../../router.ts'
import { type ListPage, withNext } from '../../ui/growing-list.ts'
import { readJson } from '../send.ts'
import { keepPosts, keptPosts, onPostsChanged, postsAway } from './post-memory.ts'
import { renewed } from './post-pages.ts'

const NONE: ReadonlySet<string> = new Set()

/** Where in the history a list stands: each place has its own, so that going back finds what was left there. */
export const usePlace = (name: string) => `${useLocation().key} ${name}`

/** The posts of a list as they are now, after what was done to them here. */
export function useKeptPosts(place: string, first: ListPage<WithAd<Post>>): ListPage<WithAd<Post>> {
  const list = useSyncExternalStore(
    onPostsChanged,
    () => keptPosts(place) ?? first,
    () => first,
  )
  const away = useSyncExternalStore(onPostsChanged, postsAway, () => NONE)
  useEffect(() => {
    const kept = keptPosts(place)
    keepPosts(place, kept ? renewed(kept, first) : first)
  }, [place, first])
  return useMemo(() => ({ ...list, items: list.items.filter(({ id }) => !away.has(id)) }), [list, away])
}

/** Loads the next page of a list; `more` is where to ask, without the cursor. */
export function useMorePosts(place: string, list: ListPage<Post>, more: string) {
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle')

  async function loadMore() {
    if (state === 'loading' || !list.nextCursor) return
    setState('loading')
    const page = await readJson<ListPage<Post>>(`${more}&cursor=${encodeURIComponent(list.nextCursor)}`)
    const kept = keptPosts(place)
    if (page && kept) keepPosts(place, withNext(kept, page))
    setState(page ? 'idle' : 'failed')
  }

  return { state, loadMore }
}
