import { surchargeOn } from '@banter/billing/fees'
import { type ReadCtx, type School, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { available } from '../policy.ts'
import { type ListedRow, listedColumns, shownProduct, withSeller } from '../product-rows.ts'
import type * as contract from './contract.ts'

/** `open`: buyer and seller have not blocked each other. */
type CartRow = ListedRow & { quantity: number; later: boolean; priceSeen: number | null; open: boolean }

const left = (row: CartRow) => (row.open ? available(row) : 0)

/** The viewer's cart. What has gone since stays in it, marked, so that its disappearance is seen. */
export async function getCart(ctx: ReadCtx, media: Media): Promise<contract.Cart> {
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<CartRow>(sql`
    select ${listedColumns}, c.quantity, c.later, c.price_seen as "priceSeen", ${unblocked(viewer, sql`p.seller_id`)} as open
      from cart_items c join ${withSeller} on p.school_id = c.school_id and p.id = c.product_id
     where c.user_id = ${viewer.id}::uuid
     order by c.created_at, c.product_id`)
  const now = rows.filter(({ later }) => !later)
  const buyable = now.filter((row) => left(row) > 0)
  const total = buyable.reduce((sum, row) => sum + row.priceAmount * Math.min(row.quantity, left(row)), 0)
  const { currency } = ctx.school
  return {
    items: now.map((row) => itemView(media, row, viewer)),
    later: rows.filter(({ later }) => later).map((row) => itemView(media, row, viewer)),
    total: { amount: total, currency },
    surcharge: { amount: surchargeFor(ctx.school, total), currency },
    sellers: new Set(buyable.map((row) => row.sellerId)).size,
    count: now.reduce((sum, row) => sum + row.quantity, 0),
  }
}

function itemView(media: Media, row: CartRow, viewer: Viewer): contract.CartItem {
  const { currency, priceAmount, priceSeen, quantity } = row
  return {
    product: shownProduct(media, row, viewer),
    quantity,
    available: left(row),
    lineTotal: { amount: priceAmount * quantity, currency },
    priceWas: priceSeen === null || priceSeen === priceAmount ? null : { amount: priceSeen, currency },
  }
}

function surchargeFor({ processingFeePayer, currency }: School, total: number): number {
  return processingFeePayer === 'buyer' && total > 0 ? surchargeOn(total, currency) : 0
}
