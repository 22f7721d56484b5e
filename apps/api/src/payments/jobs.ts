import { afterwards, type Job } from '../job.ts'
import { followChargeback } from './chargeback.ts'
import { onEvent } from './stripe-inbox.ts'
import { followTopUp } from './top-up-payment.ts'
import { stripeEventReceived } from './topics.ts'

/** Events of payments and transfers are noted as seen: what they tell was learned from the page itself. */
const seenOnly = ['payment', 'payout']

export const paymentJobs: Job[] = [
  afterwards(stripeEventReceived, 'money', 'follow-top-up', (campus, event, { payments }) =>
    onEvent(campus, event, 'top_up', (ref) => followTopUp(campus, payments, ref)),
  ),
  afterwards(stripeEventReceived, 'money', 'follow-chargeback', (campus, event, { payments }) =>
    onEvent(campus, event, 'chargeback', (ref, disputeId) => followChargeback(payments, ref, disputeId)),
  ),
  afterwards(stripeEventReceived, 'money', 'note-payment-event', async (campus, event) => {
    if (seenOnly.includes(event.kind)) await onEvent(campus, event, event.kind, async () => null)
  }),
]
