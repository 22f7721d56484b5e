import type { NewSession, PaymentSession, Payments } from '@banter/billing/payments'
import type { Campus, Ctx, School } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Site } from '../../job.ts'
import { type CheckoutRow, checkoutById, noteStep } from '../checkout/checkout-rows.ts'
import { type OrderRow, ordersOf } from '../order-rows.ts'
import { titleOf } from '../order-view.ts'

/** What a checkout reaches outside the database. */
export interface Reach {
  payments: Payments
  site: Site
}

/** The payment service wants half an hour at least. The reservation ends earlier, and we end the page with it. */
const PAGE_MS = 60 * 60_000

/**
 * Makes the page where the card is asked for, unless there is one or the checkout has ended. Its key and its content depend on the
 * checkout alone: whoever calls this, and however often, it is the same page.
 */
export async function openSession(
  campus: Campus,
  checkoutId: string,
  { payments, site }: Reach,
): Promise<void> {
  const found = await campus.read(async (ctx) => {
    const checkout = await checkoutById(ctx, checkoutId)
    const open =
      checkout.state === 'awaiting_payment' && !checkout.redirectUrl && ctx.now < checkout.reservedUntil
    return open ? { checkout, orders: await ordersOf(ctx, checkoutId) } : null
  })
  if (!found) return
  const session = await payments.createCheckoutSession(
    sessionFor(campus.school, site, found.checkout, found.orders),
  )
  const kept = await campus.command((ctx) => keepSession(ctx, checkoutId, session))
  if (!kept) await payments.expireSession(session.id)
}

/** @returns false when the checkout has ended in the meantime */
async function keepSession(ctx: Ctx, checkoutId: string, session: PaymentSession): Promise<boolean> {
  const checkout = await checkoutById(ctx, checkoutId, { lock: true })
  if (checkout.state !== 'awaiting_payment') return checkout.stripeSession === session.id
  await ctx.sql(sql`
    update checkouts set stripe_session = ${session.id}, redirect_url = ${session.url} where id = ${checkoutId}::uuid`)
  await ctx.sql(sql`
    insert into stripe_objects (stripe_id, kind, ref) values (${session.id}, 'checkout', ${checkoutId}::uuid) on conflict do nothing`)
  await noteStep(ctx, checkoutId, 'session_opened', session.id)
  return true
}

/** What the payment page lists: the things, and what the card costs where the buyer bears it. */
function linesOf(orders: OrderRow[]): NewSession['lines'] {
  const surcharge = orders.reduce((sum, order) => sum + order.surcharge, 0)
  const things = orders.flatMap(({ items }) =>
    items.map(({ title, unitAmount, quantity }) => ({ title, unitAmount, quantity })),
  )
  const processing = { title: 'Card processing, at cost', unitAmount: surcharge, quantity: 1 }
  return surcharge > 0 ? [...things, processing] : things
}

function sessionFor(school: School, site: Site, checkout: CheckoutRow, orders: OrderRow[]): NewSession {
  const [first, ...more] = orders
  const only = more.length === 0 ? first : undefined
  const url = site.urlOf(school, `/checkout/${checkout.id}`)
  const references = orders.map(({ reference }) => reference).join(', ')
  return {
    key: `checkout:${checkout.id}:session`,
    purpose: {
      schoolId: school.id,
      schoolSlug: school.slug,
      kind: 'order',
      checkoutId: checkout.id,
      feeCents: orders.reduce((sum, { fee }) => sum + fee, 0),
      ...(only ? { orderId: only.id, sellerId: only.sellerId } : {}),
    },
    description: `Order ${references} · ${first ? titleOf(first) : ''} · ${school.slug}`,
    currency: checkout.currency,
    lines: linesOf(orders),
    expiresAt: new Date(checkout.createdAt.getTime() + PAGE_MS),
    successUrl: url,
    cancelUrl: `${url}?cancelled=1`,
  }
}
