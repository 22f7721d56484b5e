import type { OrderState, PaymentMethod, Prisma, ProductCategory } from '@banter/prisma'
import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { NotFound } from '../http/errors.ts'
import { type OrderRole, roleIn } from './policy.ts'

export interface OrderItemRow {
  productId: string
  title: string
  category: ProductCategory
  unitAmount: number
  quantity: number
}

export interface OrderRow {
  id: string
  reference: string
  checkoutId: string
  buyerId: string
  buyerName: string
  sellerId: string
  sellerName: string
  state: OrderState
  method: PaymentMethod
  currency: string
  subtotal: number
  fee: number
  feeRateBps: number
  feeCap: number
  processing: number
  /** Card processing borne by the buyer, paid on top of the subtotal. */
  surcharge: number
  /** Given back so far, of the subtotal, with what of it came out of the fee and of card processing. */
  refunded: number
  feeRefunded: number
  processingRefunded: number
  delivery: Delivery
  frozen: Frozen
  shippedAt: Date | null
  tracking: string
  handedOffAt: Date | null
  handedOffBy: HandedOffBy | null
  releaseAt: Date | null
  reservedUntil: Date
  createdAt: Date
  items: OrderItemRow[]
}

export type Delivery = 'pickup' | 'ship' | 'digital'
/** What keeps an order's money from being released. */
export type Frozen = '' | FreezeCause
export type FreezeCause = 'dispute' | 'chargeback' | 'no_show'
/** How it is known that the buyer got it. */
export type HandedOffBy = 'code' | 'buyer' | 'time' | 'digital'

export type ViewedOrder = OrderRow & { role: OrderRole }

/** An order with its people and items: `where` and `order by` follow. */
export const selectOrders = orderSelect(empty)

/** The same with further columns, after a comma. */
export function orderSelect(more: Prisma.Sql): Prisma.Sql {
  return sql`
  select o.id, o.reference, o.checkout_id as "checkoutId", o.buyer_id as "buyerId", b.name as "buyerName", o.seller_id as "sellerId",
         s.name as "sellerName", o.state, o.method, o.currency, o.subtotal, o.fee, o.fee_rate_bps as "feeRateBps", o.fee_cap as "feeCap",
         o.processing, o.surcharge, o.refunded, o.fee_refunded as "feeRefunded", o.processing_refunded as "processingRefunded", o.delivery,
         o.frozen, o.shipped_at as "shippedAt", o.tracking, o.handed_off_at as "handedOffAt", o.handed_off_by as "handedOffBy",
         o.release_at as "releaseAt", o.reserved_until as "reservedUntil", o.created_at as "createdAt",
         (select json_agg(json_build_object('productId', i.product_id, 'title', i.title, 'category', i.category,
                                            'unitAmount', i.unit_amount, 'quantity', i.quantity) order by i.product_id)
            from order_items i where i.school_id = o.school_id and i.order_id = o.id) as items${more}
    from orders o
    join users b on b.school_id = o.school_id and b.id = o.buyer_id
    join users s on s.school_id = o.school_id and s.id = o.seller_id`
}

/** What nothing has happened to yet. */
export const untouched = {
  surcharge: 0,
  refunded: 0,
  feeRefunded: 0,
  processingRefunded: 0,
  frozen: '',
  shippedAt: null,
  tracking: '',
  handedOffAt: null,
  handedOffBy: null,
  releaseAt: null,
} satisfies Partial<OrderRow>

/** What the buyer paid for it: the goods, and the card's processing where the buyer bears it. */
export const totalPaid = ({ subtotal, surcharge }: Pick<OrderRow, 'subtotal' | 'surcharge'>) =>
  subtotal + surcharge

/** No money of it is with the platform: it is paid in cash, or costs nothing. */
export const holdsNoMoney = ({ method, subtotal }: Pick<OrderRow, 'method' | 'subtotal'>) =>
  method === 'in_person' || subtotal === 0

export const lockOrders = sql`for no key update of o`

/** Any order of this school, for jobs. Requests use `loadOrder`. */
export async function orderById(ctx: ReadCtx, id: string, { lock = false } = {}): Promise<OrderRow> {
  const [order] = await ctx.sql<OrderRow>(
    sql`${selectOrders} where o.id = ${id}::uuid ${lock ? lockOrders : empty}`,
  )
  if (!order) throw new NotFound()
  return order
}

/** The only way from a request to an order: for anyone but its two people and the school's staff it is not there. @throws NotFound */
export async function loadOrder(
  ctx: ReadCtx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<ViewedOrder> {
  const viewer = signedIn(ctx)
  const order = await orderById(ctx, id, options)
  const role = roleIn(order, viewer)
  if (!role) throw new NotFound()
  return { ...order, role }
}

/** The orders of one checkout in a fixed order. */
export function ordersOf(ctx: ReadCtx, checkoutId: string, { lock = false } = {}): Promise<OrderRow[]> {
  return ctx.sql<OrderRow>(
    sql`${selectOrders} where o.checkout_id = ${checkoutId}::uuid order by o.id ${lock ? lockOrders : empty}`,
  )
}
