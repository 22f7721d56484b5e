import { lossBorneByOrder } from '@banter/billing/bank-facts'
import { balanceOf, type Fact, lockWallet, post } from '@banter/billing/ledger'
import { clawedBack, refundedToWallet } from '@banter/billing/ledger-facts'
import { moneyWords } from '@banter/billing/money-words'
import { type GivenBack, givenBackOf } from '@banter/billing/refund-shares'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { note } from '../order-notes.ts'
import { holdsNoMoney, type OrderRow } from '../order-rows.ts'
import { OrderMovedOn, transition } from '../order-states.ts'
import { refundStarted } from '../topics.ts'
import { finishRefund } from './finish-refund.ts'

export const TooMuchBack = createError('TOO_MUCH_BACK', 'There is less left of this order to give back.', 422)

export const NotCovered = createError(
  'NOT_COVERED',
  'The seller’s wallet holds too little for that: %s more has to be in it first.',
  409,
)

export type RefundCause = 'dispute' | 'no_show' | 'cancel' | 'seller' | 'staff' | 'chargeback'

export interface Giving {
  /** Of the subtotal, in minor units; card processing that the buyer had paid on top goes with it in proportion. */
  amount: number
  cause: RefundCause
  /** Who decided it; null when it was time. */
  by: string | null
  reason?: string | null
  /** The bank's dispute by which the buyer has it already: it only leaves the books. */
  lostTo?: string
  /** With the last of the money: can the goods be bought again? Left out: yes while they had not changed hands. */
  restock?: boolean
}

/** What is left of an order to give back. */
export const leftOf = ({ subtotal, refunded }: Pick<OrderRow, 'subtotal' | 'refunded'>) => subtotal - refunded

/**
 * One refund, full or partial, of an order that is paid, handed off or settled; its row is locked. What came from a wallet is back at
 * once, a card is asked for by a job. After the settlement the seller's wallet pays; what it cannot is owed, and kept back from the next
 * sale. The same share of the fee goes back. @returns the refund's id @throws TooMuchBack, OrderMovedOn, NotCovered
 */
export async function giveBack(ctx: Ctx, order: OrderRow, giving: Giving): Promise<string> {
  const { amount, by, reason = null } = giving
  if (holdsNoMoney(order) || !['held', 'settling', 'settled'].includes(order.state))
    throw new OrderMovedOn(order.state)
  if (amount <= 0 || amount > leftOf(order)) throw new TooMuchBack()
  const back = backAfter(order, amount)
  const id = await keepRefund(ctx, order, giving, back)
  if (order.state === 'settled') await takeFromSeller(ctx, order, { id, by, step: back.step })
  const whole = amount === leftOf(order)
  if (whole) await transition(ctx, [order], 'refunding', { actorId: by, reason })
  else await note(ctx, order.id, 'partial_refund', { amount, reason }, by)
  const after: OrderRow = {
    ...order,
    refunded: back.total.refunded,
    feeRefunded: back.total.fee,
    state: whole ? 'refunding' : order.state,
  }
  if (order.method === 'card' && !giving.lostTo) {
    await publish(ctx, refundStarted, { order_id: order.id, refund_id: id })
  } else {
    const refund = { id, amount, fee: back.step.fee, cause: giving.cause }
    const fact = factFor(order, id, amount + back.step.surcharge, giving.lostTo)
    await finishRefund(ctx, after, refund, () => post(ctx, fact))
  }
  return id
}

function factFor(
  { id: orderId, currency, buyerId }: OrderRow,
  refundId: string,
  amount: number,
  lostTo?: string,
): Fact {
  return lostTo
    ? lossBorneByOrder(lostTo, { orderId, currency, amount })
    : refundedToWallet(refundId, { orderId, currency, gross: amount }, buyerId)
}

interface Back {
  total: GivenBack
  step: GivenBack
}

function backAfter(order: OrderRow, amount: number): Back {
  const sold = {
    gross: order.subtotal,
    fee: order.fee,
    processing: order.processing,
    surcharge: order.surcharge,
  }
  const settled = order.state === 'settled' ? { processing: order.processingRefunded } : null
  const before = givenBackOf(sold, order.refunded, { processing: order.processingRefunded })
  const total = givenBackOf(sold, order.refunded + amount, settled)
  const step = {
    refunded: amount,
    fee: total.fee - order.feeRefunded,
    processing: total.processing - order.processingRefunded,
    surcharge: total.surcharge - before.surcharge,
  }
  return { total, step }
}

async function keepRefund(
  ctx: Ctx,
  order: OrderRow,
  { amount, cause, by, reason, restock }: Giving,
  { total, step }: Back,
) {
  const id = v7()
  await ctx.sql(sql`
    with kept as (
      insert into refunds (id, order_id, amount, currency, fee, surcharge, method, reason, by_id, cause, restock, created_at)
      values (${id}::uuid, ${order.id}::uuid, ${amount}, ${order.currency}, ${step.fee}, ${step.surcharge}, ${order.method}::"PaymentMethod",
              ${reason ?? ''}, ${by}::uuid, ${cause}, ${restock ?? !order.handedOffAt}, ${ctx.now}))
    update orders set refunded = ${total.refunded}, fee_refunded = ${total.fee}, processing_refunded = ${total.processing},
                      updated_at = ${ctx.now}
     where id = ${order.id}::uuid`)
  return id
}

interface Taking {
  id: string
  by: string | null
  step: GivenBack
}

/** What a seller had been paid goes back to where it was held. What the wallet cannot cover is owed. @throws NotCovered */
async function takeFromSeller(ctx: Ctx, order: OrderRow, { id: refundId, by, step }: Taking) {
  const { id, sellerId, currency } = order
  const due = step.refunded - step.fee
  const inWallet = await lockWallet(ctx, sellerId, currency)
  const paid = Math.min(inWallet, due)
  if (by === sellerId && paid < due) await assertLent(ctx, order, due - paid)
  await post(
    ctx,
    clawedBack(refundId, {
      orderId: id,
      currency,
      sellerId,
      fromWallet: paid,
      owed: due - paid,
      fee: step.fee,
      surcharge: step.surcharge,
    }),
  )
}

/**
 * Of their own will a seller gives back what they have: the platform lends them no more than what the card took of this sale. Otherwise two
 * friends would sell to each other, empty the one wallet, and give the money of all others back to the other one. @throws NotCovered
 */
async function assertLent(ctx: Ctx, { sellerId, currency, processing }: OrderRow, lacking: number) {
  const owed = await balanceOf(ctx, 'seller_receivable', sellerId, currency)
  const beyond = Math.max(owed, 0) + lacking - processing
  if (beyond > 0) throw new NotCovered(moneyWords(Math.min(beyond, lacking), currency))
}
