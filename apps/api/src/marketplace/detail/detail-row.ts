import type { Product as ProductRow } from '@banter/prisma'
import type { ReadCtx, Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { unblocked } from '../../people/blocks.ts'
import type { ProductDetail } from '../contract.ts'
import { type ListedRow, listedColumns, withSeller } from '../product-rows.ts'

type Said = Pick<
  ProductRow,
  | 'description'
  | 'branch'
  | 'brand'
  | 'leastOfferPct'
  | 'swapFor'
  | 'isbn'
  | 'edition'
  | 'viewCount'
  | 'favouriteCount'
  | 'publishedAt'
  | 'expiresAt'
  | 'refusal'
>

/** `open`: the viewer and the seller have not blocked each other. */
export type DetailRow = ListedRow &
  Said & {
    delivery: ProductDetail['delivery']
    availableFrom: string | null
    pictureId: string | null
    inCart: number
    saved: boolean
    open: boolean
    sellerSince: Date
    sellerVerified: boolean
    sellerHeld: boolean
    completed: number
    missed: number
    answers: number
    answerSeconds: number
  }

/** Everything a page shows of one listing and of who sells it, whatever its status, in one statement. */
export async function detailRow(ctx: ReadCtx, viewer: Viewer, id: string): Promise<DetailRow | null> {
  const [row] = await ctx.sql<DetailRow>(sql`
    select ${listedColumns}, p.description, p.branch, p.brand, p.least_offer_pct as "leastOfferPct", p.delivery,
           p.available_from::text as "availableFrom", p.picture_id as "pictureId", p.swap_for as "swapFor", p.isbn, p.edition, p.view_count as "viewCount",
           p.favourite_count as "favouriteCount", p.published_at as "publishedAt", p.expires_at as "expiresAt", p.refusal,
           coalesce(c.quantity, 0) as "inCart", f.user_id is not null as saved, ${unblocked(viewer, sql`p.seller_id`)} as open,
           s.created_at as "sellerSince", s.email_verified_at is not null as "sellerVerified", s.directory_hold as "sellerHeld",
           coalesce(t.completed, 0) as completed, coalesce(t.no_shows, 0) as missed,
           coalesce(t.answers, 0) as answers,
           coalesce(t.answer_seconds, 0) as "answerSeconds"
      from ${withSeller}
      left join cart_items c on c.school_id = p.school_id and c.product_id = p.id and c.user_id = ${viewer.id}::uuid
      left join favourites f on f.school_id = p.school_id and f.product_id = p.id and f.user_id = ${viewer.id}::uuid
      left join standings t on t.school_id = p.school_id and t.user_id = p.seller_id
     where p.id = ${id}::uuid`)
  return row ?? null
}
