import { useEffect, useState } from 'react'
import { useFetcher, useLocation } from '../router.ts'
import { type ListPage, withFirst, withNext } from './growing-list.ts'

/**
 * A list that grows where it stands; give its component the query as `key`, so that other filters begin another list.
 * `pageOf` finds the list in what the page's loader answers.
 */
export function useGrowingList<Item extends { id: string }, Data>(
  first: ListPage<Item>,
  pageOf: (data: Data) => ListPage<Item>,
) {
  const { pathname, search } = useLocation()
  const fetcher = useFetcher()
  const [shown, setShown] = useState({ first, list: first })
  const arrived = fetcher.state === 'idle' && fetcher.data ? pageOf(fetcher.data as Data) : undefined

  useEffect(() => {
    if (arrived) setShown((before) => ({ ...before, list: withNext(before.list, arrived) }))
  }, [arrived])

  if (shown.first !== first) setShown({ first, list: withFirst(shown.list, first) })

  function loadMore() {
    const query = new URLSearchParams(search)
    query.set('cursor', shown.list.nextCursor ?? '')
    fetcher.load(`${pathname}?${pathname === '/' ? 'index&' : ''}${query}`)
  }

  return { ...shown.list, loadMore, loading: fetcher.state !== 'idle' }
}
