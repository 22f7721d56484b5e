import type { Product as ProductRow } from '@banter/prisma'
import type { Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../media/media.ts'
import { unblocked } from '../people/blocks.ts'
import { personOf } from '../people/person.ts'
import { ratingOf } from '../people/rating.ts'
import type { Product } from './contract.ts'
import type { Kind } from './kinds/contract.ts'
import { isStaff, shownStatus } from './policy.ts'

export type ListedRow = Pick<
  ProductRow,
  | 'id'
  | 'title'
  | 'kind'
  | 'category'
  | 'condition'
  | 'priceAmount'
  | 'currency'
  | 'negotiable'
  | 'course'
  | 'stock'
  | 'reserved'
  | 'status'
  | 'sellerId'
  | 'photoKey'
  | 'createdAt'
> & {
  sellerName: string
  sellerAvatarKey: string | null
  /** The sum of the stars that its seller was given, and of how many. */
  sellerStars: { stars: number; ratings: number } | null
  /** In lists that ask for it. */
  saved?: boolean
}

/** What a listing shows in every list, from `products p` and its seller `users s`. */
export const listedColumns = sql`p.id, p.title, p.kind, p.category, p.condition, p.price_amount as "priceAmount", p.currency,
  p.negotiable, p.course, p.stock,
  p.reserved, p.status, p.photo_key as "photoKey", p.seller_id as "sellerId", p.created_at as "createdAt", s.name as "sellerName",
  s.avatar_key as "sellerAvatarKey",
  (select json_build_object('stars', t.stars, 'ratings', t.ratings) from standings t
    where t.school_id = p.school_id and t.user_id = p.seller_id) as "sellerStars"`

/** Whether it is among the viewer's favourites: asked of the few rows of a page. */
export const savedBy = (viewer: Viewer) => sql`exists (
  select from favourites f where f.school_id = p.school_id and f.user_id = ${viewer.id}::uuid and f.product_id = p.id) as saved`

export const withSeller = sql`products p join users s on s.school_id = p.school_id and s.id = p.seller_id`

/** The same words as `canSee`, as a condition on `p`, and no block between. */
export const productSeenBy = (viewer: Viewer) => sql`
  ${unblocked(viewer, sql`p.seller_id`)} and (
    p.status in ('active', 'expired')
    or (p.status <> 'deleted' and p.seller_id = ${viewer.id}::uuid)
    or (p.status not in ('deleted', 'draft') and ${isStaff(viewer)}::boolean))`

export function shownProduct(media: Media, row: ListedRow, viewer: Viewer): Product {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind as Kind,
    category: row.category,
    condition: row.condition,
    price: { amount: row.priceAmount, currency: row.currency },
    negotiable: row.negotiable,
    ...(row.course ? { course: row.course } : {}),
    stock: row.stock,
    status: shownStatus(row),
    ...(row.photoKey ? { photo: media.url(row.photoKey, 'tile') } : {}),
    seller: personOf(media, { id: row.sellerId, name: row.sellerName, avatarKey: row.sellerAvatarKey }),
    sellerRating: row.sellerStars && ratingOf(row.sellerStars),
    createdAt: row.createdAt.toISOString(),
    mine: row.sellerId === viewer.id,
    ...(row.saved === undefined ? {} : { saved: row.saved }),
  }
}
