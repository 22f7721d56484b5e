import { lossBorneByOrder } from '@banter/billing/bank-facts'
import { post } from '@banter/billing/ledger'
import { refundedToWallet } from '@banter/billing/ledger-facts'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { note } from '../order-notes.ts'
import { type OrderRow, orderById } from '../order-rows.ts'
import { refundStarted } from '../topics.ts'
import { finishRefund, type Refunding } from './finish-refund.ts'

interface Started extends Refunding {
  surcharge: number
}

/** While a bank disputes a payment, the payment service gives nothing of it back: it waits for the bank. */
export async function isDisputed(ctx: ReadCtx, checkoutId: string): Promise<boolean> {
  const rows = await ctx.sql(sql`
    select 1 from chargebacks where checkout_id = ${checkoutId}::uuid and state in ('open', 'submitted') limit 1`)
  return rows.length > 0
}

/** A bank has kept the payment: the payment service will never give anything of it back. */
export async function wasLost(ctx: ReadCtx, checkoutId: string): Promise<boolean> {
  const rows = await ctx.sql(
    sql`select 1 from chargebacks where checkout_id = ${checkoutId}::uuid and state = 'lost' limit 1`,
  )
  return rows.length > 0
}

const startedOf = (ctx: Ctx, orderId: string): Promise<Started[]> =>
  ctx.sql<Started>(sql`
    select id, amount, fee, surcharge, cause from refunds
     where order_id = ${orderId}::uuid and state = 'started' order by id for update`)

/** The bank has decided: what waited for it is asked for again. */
export async function resumeRefunds(ctx: Ctx, { id, method }: OrderRow): Promise<void> {
  if (method !== 'card') return
  for (const refund of await startedOf(ctx, id))
    await publish(ctx, refundStarted, { order_id: id, refund_id: refund.id })
}

/**
 * The bank gave the buyer what was on its way to them, up to `most`; of a refund that it covers in part the rest is in the wallet, since
 * the card takes nothing any more. @returns how much the bank covers
 */
export async function bearStartedRefunds(
  ctx: Ctx,
  { id }: OrderRow,
  stripeDispute: string,
  most: number,
): Promise<number> {
  let left = most
  for (const refund of await startedOf(ctx, id)) {
    if (left === 0) break
    const order = await orderById(ctx, id)
    const amount = Math.min(refund.amount + refund.surcharge, left)
    const { currency } = order
    const byBank = lossBorneByOrder(stripeDispute, { orderId: id, currency, amount, refundId: refund.id })
    await finishRefund(ctx, order, refund, async () => {
      await post(ctx, byBank)
      await intoWallet(ctx, order, refund, refund.amount + refund.surcharge - amount)
    })
    left -= amount
  }
  return most - left
}

async function intoWallet(ctx: Ctx, { id, currency, buyerId }: OrderRow, refund: Started, amount: number) {
  if (amount === 0) return
  await ctx.sql(sql`update refunds set method = 'wallet' where id = ${refund.id}::uuid`)
  await note(ctx, id, 'refund_to_wallet', { amount }, null)
  await post(ctx, refundedToWallet(refund.id, { orderId: id, currency, gross: amount }, buyerId))
}

/** What says that a card will never take it, and that nothing of it went back another way. */
const NEVER = ['charge_disputed', 'refund_disputed_payment', 'charge_not_refundable']

interface Refusal {
  code: string | undefined
  message: string
}

/**
 * The payment service makes no refund. Where the card will never take it, the money is in the buyer's wallet instead; otherwise somebody
 * may have given it back there by hand, so that finance has to look, and it is asked for again a day later.
 */
export async function refundRefused(
  ctx: Ctx,
  orderId: string,
  refundId: string,
  { code = '', message }: Refusal,
): Promise<void> {
  const order = await orderById(ctx, orderId, { lock: true })
  const refund = (await startedOf(ctx, orderId)).find(({ id }) => id === refundId)
  if (!refund) return
  if (!NEVER.includes(code)) return tellFinance(ctx, orderId, refund, message)
  const amount = refund.amount + refund.surcharge
  await finishRefund(ctx, order, refund, () => intoWallet(ctx, order, refund, amount))
}

async function tellFinance(ctx: Ctx, orderId: string, { id, amount, surcharge }: Started, message: string) {
  const expected = amount + surcharge
  await ctx.sql(sql`
    insert into recon_issues (id, kind, stripe_id, ref, expected, found, note, created_at)
    values (app.uuid_v7(), 'refund', ${`refund:${id}`}, ${orderId}, ${expected}::bigint, 0, ${message}, ${ctx.now})
        on conflict (school_id, stripe_id, kind) do update set note = excluded.note, resolved_at = null
     where recon_issues.resolved_by_id is null`)
}

/** Nobody has to look at a refund any more that was refused before. */
export function settleRefusal(ctx: Ctx, refundId: string): void {
  ctx.write(sql`
    update recon_issues set resolved_at = ${ctx.now}
     where stripe_id = ${`refund:${refundId}`} and kind = 'refund' and resolved_at is null`)
}
