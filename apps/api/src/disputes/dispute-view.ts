import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../media/media.ts'
import { mediaOf } from '../media/uses.ts'
import { timelineOf } from '../orders/order-notes.ts'
import { loadOrder, type OrderRow, type ViewedOrder } from '../orders/order-rows.ts'
import { titleOf } from '../orders/order-view.ts'
import type { Dispute } from './contract.ts'
import { type Case, type DisputeRow, disputeOf } from './dispute-rows.ts'
import * as policy from './policy.ts'

type Role = ViewedOrder['role']

/** Whether something is wrong with an order, as its page shows it. @throws NotFound */
export async function disputeOfOrder(ctx: ReadCtx, orderId: string) {
  const order = await loadOrder(ctx, orderId)
  const row = await disputeOf(ctx, orderId)
  return {
    dispute: row && { id: row.id, state: row.state },
    mayOpen: !row && order.role === 'buyer' && policy.canOpen(order, ctx.now),
    until: policy.openUntil(order)?.toISOString() ?? null,
    left: { amount: order.subtotal - order.refunded, currency: order.currency },
  }
}

/** A dispute with what both say and how it came to where it is. */
export async function disputeView(ctx: ReadCtx, media: Media, one: Case, role: Role): Promise<Dispute> {
  const { order, row } = one
  const money = (amount: number) => ({ amount, currency: order.currency })
  const said = await mediaOf(ctx, media, 'dispute', [row.id])
  const answered = await mediaOf(ctx, media, 'dispute_answer', [row.id])
  return {
    id: row.id,
    orderId: order.id,
    reference: order.reference,
    title: titleOf(order),
    role,
    ...peopleOf(order),
    reason: row.reason,
    about: row.about,
    media: said.get(row.id) ?? [],
    price: money(order.subtotal),
    wanted: money(row.wanted),
    left: money(order.subtotal - order.refunded),
    notHandedOver: order.state === 'held' && !order.shippedAt,
    state: row.state,
    instance: row.instance,
    waitsForBank: policy.isOpen(row) && order.frozen === 'chargeback',
    answerBy: row.state === 'answer' ? row.answerBy.toISOString() : null,
    answer: row.answer,
    answerMedia: answered.get(row.id) ?? [],
    offered: row.offered === null ? null : money(row.offered),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    ...(await decisionsOf(ctx, one)),
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    timeline: await courseOf(ctx, one),
    may: mayOf(ctx, one, role),
  }
}

export const peopleOf = ({ buyerId, buyerName, sellerId, sellerName }: OrderRow) => ({
  buyer: { id: buyerId, name: buyerName },
  seller: { id: sellerId, name: sellerName },
})

async function decisionsOf(ctx: ReadCtx, { order, row }: Case) {
  const money = (amount: number) => ({ amount, currency: order.currency })
  const [person] = row.decidedById
    ? await ctx.sql<{ id: string; name: string }>(
        sql`select id, name from users where id = ${row.decidedById}::uuid`,
      )
    : []
  const appealed = row.appealedById
  const first =
    row.firstRefund === null ? null : { amount: money(row.firstRefund), verdict: row.firstVerdict }
  const decided = row.decidedAt && row.refund !== null && !waitsAgain(row)
  return {
    decision: decided
      ? {
          amount: money(row.refund ?? 0),
          verdict: row.verdict,
          by: first ? null : (person ?? null),
          finalAt: row.state === 'decided' ? (row.finalAt?.toISOString() ?? null) : null,
        }
      : null,
    firstDecision: first && { ...first, by: person ?? null },
    appeal: appealed
      ? {
          by: { id: appealed, name: appealed === order.buyerId ? order.buyerName : order.sellerName },
          text: row.appeal,
        }
      : null,
  }
}

const waitsAgain = ({ state }: DisputeRow) => state === 'appealed'

/** What happened to the order since something was said to be wrong. */
async function courseOf(ctx: ReadCtx, { order, row }: Case): Promise<Dispute['timeline']> {
  const from = row.createdAt.toISOString()
  return (await timelineOf(ctx, order))
    .filter(({ at, kind }) => at >= from && kind !== 'money_frozen')
    .map(({ state: _state, ...line }) => line)
}

function mayOf(ctx: ReadCtx, { order, row }: Case, role: Role): Dispute['may'] {
  const reach = policy.isInReach(order)
  const buying = reach && role === 'buyer'
  const side = role === 'staff' ? null : role
  const contest = reach && side !== null && policy.canAppeal(side, row, ctx.now)
  return {
    answer: reach && role === 'seller' && policy.waitsForSeller(row),
    reply: buying && policy.waitsForBuyer(row),
    withdraw: buying && policy.canWithdraw(row),
    agree: contest,
    appeal: contest,
    decide: reach && role === 'staff' && row.state === 'decision' && row.instance === 'school',
  }
}
