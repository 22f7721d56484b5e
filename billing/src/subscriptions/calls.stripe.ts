import type Stripe from 'stripe'
import type { SubscriptionPayments } from './calls.ts'
import { changeCalls } from './changes.stripe.ts'
import { customerCalls } from './customers.stripe.ts'
import { startCalls } from './pages.stripe.ts'
import { lookCalls } from './seen.stripe.ts'

/** What schools pay, at Stripe. */
export const subscriptionCalls = (stripe: Stripe, env: string): SubscriptionPayments => ({
  ...customerCalls(stripe, env),
  ...startCalls(stripe, env),
  ...lookCalls(stripe),
  ...changeCalls(stripe),
})
