import type { CheckoutState, PaymentMethod } from '@banter/prisma'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { NotFound } from '../../http/errors.ts'
import type { OrderRow } from '../order-rows.ts'

export interface CheckoutRow {
  id: string
  buyerId: string
  method: PaymentMethod
  state: CheckoutState
  total: number
  currency: string
  stripeSession: string | null
  redirectUrl: string | null
  stripePayment: string | null
  reservedUntil: Date
  createdAt: Date
}

export async function checkoutById(ctx: ReadCtx, id: string, { lock = false } = {}): Promise<CheckoutRow> {
  const [checkout] = await ctx.sql<CheckoutRow>(sql`
    select id, buyer_id as "buyerId", method, state, total, currency, stripe_session as "stripeSession", redirect_url as "redirectUrl",
           stripe_payment as "stripePayment", reserved_until as "reservedUntil", created_at as "createdAt"
      from checkouts where id = ${id}::uuid ${lock ? sql`for no key update` : empty}`)
  if (!checkout) throw new NotFound()
  return checkout
}

/** The saga's log. @returns false when this step had been done before */
export async function noteStep(ctx: Ctx, checkoutId: string, step: string, result: string): Promise<boolean> {
  const rows = await ctx.sql(sql`
    insert into checkout_steps (checkout_id, step, result, at) values (${checkoutId}::uuid, ${step}, ${result}, ${ctx.now})
    on conflict do nothing returning step`)
  return rows.length === 1
}

/** A checkout with all it holds, in one statement. */
export async function insertCheckout(ctx: Ctx, checkout: CheckoutRow, orders: OrderRow[]): Promise<void> {
  const lines = orders.flatMap(({ id, items }) => items.map((item) => ({ order_id: id, ...item })))
  const paid = checkout.state === 'paid'
  const last = checkout.method === 'in_person' ? 'agreed' : 'paid'
  await ctx.sql(sql`
    with made as (
      insert into checkouts (id, buyer_id, method, state, total, currency, reserved_until, created_at)
      values (${checkout.id}::uuid, ${checkout.buyerId}::uuid, ${checkout.method}::"PaymentMethod", ${checkout.state}::"CheckoutState",
              ${checkout.total}, ${checkout.currency}, ${checkout.reservedUntil}, ${checkout.createdAt})),
    placed as (
      insert into orders (id, reference, checkout_id, buyer_id, seller_id, state, method, currency, subtotal, fee, fee_rate_bps, fee_cap,
                          processing, surcharge, delivery, reserved_until, created_at)
      select o.id, o.reference, ${checkout.id}::uuid, ${checkout.buyerId}::uuid, o."sellerId", o.state, ${checkout.method}::"PaymentMethod",
             ${checkout.currency}, o.subtotal, o.fee, o."feeRateBps", o."feeCap", o.processing, o.surcharge, o.delivery,
             ${checkout.reservedUntil}, ${checkout.createdAt}
        from jsonb_to_recordset(${JSON.stringify(orders)}::jsonb)
             as o(id uuid, reference text, "sellerId" uuid, state "OrderState", subtotal int, fee int, "feeRateBps" int, "feeCap" int, processing int,
                  surcharge int, delivery text)
      returning id),
    filled as (
      insert into order_items (order_id, product_id, title, category, unit_amount, quantity)
      select i.order_id, i."productId", i.title, i.category, i."unitAmount", i.quantity
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
             as i(order_id uuid, "productId" uuid, title text, category "ProductCategory", "unitAmount" int, quantity int)),
    told as (
      insert into order_events (order_id, state, actor_id, at)
      select p.id, s.state, ${checkout.buyerId}::uuid, ${checkout.createdAt}
        from placed p, unnest(${paid ? ['awaiting_payment', 'held'] : ['awaiting_payment']}::"OrderState"[]) as s(state))
    insert into checkout_steps (checkout_id, step, result, at)
    select ${checkout.id}::uuid, s.step, 'done', ${checkout.createdAt}
      from unnest(${paid ? ['reserved', last] : ['reserved']}::text[]) as s(step)`)
}
