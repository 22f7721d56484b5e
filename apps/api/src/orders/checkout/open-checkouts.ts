import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import type { Method } from '../contract.ts'
import { holdsNoMoney, type OrderRow } from '../order-rows.ts'

export const TooManyUnpaid = createError(
  'TOO_MANY_UNPAID',
  'You have %s purchases that wait for payment. Please pay or cancel one of them first.',
  409,
)
export const TooManyInPerson = createError(
  'TOO_MANY_IN_PERSON',
  'You have %s things to pick up and pay in person. Please meet or cancel one of them first.',
  409,
)
export const TooManyLapsed = createError(
  'TOO_MANY_LAPSED',
  'Within a day %s of your purchases were kept for you and not paid. Pay from your wallet, or go on tomorrow.',
  429,
)

export const TooManyFree = createError(
  'TOO_MANY_IN_PERSON',
  'At most %s things that are not paid here can wait for you at once; %s do. Please meet or cancel first, or ask for fewer.',
  409,
)
export const CheckoutUnderway = createError(
  'CHECKOUT_UNDERWAY',
  'Another purchase of yours is just being made. Please try again.',
  409,
)

/** A buyer who pays nothing yet keeps things from others: of few only, so that nobody empties the shop for a joke. */
const MOST_UNPAID = 3
const MOST_FREE = 5
/** A few carts, renewed as often as they run out, would keep somebody's things from others for ever. */
const MOST_LAPSED_A_DAY = 10
const DAY_MS = 86_400_000

/**
 * Two at once wait for each other, so that they are counted. What the buyer called off unpaid counts as what ran out.
 * @throws TooManyUnpaid, TooManyInPerson, TooManyLapsed
 */
export async function assertFewOpen(ctx: Ctx, method: Method): Promise<void> {
  if (method === 'wallet') return
  const { id } = signedIn(ctx)
  ctx.write(sql`select pg_advisory_xact_lock(hashtextextended(${id} || ' holds', 0))`)
  const yesterday = new Date(ctx.now.getTime() - DAY_MS)
  const [open] = await ctx.sql<{ unpaid: number; lapsed: number; inPerson: number }>(sql`
    select (select count(*)::int from checkouts where buyer_id = ${id}::uuid and state = 'awaiting_payment') as unpaid,
           (select count(*)::int from checkouts c where c.buyer_id = ${id}::uuid and c.created_at > ${yesterday}
               and (c.state = 'expired' or c.state = 'cancelled' and exists (
                    select from orders o join order_events e on e.school_id = o.school_id and e.order_id = o.id
                     where o.school_id = c.school_id and o.checkout_id = c.id and e.state = 'cancelled' and e.actor_id = c.buyer_id))) as lapsed,
           (select count(*)::int from orders where buyer_id = ${id}::uuid and method = 'in_person' and state = 'held') as "inPerson"`)
  if (!open) return
  if (open.lapsed >= MOST_LAPSED_A_DAY) throw new TooManyLapsed(open.lapsed)
  if (method === 'card' && open.unpaid >= MOST_UNPAID) throw new TooManyUnpaid(open.unpaid)
  if (method === 'in_person' && open.inPerson >= MOST_FREE) throw new TooManyInPerson(open.inPerson)
}

/**
 * A cart of many sellers is as many orders, and what is given away costs nothing by any method: each of them keeps a thing from others.
 * @throws TooManyFree, CheckoutUnderway
 */
export async function assertFewFree(
  ctx: Ctx,
  orders: Pick<OrderRow, 'method' | 'subtotal'>[],
): Promise<void> {
  const more = orders.filter(holdsNoMoney).length
  if (!more) return
  const { id } = signedIn(ctx)
  // To wait for a purchase that may wait for the things reserved here would be to wait for ever.
  const [turn] = await ctx.sql<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${id} || ' holds', 0)) as mine`,
  )
  if (!turn?.mine) throw new CheckoutUnderway()
  const [open] = await ctx.sql<{ free: number }>(sql`
    select count(*)::int as free from orders
     where buyer_id = ${id}::uuid and state = 'held' and (method = 'in_person' or subtotal = 0)`)
  const free = open?.free ?? 0
  if (free + more > MOST_FREE) throw new TooManyFree(MOST_FREE, free)
}
