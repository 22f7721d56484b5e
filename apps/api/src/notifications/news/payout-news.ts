import { moneyWords } from '@banter/billing/money-words'
import type { Ctx } from '@banter/tenants/context'
import { after, type Job } from '../../job.ts'
import { payoutAccountChanged, payoutFailed, payoutSent } from '../../payouts/topics.ts'
import { notify } from '../bell.ts'

const QUEUE = 'notifications'
const HREF = '/wallet'

interface Left {
  payout_id: string
  user_id: string
  amount: number
  currency: string
}

/** What people are told about money on its way to their bank. */
export const payoutNews: Job[] = [
  after(payoutSent, QUEUE, 'tell-payout-sent', (ctx, payout) =>
    tell(ctx, payout, 'payout_sent', {
      title: `${sumOf(payout)} is on its way to your bank`,
      body: 'Most banks have it within two working days.',
    }),
  ),
  after(payoutFailed, QUEUE, 'tell-payout-failed', (ctx, payout) =>
    tell(ctx, payout, 'payout_failed', {
      title: `${sumOf(payout)} came back to your wallet`,
      body: payout.failure,
    }),
  ),
  after(payoutAccountChanged, QUEUE, 'tell-payout-account-changed', (ctx, { user_id, state }) =>
    notify(ctx, [
      {
        userId: user_id,
        about: `payout_account_${state}:${ctx.now.toISOString().slice(0, 10)}`,
        kind: `payout_account_${state}`,
        ...accountWords[state],
        href: HREF,
      },
    ]),
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

function tell(ctx: Ctx, { payout_id, user_id }: Left, kind: string, words: { title: string; body: string }) {
  return notify(ctx, [{ userId: user_id, about: `${kind}:${payout_id}`, kind, ...words, href: HREF }])
}

const sumOf = ({ amount, currency }: Left) => moneyWords(amount, currency)
