import type { ReadCtx } from '@banter/tenants/context'
import type { z } from 'zod'
import type { AdPlaces } from '../ad-places.ts'
import { listDrafts } from '../billboard/drafts/drafts.ts'
import { getFeedSettings } from '../billboard/feed/feed-settings.ts'
import { feedWithAds } from '../billboard/feed/feed-with-ads.ts'
import { listClubs } from '../clubs/club-list.ts'
import { listProducts } from '../marketplace/catalogue/catalogue.ts'
import type { Media } from '../media/media.ts'
import type * as contract from './contract.ts'
import { getShell } from './shell.ts'

const FRESH = 4
const MOST_CLUBS = 50

/** All of the front page at once: asked for one by one its parts cost the site and this process three times as much. */
export async function getHome(
  ctx: ReadCtx,
  { media, ads }: { media: Media; ads: AdPlaces },
  query: z.output<typeof contract.getHome.schema.querystring>,
): Promise<contract.Home> {
  const [shell, feed, { paging }, listings, clubs, drafts] = await Promise.all([
    getShell(ctx, media),
    feedWithAds(ctx, { media, ads }, query),
    getFeedSettings(ctx),
    listProducts(ctx, media, { limit: FRESH }),
    listClubs(ctx, media, { mine: 'true', limit: MOST_CLUBS, sort: 'name' }),
    listDrafts(ctx, media),
  ])
  return {
    shell,
    feed,
    paging,
    listings: listings.items,
    clubs: clubs.items.map(({ id, name, mine }) => ({
      id,
      name,
      leads: mine.role === 'president' || mine.role === 'officer',
    })),
    drafts: drafts.items,
  }
}
