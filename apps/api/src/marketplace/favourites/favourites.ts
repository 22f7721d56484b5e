import { type Ctx, type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { OwnProduct } from '../cart/change-cart.ts'
import { type ListedRow, listedColumns, shownProduct } from '../product-rows.ts'
import { type Favourite, MOST_FAVOURITES } from './contract.ts'

export const FavouritesFull = createError('FAVOURITES_FULL', 'You can save at most %s things.', 409)

/** The row of who saved it is written first, and only a new one counts. @throws NotFound, OwnProduct, FavouritesFull */
export async function addFavourite(ctx: Ctx, id: string): Promise<void> {
  const viewer = signedIn(ctx)
  const [shown] = await ctx.sql<{ own: boolean; full: boolean }>(sql`
    with shown as (
      select p.id, p.seller_id = ${viewer.id}::uuid as own, p.price_amount,
             (select count(*) from favourites f where f.user_id = ${viewer.id}::uuid and f.product_id <> p.id) >= ${MOST_FAVOURITES} as full
        from products p
       where p.id = ${id}::uuid and p.status in ('active', 'expired') and ${unblocked(viewer, sql`p.seller_id`)}),
    saved as (
      insert into favourites (user_id, product_id, price_saved, price_told, created_at)
      select ${viewer.id}::uuid, id, price_amount, price_amount, ${ctx.now} from shown where not own and not "full"
      on conflict do nothing returning product_id),
    counted as (update products p set favourite_count = favourite_count + 1 from saved s where p.id = s.product_id)
    select own, "full" from shown`)
  if (!shown) throw new NotFound()
  if (shown.own) throw new OwnProduct()
  if (shown.full) throw new FavouritesFull(MOST_FAVOURITES)
}

/** What was not saved stays so. @throws NotFound for what is not at this school */
export async function removeFavourite(ctx: Ctx, id: string): Promise<void> {
  const [known] = await ctx.sql(sql`
    with gone as (
      delete from favourites where user_id = ${signedIn(ctx).id}::uuid and product_id = ${id}::uuid returning product_id),
    counted as (update products p set favourite_count = favourite_count - 1 from gone g where p.id = g.product_id)
    select p.id from products p where p.id = ${id}::uuid`)
  if (!known) throw new NotFound()
}

/** Whoever has left keeps an eye on nothing. */
export async function forgetWatching(ctx: Ctx, { user_id }: { user_id: string }): Promise<void> {
  ctx.write(sql`
    with gone as (delete from favourites where user_id = ${user_id}::uuid returning product_id)
    update products p set favourite_count = favourite_count - 1 from gone g where p.id = g.product_id`)
  ctx.write(sql`delete from saved_searches where user_id = ${user_id}::uuid`)
  ctx.write(sql`delete from product_views where user_id = ${user_id}::uuid`)
}

type FavouriteRow = ListedRow & { savedAt: Date; priceSaved: number }
const Key = z.tuple([z.iso.datetime(), z.uuid()])

export async function listFavourites(
  ctx: ReadCtx,
  media: Media,
  page: { limit: number; cursor?: string | undefined },
) {
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<FavouriteRow>(favouritesQuery(viewer, page))
  const keyOf = ({ savedAt, id }: FavouriteRow) => [savedAt.toISOString(), id]
  return pageOf(rows, page.limit, keyOf, (row) => shown(media, row, viewer))
}

/** A page of the saver's own rows first, what they saved then. */
export function favouritesQuery(
  viewer: Viewer,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const key = readCursor(cursor, Key)
  return sql`
    select ${listedColumns}, true as saved, f.created_at as "savedAt", f.price_saved as "priceSaved"
      from favourites f
      join products p on p.school_id = f.school_id and p.id = f.product_id
      join users s on s.school_id = p.school_id and s.id = p.seller_id
     where f.user_id = ${viewer.id}::uuid and ${unblocked(viewer, sql`p.seller_id`)}
           ${key ? sql`and (f.created_at, f.product_id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : empty}
     order by f.created_at desc, f.product_id desc limit ${rowsFor(limit)}`
}

/** What waits for the staff, or came back from them, is its seller's business: to others it is paused. */
const HIDDEN: readonly string[] = ['draft', 'pending', 'refused']

function shown(media: Media, row: FavouriteRow, viewer: Viewer): Favourite {
  const product = shownProduct(media, row, viewer)
  const changed = row.priceSaved !== row.priceAmount
  return {
    product: HIDDEN.includes(product.status) ? { ...product, status: 'paused' } : product,
    savedAt: row.savedAt.toISOString(),
    priceWas: changed ? { amount: row.priceSaved, currency: row.currency } : null,
  }
}
