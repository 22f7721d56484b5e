import { schoolCreated } from '@banter/tenants/provision'
import { after, afterwards, type Job } from '../job.ts'
import { onEvent } from '../payments/stripe-inbox.ts'
import { stripeEventReceived } from '../payments/topics.ts'
import { ensureCustomer } from './customer.ts'
import { followSubscription } from './follow.ts'
import { writeToAdmins } from './mails.ts'
import { billingMailDue } from './topics.ts'

export const subscriptionJobs: Job[] = [
  afterwards(schoolCreated, 'money', 'open-billing-account', async (campus, _school, { payments }) => {
    await ensureCustomer(campus, payments)
  }),
  afterwards(stripeEventReceived, 'money', 'follow-subscription', (campus, event, { payments }) =>
    onEvent(campus, event, 'subscription', (_ref, objectId) =>
      followSubscription(campus, payments, objectId),
    ),
  ),
  after(billingMailDue, 'mail', 'write-billing-mail', writeToAdmins),
]
