import { feeOn, feeRefunded } from '@banter/billing/fees'
import { balanceOf, post } from '@banter/billing/ledger'
import { settledToWallet } from '@banter/billing/ledger-facts'
import type { OrderState } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { NotFound } from '../../http/errors.ts'
import { totalOf } from '../checkout/new-orders.ts'
import { handOver } from '../checkout/reservation.ts'
import { factOf, netOf } from '../order-facts.ts'
import { holdsNoMoney, lockOrders, type OrderRow, orderSelect } from '../order-rows.ts'
import { transition } from '../order-states.ts'
import { orderCompleted } from '../topics.ts'

/**
 * The order-fee job: works the fee out again, takes it, and gives the seller the rest. While something keeps the money from being released
 * it waits: whoever takes that away says `settlement_due`. @throws when the order says another fee
 */
export async function settle(ctx: Ctx, orderId: string): Promise<void> {
  const order = await lockForSettling(ctx, orderId)
  if (isOver(order.state) || order.frozen !== '') return
  if (order.refunded > 0 && (await isBeingRefunded(ctx, orderId))) return
  assertFee(order)
  const keptBack = order.owes ? await keptBackOf(ctx, order) : 0
  await Promise.all([
    transition(ctx, [order], 'settled'),
    handOver(ctx, order),
    holdsNoMoney(order) ? null : post(ctx, factFor(order, keptBack)),
    publish(ctx, orderCompleted, {
      ...factOf(order),
      fee: order.fee - order.feeRefunded,
      processing: order.processing - order.processingRefunded,
      seller_net: netOf(order),
    }),
  ])
}

const isOver = (state: OrderState) => state === 'settled' || state === 'refunding' || state === 'refunded'

type Settling = OrderRow & {
  /** The seller may owe something from earlier sales. */
  owes: boolean
}

async function lockForSettling(ctx: Ctx, orderId: string): Promise<Settling> {
  const owes = sql`, exists (select from ledger_accounts a
                              where a.school_id = o.school_id and a.code = 'seller_receivable' and a.owner = o.seller_id::text
                                and a.currency = o.currency) as owes`
  const [order] = await ctx.sql<Settling>(
    sql`${orderSelect(owes)} where o.id = ${orderId}::uuid ${lockOrders}`,
  )
  if (!order) throw new NotFound()
  return order
}

/** A card is being paid back: what is left is not known before that is done. */
async function isBeingRefunded(ctx: Ctx, orderId: string): Promise<boolean> {
  const rows = await ctx.sql(
    sql`select 1 from refunds where order_id = ${orderId}::uuid and state = 'started' limit 1`,
  )
  return rows.length > 0
}

/** What of this sale stays here for what the seller owes. Two sales at once do not both pay for the same. */
async function keptBackOf(ctx: Ctx, order: OrderRow): Promise<number> {
  const { sellerId, currency } = order
  await ctx.sql(sql`
    select id from ledger_accounts
     where code = 'seller_receivable' and owner = ${sellerId} and currency = ${currency} for no key update`)
  const owed = await balanceOf(ctx, 'seller_receivable', sellerId, currency)
  return Math.min(Math.max(owed, 0), netOf(order))
}

function factFor(order: OrderRow, keptBack: number) {
  const { id, sellerId, currency, subtotal, refunded, surcharge } = order
  const surchargeLeft = surcharge - feeRefunded(surcharge, refunded, subtotal)
  return settledToWallet({
    orderId: id,
    currency,
    sellerId,
    gross: subtotal - refunded + surchargeLeft,
    fee: order.fee - order.feeRefunded,
    processing: order.processing - order.processingRefunded + surchargeLeft,
    keptBack,
  })
}

/** What was shown at checkout is what is taken. A row that says otherwise was tampered with: a person has to look at it. */
function assertFee({ id, subtotal, fee, feeRateBps, feeCap, currency, createdAt, items, method }: OrderRow) {
  const expected = feeOn(totalOf(items), currency, createdAt)
  const due = method === 'in_person' ? 0 : expected.fee
  const same =
    fee === due && feeRateBps === expected.rateBps && feeCap === expected.cap && subtotal === totalOf(items)
  if (!same)
    throw new Error(
      `Order ${id} of ${subtotal} says its fee is ${fee}; by the schedule it is ${due} of ${totalOf(items)}.`,
    )
}
