import { afterwards, type Job } from '../job.ts'
import { onEvent } from '../payments/stripe-inbox.ts'
import { stripeEventReceived } from '../payments/topics.ts'
import { refreshAccount } from './payout-account.ts'
import { sendPayout } from './send-payout.ts'
import { payoutDue } from './topics.ts'

export const payoutJobs: Job[] = [
  afterwards(payoutDue, 'money', 'send-payout', (campus, { payout_id }, { payments }) =>
    sendPayout(campus, payments, payout_id),
  ),
  // Whatever happens to an account, how it stands now is what counts.
  afterwards(stripeEventReceived, 'money', 'follow-payout-account', (campus, event, { payments }) =>
    onEvent(campus, event, 'payout_account', async (userId) => {
      await refreshAccount(campus, payments, userId)
      return null
    }),
  ),
]
