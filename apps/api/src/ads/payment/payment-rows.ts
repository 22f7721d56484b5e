import type { ReadCtx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { NotFound } from '../../http/errors.ts'
import type { AdPayment } from './contract.ts'

export interface PaymentRow {
  id: string
  campaignId: string
  amount: number
  currency: string
  /** The cents of each flight. */
  split: Record<string, number>
  state: AdPayment['state']
  stripeSession: string | null
  redirectUrl: string | null
  stripePayment: string | null
  refunded: number
  createdAt: Date
  expiresAt: Date
  paidAt: Date | null
}

const selectPayments = sql`
  select id, campaign_id as "campaignId", amount, currency, split, state, stripe_session as "stripeSession",
         redirect_url as "redirectUrl", stripe_payment as "stripePayment", refunded, created_at as "createdAt",
         expires_at as "expiresAt", paid_at as "paidAt"
    from campaign_payments`

/** @throws NotFound */
export async function paymentById(ctx: ReadCtx, id: string, { lock = false } = {}): Promise<PaymentRow> {
  const [row] = await ctx.sql<PaymentRow>(
    sql`${selectPayments} where id = ${id}::uuid ${lock ? sql`for no key update` : empty}`,
  )
  if (!row) throw new NotFound()
  return row
}

/** Newest first. */
export const paymentsOf = (ctx: ReadCtx, campaignId: string): Promise<PaymentRow[]> =>
  ctx.sql<PaymentRow>(
    sql`${selectPayments} where campaign_id = ${campaignId}::uuid order by id desc limit 200`,
  )

/** Those of which something can go back, newest first. However many pages were opened, they are all of them. */
export const refundableOf = (ctx: ReadCtx, campaignId: string): Promise<PaymentRow[]> =>
  ctx.sql<PaymentRow>(sql`
    ${selectPayments} where campaign_id = ${campaignId}::uuid and state = 'paid' and refunded < amount order by id desc`)

/** AD-, the day, and the end of its id: two of one campaign are never the same. */
export const numberOf = ({ id, createdAt }: Pick<PaymentRow, 'id' | 'createdAt'>) =>
  `AD-${createdAt.toISOString().slice(0, 10).replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`

export function paymentView(ctx: ReadCtx, row: PaymentRow): AdPayment {
  const { id, campaignId, amount, refunded, currency, state, redirectUrl, createdAt, paidAt } = row
  const open = state === 'awaiting_payment' && row.expiresAt > ctx.now
  return {
    id,
    campaignId,
    number: numberOf(row),
    amount: { amount, currency },
    refunded: { amount: refunded, currency },
    state: state === 'awaiting_payment' && !open ? 'expired' : state,
    redirectUrl: open ? redirectUrl : null,
    createdAt: createdAt.toISOString(),
    paidAt: paidAt?.toISOString() ?? null,
  }
}
