import { payoutFailed, payoutSent } from '@banter/billing/bank-facts'
import { post } from '@banter/billing/ledger'
import { InsufficientBalance, PaymentRefused, type Payments } from '@banter/billing/payments'
import type { Campus, Ctx, School } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { accountOf } from './account-rows.ts'
import { type PayoutRow, payoutById } from './payout-rows.ts'
import * as topics from './topics.ts'

/** Card payments reach the payment service's balance in two working days; over a long weekend in five. */
const ASK_AGAIN_MS = 6 * 60 * 60_000
const MOST_ATTEMPTS = 28

const REFUSED = 'The payment service did not take it. Look at your payout set-up, then try again.'
const NO_MONEY = 'The card payments that it came from have not arrived in a week. Please try again later.'

/**
 * The job: the payment service first, under a key of the payout's own, then the books. Money left the wallet before; it goes back
 * only when the payment service says no.
 */
export async function sendPayout(campus: Campus, payments: Payments, id: string): Promise<void> {
  const { payout, account } = await campus.read(async (ctx) => {
    const found = await payoutById(ctx, id)
    return { payout: found, account: await accountOf(ctx, found.userId) }
  })
  if (payout.state !== 'started') return
  if (!account) throw new Error(`The payout ${id} has no account to go to.`)
  try {
    const transfer = await payments.transfer(transferFor(campus.school, payout, account.stripeAccount))
    await campus.command((ctx) => noteSent(ctx, id, transfer))
  } catch (error) {
    if (error instanceof InsufficientBalance) return campus.command((ctx) => askAgain(ctx, payout))
    if (error instanceof PaymentRefused) return campus.command((ctx) => giveBack(ctx, id, REFUSED))
    throw error
  }
}

/** A refusal is kept for its key: each time that the money is not there yet, the next attempt has the next key. */
function transferFor(
  school: School,
  { id, userId, amount, currency, attempts }: PayoutRow,
  destination: string,
) {
  return {
    key: attempts ? `payout:${id}:again-${attempts}` : `payout:${id}`,
    purpose: {
      schoolId: school.id,
      schoolSlug: school.slug,
      kind: 'payout' as const,
      payoutId: id,
      sellerId: userId,
    },
    description: `Wallet payout · ${school.slug}`,
    amount,
    currency,
    destination,
    group: `payout:${id}`,
  }
}

async function noteSent(ctx: Ctx, id: string, transfer: { id: string; balanceTxn: string | null }) {
  const payout = await payoutById(ctx, id, { lock: true })
  if (payout.state !== 'started') return
  await ctx.sql(sql`
    update payouts set state = 'sent', stripe_transfer = ${transfer.id}, sent_at = ${ctx.now} where id = ${id}::uuid`)
  await ctx.sql(sql`
    insert into stripe_objects (stripe_id, kind, ref) values (${transfer.id}, 'payout', ${id}::uuid) on conflict do nothing`)
  await post(ctx, payoutSent({ payoutId: id, ...payout }, transfer))
  await publish(ctx, topics.payoutSent, factOf(payout))
}

async function askAgain(ctx: Ctx, { id, attempts }: PayoutRow) {
  if (attempts + 1 >= MOST_ATTEMPTS) return giveBack(ctx, id, NO_MONEY)
  const counted = await ctx.sql(sql`
    update payouts set attempts = ${attempts + 1}
     where id = ${id}::uuid and state = 'started' and attempts = ${attempts} returning id`)
  const at = new Date(ctx.now.getTime() + ASK_AGAIN_MS)
  if (counted.length) await publish(ctx, topics.payoutDue, { payout_id: id }, { at })
}

async function giveBack(ctx: Ctx, id: string, failure: string) {
  const payout = await payoutById(ctx, id, { lock: true })
  if (payout.state !== 'started') return
  await ctx.sql(sql`update payouts set state = 'failed', failure = ${failure} where id = ${id}::uuid`)
  await post(ctx, payoutFailed({ payoutId: id, ...payout }))
  await publish(ctx, topics.payoutFailed, { ...factOf(payout), failure })
}

const factOf = ({ id, userId, amount, currency }: PayoutRow) => ({
  payout_id: id,
  user_id: userId,
  amount,
  currency,
})
