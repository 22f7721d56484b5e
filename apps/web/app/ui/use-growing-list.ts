import { useEffect, useState } from 'react'
import { useFetcher, useLocation } from '../router.ts'
import { type ListPage, withFirst, withNext } from './growing-list.ts'

/** Lists that have grown, by their place in the history: whoever comes back finds as much as they left, and where they left it. */
const grown = new Map<string, ListPage<unknown>>()
const MOST_KEPT = 20

function keepGrown(key: string, list: ListPage<unknown>) {
  grown.delete(key)
  grown.set(key, list)
  const [oldest] = grown.keys()
  if (grown.size > MOST_KEPT && oldest !== undefined) grown.delete(oldest)
}

/**
 * A list that grows where it stands; give its component the query as `key`, so that other filters begin another list.
 * `pageOf` finds the list in what the page's loader answers.
 */
export function useGrowingList<Item extends { id: string }, Data>(
  first: ListPage<Item>,
  pageOf: (data: Data) => ListPage<Item>,
) {
  const { pathname, search, key } = useLocation()
  const fetcher = useFetcher()
  const [shown, setShown] = useState(() => {
    const kept = grown.get(key) as ListPage<Item> | undefined
    return { first, list: kept ? withFirst(kept, first) : first }
  })
  const arrived = fetcher.state === 'idle' && fetcher.data ? pageOf(fetcher.data as Data) : undefined

  useEffect(() => {
    if (arrived) setShown((before) => ({ ...before, list: withNext(before.list, arrived) }))
  }, [arrived])

  useEffect(() => {
    if (shown.list.items.length > shown.first.items.length) keepGrown(key, shown.list)
  }, [key, shown])

  if (shown.first !== first) setShown({ first, list: withFirst(shown.list, first) })

  function loadMore() {
    const query = new URLSearchParams(search)
    query.set('cursor', shown.list.nextCursor ?? '')
    fetcher.load(`${pathname}?${pathname === '/' ? 'index&' : ''}${query}`)
  }

  return { ...shown.list, loadMore, loading: fetcher.state !== 'idle' }
}
