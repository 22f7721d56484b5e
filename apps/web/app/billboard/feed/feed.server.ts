import type { Post } from '@banter/api/billboard/contract'
import { adsOnPrevious } from '../../ads/shown/with-ads.ts'
import type { LoaderFunctionArgs } from '../../router.server.ts'
import { homeOf } from '../../shell/home.server.ts'
import { writingOf } from '../compose/composing.server.ts'

/** What a member's home shows: the billboard in the order they chose last, and what has just been listed. */
export async function loadFeed(args: LoaderFunctionArgs) {
  const { feed, paging, listings, clubs, drafts } = await homeOf(args)
  return {
    posts: { items: adsOnPrevious<Post>(feed.items), nextCursor: feed.nextCursor },
    sort: feed.sort,
    paging,
    listings,
    writing: await writingOf(args, clubs, drafts),
  }
}

export type Feed = Awaited<ReturnType<typeof loadFeed>>
