import { payoutStarted } from '@banter/billing/bank-facts'
import { balanceOf, lockWallet, post } from '@banter/billing/ledger'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { type Attempt, claimKey } from '../http/idempotency.ts'
import { hasDisputedTopUp } from '../payments/chargeback.ts'
import { disputedSales } from '../payments/disputed-sales.ts'
import { unspentCardMoney } from '../payments/unspent-card-money.ts'
import { accountOf } from './account-rows.ts'
import type { Payout } from './contract.ts'
import { payoutById, payoutView } from './payout-rows.ts'
import { payoutDue } from './topics.ts'

export const PayoutAccountNotReady = createError(
  'PAYOUT_ACCOUNT_NOT_READY',
  'Finish setting up payouts first: see what is still to do.',
  409,
)
export const PayoutTooHigh = createError(
  'PAYOUT_TOO_HIGH',
  'There is not that much in your wallet to pay out.',
  409,
)
export const PayoutHeld = createError(
  'PAYOUT_HELD',
  'A bank disputes a card payment into your wallet. You can pay out again once that is decided.',
  409,
)

/** Takes the money out of the wallet and says that it is to be sent. Sent again, it is the same payout. */
export async function payOut(ctx: Ctx, amount: number, attempt: Attempt): Promise<Payout> {
  const id = v7()
  const earlier = await claimKey(ctx, attempt, id)
  if (earlier) return payoutView(await payoutById(ctx, earlier))
  const { id: userId } = signedIn(ctx)
  const { currency } = ctx.school
  await assertPayable(ctx, userId, amount, currency)
  await ctx.sql(sql`
    insert into payouts (id, user_id, amount, currency, created_at)
    values (${id}::uuid, ${userId}::uuid, ${amount}, ${currency}, ${ctx.now})`)
  await post(ctx, payoutStarted({ payoutId: id, userId, currency, amount }))
  await publish(ctx, payoutDue, { payout_id: id })
  return payoutView(await payoutById(ctx, id))
}

/** What somebody owes from earlier sales, has of disputed ones, or put in by card stays in the wallet. @throws PayoutAccountNotReady, PayoutHeld, PayoutTooHigh */
async function assertPayable(ctx: Ctx, userId: string, amount: number, currency: string) {
  const account = await accountOf(ctx, userId)
  if (account?.state !== 'active') throw new PayoutAccountNotReady()
  const inWallet = await lockWallet(ctx, userId, currency)
  if (await hasDisputedTopUp(ctx, userId)) throw new PayoutHeld()
  const owed = await balanceOf(ctx, 'seller_receivable', userId, currency)
  const kept = (await disputedSales(ctx, userId)) + (await unspentCardMoney(ctx, userId, currency))
  if (inWallet - owed - kept < amount) throw new PayoutTooHigh()
}
