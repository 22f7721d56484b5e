import { getFeed, getFeedSettings } from '@banter/api/billboard/feed/contract'
import { listProducts } from '@banter/api/marketplace/contract'
import { api } from '../../api.server.ts'
import type { LoaderFunctionArgs } from '../../router.server.ts'
import { composing } from '../compose/composing.server.ts'

/** What a member's home shows: the billboard in the order they chose last, and what has just been listed. */
export async function loadFeed(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams
  const ask = api(args.request, args.context)
  const [posts, settings, listings, writing] = await Promise.all([
    ask(getFeed, { querystring: { cursor: query.get('cursor') ?? undefined } }),
    ask(getFeedSettings),
    ask(listProducts, { querystring: { limit: 4 } }),
    composing(args),
  ])
  return {
    posts: { items: posts.items, nextCursor: posts.nextCursor },
    sort: posts.sort,
    paging: settings.paging,
    listings: listings.items,
    writing,
  }
}

export type Feed = Awaited<ReturnType<typeof loadFeed>>
