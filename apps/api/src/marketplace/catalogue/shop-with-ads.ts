import type { ReadCtx } from '@banter/tenants/context'
import type { AdPlaces } from '../../ad-places.ts'
import type { Media } from '../../media/media.ts'
import { listProducts } from './catalogue.ts'
import type { Query } from './in-order.ts'

/** The shop as it is looked through: somebody’s shelf, and what is looked for by its ISBN, are without ads. */
export function shopWithAds(ctx: ReadCtx, { media, ads }: { media: Media; ads: AdPlaces }, query: Query) {
  const list = (query: Query) => listProducts(ctx, media, query)
  return query.seller || query.isbn ? list(query) : ads.among(ctx, 'shop', query, list)
}
