import type { Prisma } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, type Statement, statement } from '@banter/tenants/outbox'
import { factOf, type OfferRow, writeMove } from './offer-rows.ts'
import { offerDeclined, offerExpired, offerWithdrawn } from './topics.ts'

type Ended = Pick<
  OfferRow,
  'id' | 'productId' | 'buyerId' | 'sellerId' | 'amount' | 'currency' | 'quantity' | 'turn'
> & { was: 'open' | 'accepted' }

/** Puts an end to those of these offers (`o`, of listings `p`) that are not over and not being paid. Locked in the order of their ids. */
function end(ctx: Ctx, state: 'expired' | 'declined' | 'withdrawn', which: Prisma.Sql): Promise<Ended[]> {
  return ctx.sql<Ended>(sql`
    with was as (
      select o.school_id, o.id, o.state from offers o join products p on p.school_id = o.school_id and p.id = o.product_id
       where o.state in ('open', 'accepted') and o.order_id is null and ${which} order by o.id for no key update of o)
    update offers o set state = ${state}, updated_at = ${ctx.now} from was
     where o.school_id = was.school_id and o.id = was.id
    returning o.id, o.product_id as "productId", o.buyer_id as "buyerId", o.seller_id as "sellerId", o.amount, o.currency,
              o.quantity, o.turn, was.state as was`)
}

const idsOf = (offers: Ended[]) => offers.map(({ id }) => id)

/** Time is over for those of these offers whose time is over. */
export async function expire(ctx: Ctx, which: Prisma.Sql): Promise<void> {
  const offers = await end(ctx, 'expired', sql`o.expires_at <= ${ctx.now} and ${which}`)
  writeMove(ctx, idsOf(offers), { move: 'expire', actorId: null })
  await publishAll(
    ctx,
    offers.map((offer) => statement(offerExpired, { ...factOf(offer), was: offer.was, turn: offer.turn })),
  )
}

/** There is nothing left to bargain for. */
async function closeAll(ctx: Ctx, which: Prisma.Sql): Promise<void> {
  const offers = await end(ctx, 'declined', which)
  writeMove(ctx, idsOf(offers), { move: 'decline', actorId: null })
  await publishAll(ctx, offers.map(closed))
}

const closed = (offer: Ended): Statement => statement(offerDeclined, { ...factOf(offer), by: null })

/** The job for an order that was paid: what it was made of is paid, and the others of that listing may have come too late. */
export async function followPaid(ctx: Ctx, { order_id }: { order_id: string }): Promise<void> {
  markPaid(ctx, order_id)
  await closeAll(
    ctx,
    sql`p.stock < o.quantity and p.id in (select i.product_id from order_items i where i.order_id = ${order_id}::uuid)`,
  )
}

const markPaid = (ctx: Ctx, orderId: string) =>
  ctx.write(
    sql`update offers set state = 'paid', updated_at = ${ctx.now} where order_id = ${orderId}::uuid and state = 'accepted'`,
  )

/** The job for an order that was never paid: its offer can be paid again, for as long as it could before. */
export async function followUnpaid(ctx: Ctx, { order_id }: { order_id: string }): Promise<void> {
  const offers = await ctx.sql<{ id: string }>(sql`
    update offers set order_id = null, updated_at = ${ctx.now} where order_id = ${order_id}::uuid and state = 'accepted' returning id`)
  if (offers.length) await expire(ctx, sql`o.id = any(${offers.map(({ id }) => id)}::uuid[])`)
}

export const followCancelled = (ctx: Ctx, order: { order_id: string; after_payment: boolean }) =>
  // Word of the payment may come after word of what came after it.
  order.after_payment ? followPaid(ctx, order) : followUnpaid(ctx, order)

/** The job for a listing of which none are left, or that was taken down. */
export const followGone = (ctx: Ctx, { product_id }: { product_id: string }) =>
  closeAll(ctx, sql`p.id = ${product_id}::uuid and (p.status = 'deleted' or p.stock < o.quantity)`)

/** The job for somebody who has left: they buy nothing any more. What they sold follows its listing. */
export async function withdrawAll(ctx: Ctx, { user_id }: { user_id: string }): Promise<void> {
  const offers = await end(ctx, 'withdrawn', sql`o.buyer_id = ${user_id}::uuid`)
  writeMove(ctx, idsOf(offers), { move: 'withdraw', actorId: user_id })
  await publishAll(
    ctx,
    offers.map((offer) => statement(offerWithdrawn, { ...factOf(offer), by: 'buyer' as const })),
  )
}
