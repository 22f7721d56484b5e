import type { World } from '../../world.ts'
import type { Invoice } from '../invoices/invoice-types.ts'
import { settingsOf } from '../settings.ts'
import { cancelSubscription } from './cancel.ts'
import { changeSubscription } from './change.ts'
import type { Subscription, SubscriptionStatus } from './subscription-types.ts'

/** The subscription that an invoice speaks for: only the newest invoice decides over its status. */
function decidedBy(world: World, invoice: Invoice): Subscription | undefined {
  const found = world.tables.subscriptions.get(invoice.parent?.subscription_details.subscription ?? '')
  return found?.latest_invoice === invoice.id ? found : undefined
}

const OWING: SubscriptionStatus[] = ['incomplete', 'past_due', 'unpaid']

/** Paid: the subscription is in order again. */
export function invoicePaid(world: World, invoice: Invoice): void {
  setDelinquent(world, invoice.customer)
  const subscription = decidedBy(world, invoice)
  if (subscription && OWING.includes(subscription.status)) {
    changeSubscription(world, subscription, { status: 'active' })
  }
}

/**
 * Not asked for any more: who owed owes nothing, and a subscription that never began is over. (From memory.)
 * @param voided as opposed to written off, which leaves a subscription that never began as it is
 */
export function invoiceGivenUp(world: World, invoice: Invoice, at: number, voided: boolean): void {
  const subscription = decidedBy(world, invoice)
  if (subscription?.status !== 'incomplete') invoicePaid(world, invoice)
  else if (voided)
    changeSubscription(world, subscription, { status: 'incomplete_expired', canceled_at: at, ended_at: at })
}

export function invoiceFailed(world: World, invoice: Invoice): void {
  setDelinquent(world, invoice.customer)
  const subscription = decidedBy(world, invoice)
  if (subscription?.status === 'active') changeSubscription(world, subscription, { status: 'past_due' })
}

/** Nothing is tried any more: what the account's settings say becomes of the subscription. */
export function collectionEnded(world: World, invoice: Invoice, at: number): void {
  const { afterRetries } = settingsOf(world)
  const subscription = decidedBy(world, invoice)
  if (subscription?.status !== 'past_due') return
  if (afterRetries === 'cancel') cancelSubscription(world, subscription, at, 'payment_failed')
  if (afterRetries === 'unpaid') changeSubscription(world, subscription, { status: 'unpaid' })
}

function setDelinquent(world: World, id: string): void {
  const customer = world.tables.customers.get(id)
  if (!customer) return
  const delinquent = world.tables.invoices
    .values()
    .some((invoice) => invoice.customer === id && invoice.status === 'open' && invoice.attempted)
  if (customer.delinquent === delinquent) return
  const after = world.tables.customers.put({ ...customer, delinquent })
  world.emit('customer.updated', after, undefined, customer)
}
