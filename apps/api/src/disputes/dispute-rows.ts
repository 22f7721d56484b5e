import type { Dispute } from '@banter/prisma'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NotFound } from '../http/errors.ts'
import { NotAllowed } from '../http/session.ts'
import { loadOrder, type OrderRow, orderById, type ViewedOrder } from '../orders/order-rows.ts'
import type { DisputeReason, DisputeState } from './contract.ts'
import { isInReach } from './policy.ts'

export type DisputeRow = Omit<Dispute, 'schoolId' | 'state' | 'reason' | 'instance'> & {
  state: DisputeState
  reason: DisputeReason
  instance: 'school' | 'platform'
}

export const DisputeMovedOn = createError('DISPUTE_MOVED_ON', 'This dispute has moved on by now.', 409)
export const BankDecides = createError(
  'BANK_DECIDES',
  'The buyer’s bank looks into the card payment. Until it has decided, this waits.',
  409,
)

const disputeColumns = sql`
  d.id, d.order_id as "orderId", d.opened_by_id as "openedById", d.reason, d.about, d.wanted, d.state, d.answer_by as "answerBy", d.answer,
  d.offered, d.answered_at as "answeredAt", d.outcome, d.refund, d.verdict, d.decided_by_id as "decidedById", d.decided_at as "decidedAt",
  d.appeal, d.appealed_by_id as "appealedById", d.appealed_at as "appealedAt", d.created_at as "createdAt", d.closed_at as "closedAt",
  d.instance, d.final_at as "finalAt", d.buyer_agreed as "buyerAgreed", d.seller_agreed as "sellerAgreed",
  d.first_refund as "firstRefund", d.first_verdict as "firstVerdict", d.platform_by_id as "platformById"`

export async function disputeById(ctx: ReadCtx, id: string): Promise<DisputeRow | null> {
  const [row] = await ctx.sql<DisputeRow>(
    sql`select ${disputeColumns} from disputes d where d.id = ${id}::uuid`,
  )
  return row ?? null
}

/** There is one at most. */
export async function disputeOf(ctx: ReadCtx, orderId: string): Promise<DisputeRow | null> {
  const [row] = await ctx.sql<DisputeRow>(
    sql`select ${disputeColumns} from disputes d where d.order_id = ${orderId}::uuid`,
  )
  return row ?? null
}

export interface Case<O extends OrderRow = OrderRow> {
  order: O
  row: DisputeRow
}

/** A dispute as one of the order's two people, or the school's staff, may see it. @throws NotFound */
export async function loadDispute(ctx: ReadCtx, id: string): Promise<Case<ViewedOrder>> {
  const row = await disputeById(ctx, id)
  if (!row) throw new NotFound()
  return { order: await loadOrder(ctx, row.orderId), row }
}

/** The same to change it: the order is locked first, and the dispute is read behind that lock. @throws NotFound, NotAllowed, BankDecides */
export async function lockDispute(
  ctx: Ctx,
  id: string,
  who: ViewedOrder['role'][],
): Promise<Case<ViewedOrder>> {
  const seen = await disputeById(ctx, id)
  if (!seen) throw new NotFound()
  const order = await loadOrder(ctx, seen.orderId, { lock: true })
  if (!who.includes(order.role)) throw new NotAllowed()
  const row = await disputeById(ctx, id)
  if (!row) throw new NotFound()
  return { order, row }
}

/** For jobs and the platform, who see every order. @returns null when there is no such dispute */
export async function lockAnyDispute(ctx: Ctx, id: string): Promise<Case | null> {
  const seen = await disputeById(ctx, id)
  if (!seen) return null
  const order = await orderById(ctx, seen.orderId, { lock: true })
  const row = await disputeById(ctx, id)
  return row && { order, row }
}

/** @throws BankDecides, DisputeMovedOn */
export function assertInReach({ order }: Case): void {
  if (order.frozen === 'chargeback') throw new BankDecides()
  if (!isInReach(order)) throw new DisputeMovedOn()
}

/** What topics say of a dispute. */
export const factOf = ({ order, row }: { order: OrderRow; row: { id: string } }) => ({
  dispute_id: row.id,
  order_id: order.id,
  buyer_id: order.buyerId,
  seller_id: order.sellerId,
})

const QUOTED = 300

/** What somebody says, as the order's timeline quotes it; the whole of it is with the dispute. */
export function quoted(text: string): string {
  const all = Array.from(text)
  return all.length > QUOTED ? `${all.slice(0, QUOTED).join('').trimEnd()}…` : text
}
