import type { ReadCtx } from '@banter/tenants/context'
import type { AdPlaces } from '../ad-places.ts'
import type { Media } from '../media/media.ts'
import { type Filters, listClubs } from './club-list.ts'

/** The school's clubs, with ads between; somebody’s own clubs, and the newest, are without. */
export function clubsWithAds(
  ctx: ReadCtx,
  { media, ads }: { media: Media; ads: AdPlaces },
  filters: Filters,
) {
  const list = (filters: Filters) => listClubs(ctx, media, filters)
  return filters.mine || filters.member || filters.fresh
    ? list(filters)
    : ads.among(ctx, 'clubs', filters, list)
}
