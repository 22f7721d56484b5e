import type { ReadCtx } from '@banter/tenants/context'
import type { z } from 'zod'
import type { AdPlaces } from '../../ad-places.ts'
import type { Media } from '../../media/media.ts'
import type * as contract from './contract.ts'
import { getFeed } from './feed.ts'

type Query = z.output<typeof contract.getFeed.schema.querystring>

/** The feed as it is read: what was written, and ads between. */
export async function feedWithAds(
  ctx: ReadCtx,
  { media, ads }: { media: Media; ads: AdPlaces },
  query: Query,
) {
  const page = await ads.among(ctx, 'feed', query, (query: Query) => getFeed(ctx, media, query))
  const items: contract.FeedItem[] = [...page.items]
  for (const { after, ad } of page.ads.toReversed()) items.splice(after, 0, ad)
  return { items, nextCursor: page.nextCursor, sort: page.sort }
}
