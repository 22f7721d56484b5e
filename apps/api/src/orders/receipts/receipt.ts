import { feeRefunded } from '@banter/billing/fees'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { netOf } from '../order-facts.ts'
import { loadOrder, type OrderRow, totalPaid, type ViewedOrder } from '../order-rows.ts'
import { titleOf } from '../order-view.ts'
import type { Receipt } from './contract.ts'

export const NotPaidYet = createError('NOT_PAID_YET', 'There is a receipt once the order is paid.', 404)

const paidStates: OrderRow['state'][] = ['held', 'settling', 'settled', 'refunding', 'refunded']

/** @throws NotFound, NotPaidYet */
export async function receiptOf(ctx: ReadCtx, id: string): Promise<Receipt> {
  const order = await loadOrder(ctx, id)
  if (!paidStates.includes(order.state)) throw new NotPaidYet()
  const { paidAt, completedAt } = await momentsOf(ctx, id)
  const money = (amount: number) => ({ amount, currency: order.currency })
  const { sums, total } = order.role === 'buyer' ? buyerSums(order) : sellerSums(order)
  const line = ({ label, amount }: Sum) => ({ label, amount: money(amount) })
  return {
    reference: order.reference,
    role: order.role,
    title: titleOf(order),
    school: ctx.school.name,
    buyer: order.buyerName,
    seller: order.sellerName,
    method: order.method,
    paidAt: paidAt?.toISOString() ?? null,
    completedAt: completedAt?.toISOString() ?? null,
    items: order.items.map(({ title, quantity, unitAmount }) => ({
      title,
      quantity,
      unitPrice: money(unitAmount),
      lineTotal: money(unitAmount * quantity),
    })),
    sums: sums.map(line),
    total: line(total),
    note: noteOf(order),
  }
}

async function momentsOf(ctx: ReadCtx, id: string) {
  const [moments] = await ctx.sql<{ paidAt: Date | null; completedAt: Date | null }>(sql`
    select max(at) filter (where state = 'held') as "paidAt", max(at) filter (where state = 'settled') as "completedAt"
      from order_events where order_id = ${id}::uuid`)
  return moments ?? { paidAt: null, completedAt: null }
}

interface Sum {
  label: string
  amount: number
}

const given = (amount: number): Sum[] => (amount ? [{ label: 'Given back', amount: -amount }] : [])

function buyerSums(order: ViewedOrder): { sums: Sum[]; total: Sum } {
  const { subtotal, surcharge, refunded } = order
  const surchargeBack = feeRefunded(surcharge, refunded, subtotal)
  const sums = [
    { label: 'Items', amount: subtotal },
    ...(surcharge ? [{ label: 'Card processing, at cost', amount: surcharge }] : []),
    ...given(refunded + surchargeBack),
  ]
  const paid = totalPaid(order) - refunded - surchargeBack
  return { sums, total: { label: refunded ? 'Paid after all' : 'Paid', amount: paid } }
}

function sellerSums(order: ViewedOrder): { sums: Sum[]; total: Sum } {
  const { subtotal, refunded, fee, processing, processingRefunded } = order
  const sums = [
    { label: 'Items', amount: subtotal },
    ...given(refunded),
    { label: 'Banter fee (2 %, never more than $5)', amount: -(fee - order.feeRefunded) },
    ...(processing
      ? [{ label: 'Card processing, at cost', amount: -(processing - processingRefunded) }]
      : []),
  ]
  return { sums, total: { label: order.role === 'seller' ? 'Yours' : 'The seller’s', amount: netOf(order) } }
}

function noteOf({ method, role, state }: ViewedOrder): string {
  if (method === 'in_person') return 'Paid in person. The campus held no money and took no fee.'
  if (state === 'refunded') return 'All of it was given back, the fee with it.'
  if (state === 'refunding') return 'All of it is on its way back, the fee with it.'
  const paid = method === 'card' ? 'Paid by card' : 'Paid from the wallet'
  if (state !== 'settled') return `${paid}. The money is held until the handoff.`
  return role === 'buyer'
    ? `${paid}. Buyers pay no fee.`
    : `${paid}, and paid out to the wallet of the seller.`
}
