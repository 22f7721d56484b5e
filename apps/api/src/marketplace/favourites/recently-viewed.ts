import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { type ListedRow, listedColumns, savedBy, shownProduct } from '../product-rows.ts'

const MOST = 12
/** Some of what was looked at is gone by now. */
const LOOKED_THROUGH = 60

export async function listRecentlyViewed(ctx: ReadCtx, media: Media) {
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<ListedRow>(recentQuery(viewer))
  return { items: rows.map((row) => shownProduct(media, row, viewer)) }
}

export const recentQuery = (viewer: Viewer) => sql`
  select ${listedColumns}, ${savedBy(viewer)}
    from (select product_id, school_id, at from product_views where user_id = ${viewer.id}::uuid
           order by at desc, product_id desc limit ${LOOKED_THROUGH}) v
    join products p on p.school_id = v.school_id and p.id = v.product_id
    join users s on s.school_id = p.school_id and s.id = p.seller_id
   where p.status = 'active' and p.stock > 0 and ${unblocked(viewer, sql`p.seller_id`)}
   order by v.at desc limit ${MOST}`
