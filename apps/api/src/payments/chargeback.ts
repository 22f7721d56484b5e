import { disputeLost, disputeMoved } from '@banter/billing/bank-facts'
import { type CardDispute, takenBy } from '@banter/billing/chargebacks'
import { post } from '@banter/billing/ledger'
import type { Payments } from '@banter/billing/payments'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { Effect } from './stripe-inbox.ts'
import { takeBackTopUp } from './top-up-chargeback.ts'
import { adPaymentDisputed, chargebackClosed, chargebackOpened, chargebackUpdated } from './topics.ts'

const CLOSED = ['won', 'lost', 'warning_closed', 'prevented']

/** What an event about a dispute means is what the dispute is now: they come late, twice and in any order. */
export async function followChargeback(payments: Payments, ref: string, disputeId: string): Promise<Effect> {
  const dispute = await payments.getDispute(disputeId)
  return (ctx) => noteChargeback(ctx, ref, dispute)
}

/** Books what the bank moved, and says what became of it. `ref` is the checkout or the top-up that was paid with that card. */
async function noteChargeback(ctx: Ctx, ref: string, dispute: CardDispute): Promise<void> {
  const fresh = await once(ctx, dispute.id, ref)
  await post(ctx, ...disputeMoved(ref, dispute))
  const lost = dispute.status === 'lost' && takenBy(dispute) > 0
  if (lost) await post(ctx, disputeLost(ref, dispute))
  const [topUp] = await ctx.sql(sql`select id from top_ups where id = ${ref}::uuid`)
  const closed = CLOSED.includes(dispute.status) && (await once(ctx, `${dispute.id}:closed`, ref))
  if (topUp) return lost && closed ? takeBackTopUp(ctx, ref, dispute) : undefined
  const [ad] = await ctx.sql(sql`select id from campaign_payments where id = ${ref}::uuid`)
  if (ad) return tellOfAd(ctx, ref, dispute)
  const told = factOf(ref, dispute)
  if (fresh) await publish(ctx, chargebackOpened, told)
  if (closed) return publish(ctx, chargebackClosed, told)
  if (!fresh && !CLOSED.includes(dispute.status)) await publish(ctx, chargebackUpdated, told)
}

async function tellOfAd(ctx: Ctx, ref: string, dispute: CardDispute) {
  const over = CLOSED.includes(dispute.status)
  await publish(ctx, adPaymentDisputed, {
    payment_id: ref,
    stripe_dispute: dispute.id,
    taken: takenBy(dispute),
    state: dispute.status === 'lost' ? 'lost' : over ? 'won' : 'open',
  })
}

/** Whether a bank disputes a card payment into somebody's wallet just now. */
export async function hasDisputedTopUp(ctx: ReadCtx, userId: string): Promise<boolean> {
  const open = await ctx.sql(sql`
    select 1 from top_ups t join stripe_objects o on o.school_id = t.school_id and o.ref = t.id and o.kind = 'chargeback'
     where t.user_id = ${userId}::uuid and o.stripe_id not like '%:closed'
       and not exists (select from stripe_objects c where c.stripe_id = o.stripe_id || ':closed') limit 1`)
  return open.length > 0
}

/** Our record of the dispute is also the note that it was told. @returns false when it was there */
async function once(ctx: Ctx, stripeId: string, ref: string): Promise<boolean> {
  const rows = await ctx.sql(sql`
    insert into stripe_objects (stripe_id, kind, ref) values (${stripeId}, 'chargeback', ${ref}::uuid) on conflict do nothing returning ref`)
  return rows.length > 0
}

function factOf(checkoutId: string, dispute: CardDispute) {
  const { id, amount, currency, reason, status, evidenceBy } = dispute
  return {
    stripe_dispute: id,
    checkout_id: checkoutId,
    amount,
    taken: takenBy(dispute),
    currency,
    reason,
    status,
    evidence_by: evidenceBy?.toISOString() ?? null,
  }
}
