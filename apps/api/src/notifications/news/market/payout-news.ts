import { moneyWords } from '@banter/billing/money-words'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { after, type Job, type Services } from '../../../job.ts'
import { payoutAccountChanged, payoutFailed, payoutSent } from '../../../payouts/topics.ts'
import { type Told, tell } from '../../tell.ts'

const QUEUE = 'notifications'
const HREF = '/wallet'

interface Left {
  amount: number
  currency: string
}

/** What people are told about money on its way to their bank, also by mail: they wait for it. */
export const payoutNews: Job[] = [
  after(payoutSent, QUEUE, 'tell-payout-sent', (ctx, payout, services) =>
    tellOwner(ctx, services, payout.user_id, {
      about: `payout_sent:${payout.payout_id}`,
      kind: 'payout_sent',
      title: `${sumOf(payout)} is on its way to your bank`,
      body: 'Most banks have it within two working days.',
    }),
  ),
  after(payoutFailed, QUEUE, 'tell-payout-failed', (ctx, payout, services) =>
    tellOwner(ctx, services, payout.user_id, {
      about: `payout_failed:${payout.payout_id}`,
      kind: 'payout_failed',
      title: `${sumOf(payout)} came back to your wallet`,
      body: payout.failure,
    }),
  ),
  after(payoutAccountChanged, QUEUE, 'tell-payout-account-changed', (ctx, { user_id, state }, services) =>
    tellOwner(ctx, services, user_id, {
      about: `payout_account_${state}:${ctx.now.toISOString().slice(0, 10)}`,
      kind: `payout_account_${state}`,
      ...accountWords[state],
    }),
  ),
]

const accountWords = {
  active: {
    title: 'You can be paid out now',
    body: 'Send what is in your wallet to your bank whenever you like.',
  },
  restricted: {
    title: 'Your payouts are paused',
    body: 'The payment service needs something more from you. Your money stays in your wallet until then.',
  },
}

interface PayoutNews {
  about: string
  kind: string
  title: string
  body: string
}

/** Whoever is shut out for a while hears of their money all the same. */
async function tellOwner(ctx: Ctx, services: Services, userId: string, news: PayoutNews): Promise<void> {
  const to = await ctx.sql<Told>(
    sql`select id, name, email from users where id = ${userId}::uuid and status in ('active', 'suspended')`,
  )
  const mail = { label: 'See your wallet', reason: 'You have a wallet on Banter.' }
  await tell(ctx, services, { to, ...news, href: HREF, mail })
}

const sumOf = ({ amount, currency }: Left) => moneyWords(amount, currency)
