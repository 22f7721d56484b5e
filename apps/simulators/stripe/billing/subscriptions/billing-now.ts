import { StripeFault } from '../../errors.ts'
import type { World } from '../../world.ts'
import { payingMethod } from '../customers/attach.ts'
import { subscriptionNamed } from '../found.ts'
import { type Attempt, collect } from '../invoices/collect.ts'
import { finalize } from '../invoices/finalize.ts'
import type { Invoice } from '../invoices/invoice-types.ts'
import type { Subscription } from './subscription-types.ts'

export type PaymentBehavior = 'allow_incomplete' | 'default_incomplete' | 'error_if_incomplete'

/** What somebody waits for is made final and charged at once; an invoice that is sent stays a draft for its hour. */
export function billNow(world: World, draft: Invoice, at: number, behavior: PaymentBehavior): Subscription {
  const id = draft.parent?.subscription_details.subscription ?? ''
  const { refusal } = attemptNow(world, draft, at, behavior)
  if (refusal && behavior === 'error_if_incomplete') throw refusal
  return subscriptionNamed(world, id)
}

function attemptNow(world: World, draft: Invoice, at: number, behavior: PaymentBehavior): Attempt {
  if (draft.collection_method === 'send_invoice' && draft.total !== 0) return { invoice: draft }
  const open = finalize(world, draft, at)
  if (open.status !== 'open' || behavior === 'default_incomplete') return { invoice: open }
  return collect(world, open, { at, scheduled: true })
}

/** What Stripe says before it makes a subscription that could not be charged. */
export function assertPayable(
  world: World,
  draft: Invoice,
  subscription: Subscription,
  behavior: PaymentBehavior,
): void {
  if (
    draft.collection_method === 'send_invoice' ||
    draft.amount_due === 0 ||
    behavior === 'default_incomplete'
  )
    return
  const customer = world.tables.customers.get(draft.customer)
  if (payingMethod(world, customer, subscription)) return
  const message =
    'This customer has no attached payment source or default payment method. Please consider adding a default payment method. For more information, visit https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.'
  throw new StripeFault(400, message, { code: 'resource_missing' })
}
