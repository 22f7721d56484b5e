import type { ReadCtx } from '@banter/tenants/context'
import type { Order, OrderSummary } from './contract.ts'
import { isCapped, netOf } from './order-facts.ts'
import { timelineOf } from './order-notes.ts'
import { type OrderRow, totalPaid, type ViewedOrder } from './order-rows.ts'
import {
  canCancel,
  canHandOff,
  canPay,
  canReceive,
  canRefund,
  canShip,
  type OrderRole,
  seesFee,
  showsCode,
} from './policy.ts'

/** How the code of an order is found, and the key that the buyer's device makes codes of; only the buyer's view asks. */
export interface HandoffSecrets {
  codeOf(orderId: string): string
  keyOf(orderId: string): Buffer
}

/** What an order is called in one line: its first item and how many more there are. */
export function titleOf({ items }: Pick<OrderRow, 'items'>): string {
  const [first, ...more] = items
  return `${first?.title ?? ''}${more.length ? ` and ${more.length} more` : ''}`
}

export function summaryOf(order: OrderRow, role: OrderRole): OrderSummary {
  const { id, reference, state, method, currency, items } = order
  return {
    id,
    reference,
    state,
    method,
    role,
    buyer: { id: order.buyerId, name: order.buyerName },
    seller: { id: order.sellerId, name: order.sellerName },
    title: titleOf(order),
    category: items[0]?.category ?? 'other',
    itemCount: items.reduce((count, { quantity }) => count + quantity, 0),
    total: { amount: role === 'buyer' ? totalPaid(order) : order.subtotal, currency },
    createdAt: order.createdAt.toISOString(),
  }
}

/** An order as its viewer may see it: the fee is the seller's business, the code the buyer's alone. */
export async function orderView(ctx: ReadCtx, order: ViewedOrder, secrets: HandoffSecrets): Promise<Order> {
  const { role, state, currency, fee, processing } = order
  const money = (amount: number) => ({ amount, currency })
  const toSeller = <T>(value: T) => (seesFee(role) ? value : null)
  return {
    ...summaryOf(order, role),
    checkoutId: order.checkoutId,
    items: order.items.map(({ unitAmount, quantity, ...item }) => ({
      ...item,
      quantity,
      unitPrice: money(unitAmount),
      lineTotal: money(unitAmount * quantity),
    })),
    fee: toSeller(money(fee)),
    feeCapped: toSeller(isCapped(order)),
    processing: toSeller(money(processing - order.processingRefunded)),
    surcharge: money(order.surcharge),
    sellerNet: toSeller(money(netOf(order))),
    refunded: money(order.refunded),
    feeRefunded: toSeller(money(order.feeRefunded)),
    delivery: order.delivery,
    frozen: order.frozen === '' ? null : order.frozen,
    tracking: order.tracking,
    shippedAt: order.shippedAt?.toISOString() ?? null,
    handedOffAt: order.handedOffAt?.toISOString() ?? null,
    releaseAt: order.releaseAt?.toISOString() ?? null,
    reservedUntil: state === 'awaiting_payment' ? order.reservedUntil.toISOString() : null,
    handoffCode: showsCode(role, order) ? secrets.codeOf(order.id) : null,
    handoffKey: showsCode(role, order) ? secrets.keyOf(order.id).toString('base64url') : null,
    timeline: await timelineOf(ctx, order),
    may: {
      cancel: canCancel(role, order, ctx.now),
      handOff: canHandOff(role, order),
      refund: canRefund(role, order),
      pay: canPay(role, order),
      receive: canReceive(role, order),
      ship: canShip(role, order),
    },
  }
}
