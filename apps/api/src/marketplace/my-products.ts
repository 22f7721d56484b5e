import { quote } from '@banter/billing/fees'
import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import type { Media } from '../media/media.ts'
import type * as contract from './contract.ts'
import { type ListedRow, listedColumns, shownProduct, withSeller } from './product-rows.ts'

type Query = z.output<typeof contract.listMyProducts.schema.querystring>
type MyRow = ListedRow & { sold: number }

const Key = z.tuple([z.uuid()])

/** The same words as `shownStatus`, as conditions. */
const having = {
  active: sql`and p.status = 'active' and p.stock > 0`,
  paused: sql`and p.status = 'paused' and p.stock > 0`,
  reserved: sql`and p.stock = 0 and p.reserved > 0`,
  sold: sql`and p.stock = 0 and p.reserved = 0`,
}

/** The viewer's own listings, newest first, with what waits, what is sold and what one piece brings. */
export async function listMyProducts(ctx: ReadCtx, media: Media, { limit, cursor, status }: Query) {
  const viewer = signedIn(ctx)
  const after = readCursor(cursor, Key)
  const rows = await ctx.sql<MyRow>(sql`
    select ${listedColumns}, coalesce(o.sold, 0)::int as sold from ${withSeller}
      left join lateral (
        select sum(i.quantity) as sold from order_items i
          join orders o on o.school_id = i.school_id and o.id = i.order_id
         where i.school_id = p.school_id and i.product_id = p.id and o.state = 'settled') o on true
     where p.seller_id = ${viewer.id}::uuid and p.status <> 'deleted' ${status ? having[status] : empty}
           ${after ? sql`and p.id < ${after[0]}::uuid` : empty}
     order by p.id desc limit ${rowsFor(limit)}`)
  return pageOf(
    rows,
    limit,
    ({ id }) => [id],
    (row) => ({
      ...shownProduct(media, row, viewer),
      reserved: row.reserved,
      sold: row.sold,
      youGet: {
        amount: quote(row.priceAmount, row.currency, 'card').sellerNet,
        currency: row.currency,
      },
    }),
  )
}
