import { post } from '@banter/billing/ledger'
import { processingPaid, toppedUp } from '@banter/billing/ledger-facts'
import type { CardPayment, Payments } from '@banter/billing/payments'
import type { TopUpState } from '@banter/prisma'
import type { Campus, Ctx, ReadCtx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { NotFound } from '../http/errors.ts'
import type { Effect } from './stripe-inbox.ts'

export interface TopUpRow {
  id: string
  userId: string
  amount: number
  currency: string
  state: TopUpState
  stripeSession: string | null
  redirectUrl: string | null
  createdAt: Date
}

/** What an event about a top-up's page means is what the page is now. */
export async function followTopUp(campus: Campus, payments: Payments, id: string): Promise<Effect | null> {
  const { stripeSession } = await campus.read((ctx) => topUpById(ctx, id))
  if (!stripeSession) return null
  const session = await payments.getSession(stripeSession)
  const { payment } = session
  if (session.paid && !payment)
    throw new Error(`The payment service does not yet know what ${session.id} cost.`)
  if (payment) return (ctx) => confirmTopUp(ctx, id, payment)
  return session.status === 'expired' ? (ctx) => expireTopUp(ctx, id) : null
}

async function confirmTopUp(ctx: Ctx, id: string, payment: CardPayment) {
  const { state, userId, amount, currency } = await topUpById(ctx, id, { lock: true })
  if (state === 'paid') return
  if (payment.amount !== amount || payment.currency !== currency)
    throw new Error(`Top-up ${id} is ${amount}, ${payment.id} is ${payment.amount}.`)
  await ctx.sql(sql`update top_ups set state = 'paid' where id = ${id}::uuid`)
  await ctx.sql(sql`
    insert into stripe_objects (stripe_id, kind, ref)
    values (${payment.id}, 'payment', ${id}::uuid), (${payment.chargeId}, 'payment', ${id}::uuid) on conflict do nothing`)
  await post(ctx, toppedUp(id, userId, payment), processingPaid(id, payment))
}

const expireTopUp = async (ctx: Ctx, id: string) => {
  await ctx.sql(
    sql`update top_ups set state = 'expired' where id = ${id}::uuid and state = 'awaiting_payment'`,
  )
}

export async function topUpById(ctx: ReadCtx, id: string, { lock = false } = {}): Promise<TopUpRow> {
  const [row] = await ctx.sql<TopUpRow>(sql`
    select id, user_id as "userId", amount, currency, state, stripe_session as "stripeSession", redirect_url as "redirectUrl",
           created_at as "createdAt" from top_ups where id = ${id}::uuid ${lock ? sql`for no key update` : empty}`)
  if (!row) throw new NotFound()
  return row
}
