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

/** A price that a buyer and a seller have agreed on, for one piece. */
export interface AgreedPrice {
  offerId: string
  amount: number
  quantity: number
  until: Date
}

/** What the viewer has agreed on and can still pay, by listing: whoever keeps offers knows. */
export type AgreedPrices = (ctx: ReadCtx, productIds: string[]) => Promise<Map<string, AgreedPrice>>

type Line = CartRow & { agreed: AgreedPrice | null }

const left = (row: CartRow) => (row.open ? available(row) : 0)

/** The viewer's cart. What has gone since stays in it, marked, so that its disappearance is seen. */
export async function getCart(
  ctx: ReadCtx,
  media: Media,
  agreedPrices: AgreedPrices,
): Promise<contract.Cart> {
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<CartRow>(sql`
    select ${listedColumns}, c.quantity, c.later, c.price_seen as "priceSeen", ${unblocked(viewer, sql`p.seller_id`)} as open
      from cart_items c join ${withSeller} on p.school_id = c.school_id and p.id = c.product_id
     where c.user_id = ${viewer.id}::uuid
     order by c.created_at, c.product_id`)
  const agreed = await agreedPrices(
    ctx,
    rows.map(({ id }) => id),
  )
  const lines = rows.map((row): Line => ({ ...row, agreed: agreed.get(row.id) ?? null }))
  const now = lines.filter(({ later }) => !later)
  const buyable = now.filter((row) => left(row) > 0)
  const total = buyable.reduce((sum, row) => sum + unitOf(row) * Math.min(row.quantity, left(row)), 0)
  const { currency } = ctx.school
  return {
    items: now.map((row) => itemView(media, row, viewer)),
    later: lines.filter(({ later }) => later).map((row) => itemView(media, row, viewer)),
    total: { amount: total, currency },
    surcharge: { amount: surchargeFor(ctx.school, total), currency },
    sellers: new Set(buyable.map((row) => row.sellerId)).size,
    count: now.reduce((sum, row) => sum + row.quantity, 0),
  }
}

/** What was agreed on holds for as many as it was agreed on for. */
const applies = (row: Line) =>
  row.agreed !== null && row.agreed.quantity === row.quantity && left(row) >= row.quantity

const unitOf = (row: Line) => (row.agreed && applies(row) ? row.agreed.amount : row.priceAmount)

function itemView(media: Media, row: Line, viewer: Viewer): contract.CartItem {
  const { currency, priceAmount, priceSeen, quantity, agreed } = row
  const money = (amount: number) => ({ amount, currency })
  const changed = priceSeen !== null && priceSeen !== priceAmount && !applies(row)
  return {
    product: shownProduct(media, row, viewer),
    quantity,
    unitPrice: money(unitOf(row)),
    agreed: agreed && {
      offerId: agreed.offerId,
      price: money(agreed.amount),
      quantity: agreed.quantity,
      until: agreed.until.toISOString(),
      applies: applies(row),
    },
    available: left(row),
    lineTotal: money(unitOf(row) * quantity),
    priceWas: changed ? money(priceSeen) : null,
  }
}

function surchargeFor({ processingFeePayer, currency }: School, total: number): number {
  return processingFeePayer === 'buyer' && total > 0 ? surchargeOn(total, currency) : 0
}
