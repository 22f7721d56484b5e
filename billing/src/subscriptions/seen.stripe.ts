import type Stripe from 'stripe'
import type { CardPayment } from '../payments.ts'
import { askStripe } from '../stripe-errors.ts'
import type { InvoiceAsSeen, PaidInvoice, SubscriptionAsSeen, SubscriptionPayments } from './calls.ts'
import { discountWords } from './discount-words.ts'

const at = (seconds: number) => new Date(seconds * 1000)
const maybeAt = (seconds: number | null | undefined) => (seconds ? at(seconds) : null)

const SHOWN = [
  'schedule',
  'default_payment_method',
  'customer.invoice_settings.default_payment_method',
  'discounts.source.coupon',
]

const RUNS = [
  'incomplete',
  'incomplete_expired',
  'trialing',
  'active',
  'past_due',
  'unpaid',
  'canceled',
  'paused',
] as const
const OWED = ['draft', 'open', 'uncollectible', 'paid', 'void'] as const

/** A word that Stripe may have new ones of. @throws for one that we do not know: nothing is guessed about money */
function known<T extends string>(words: readonly T[], said: string): T {
  const word = words.find((each) => each === said)
  if (!word) throw new Error(`The payment service says "${said}".`)
  return word
}

/** How subscriptions and invoices stand at Stripe now. */
export function lookCalls(stripe: Stripe) {
  return {
    getSubscription: async (id: string, seenAt: Date) =>
      subscriptionFrom(await askStripe(() => stripe.subscriptions.retrieve(id, { expand: SHOWN })), seenAt),
    async findSubscription(customer: string) {
      const { data } = await askStripe(() =>
        stripe.subscriptions.list({ customer, status: 'all', limit: 20 }),
      )
      return data.toSorted((a, b) => b.created - a.created)[0]?.id ?? null
    },
    getInvoice: (id: string, seenAt: Date) => getInvoice(stripe, id, seenAt),
    async listInvoices(customer: string, limit: number, seenAt: Date) {
      const { data } = await askStripe(() => stripe.invoices.list({ customer, limit }))
      return data.map((invoice) => invoiceFrom(invoice, seenAt))
    },
  } satisfies Partial<SubscriptionPayments>
}

function subscriptionFrom(subscription: Stripe.Subscription, seenAt: Date): SubscriptionAsSeen {
  const [item] = subscription.items.data
  if (!item) throw new Error(`Subscription ${subscription.id} has no item.`)
  const { id, status, customer, schedule, collection_method: collection } = subscription
  const card = cardOf(subscription.default_payment_method) ?? customersCard(customer)
  const sent = collection === 'send_invoice'
  const periodEnd = at(item.current_period_end)
  const cancelAt = maybeAt(subscription.cancel_at) ?? (subscription.cancel_at_period_end ? periodEnd : null)
  const held = schedule && typeof schedule !== 'string' && schedule.status === 'active' ? schedule : null
  const next = held?.metadata?.next_price
  return {
    id,
    seenAt,
    createdAt: at(subscription.created),
    status: known(RUNS, status),
    // A price that was replaced has no lookup key any more.
    price: item.price.lookup_key ?? item.price.id,
    periodStart: at(item.current_period_start),
    periodEnd,
    trialEndsAt: maybeAt(subscription.trial_end),
    cancelAt,
    endedAt: maybeAt(subscription.ended_at),
    collectionPaused: subscription.pause_collection !== null,
    payable: sent || card !== null,
    itemId: item.id,
    netDays: sent ? (subscription.days_until_due ?? 30) : null,
    schedule: held?.id ?? null,
    next: next && next !== item.price.lookup_key ? { price: next, at: periodEnd } : null,
    discount: subscription.discounts.flatMap(discountWords).join(', '),
    card: card ?? '',
  }
}

function customersCard(customer: Stripe.Subscription['customer']): string | null {
  if (typeof customer === 'string' || customer.deleted) return null
  return cardOf(customer.invoice_settings.default_payment_method)
}

function cardOf(method: Stripe.PaymentMethod | string | null): string | null {
  if (!method || typeof method === 'string') return null
  const { card } = method
  return card ? `${card.brand} ending in ${card.last4}` : method.type
}

/** What an invoice's card payment cost is told by the payment's charge, which is too deep to be told with the invoice. */
async function getInvoice(stripe: Stripe, id: string, seenAt: Date): Promise<PaidInvoice> {
  const expand = ['payments']
  const invoice = await askStripe(() => stripe.invoices.retrieve(id, { expand }))
  const seen = invoiceFrom(invoice, seenAt)
  if (invoice.status !== 'paid' || invoice.amount_paid === 0)
    return { invoice: seen, payment: null, elsewhere: 0 }
  const paid = invoice.payments?.data.find(({ status }) => status === 'paid')
  const intent = paid?.payment.payment_intent
  if (!intent) return { invoice: seen, payment: null, elsewhere: invoice.amount_paid }
  return {
    invoice: seen,
    payment: await paymentOf(stripe, typeof intent === 'string' ? intent : intent.id),
    elsewhere: 0,
  }
}

/** @throws while the payment service works out what it cost: the job that asks comes again */
async function paymentOf(stripe: Stripe, id: string): Promise<CardPayment> {
  const expand = ['latest_charge.balance_transaction']
  const intent = await askStripe(() => stripe.paymentIntents.retrieve(id, { expand }))
  const charge = intent.latest_charge
  const txn = charge && typeof charge !== 'string' ? charge.balance_transaction : null
  if (!charge || typeof charge === 'string' || !txn || typeof txn === 'string')
    throw new Error(`The payment service does not yet know what ${id} cost.`)
  const { amount, currency } = charge
  return { id, chargeId: charge.id, amount, currency, cost: txn.fee, balanceTxn: txn.id }
}

function invoiceFrom(invoice: Stripe.Invoice, seenAt: Date): InvoiceAsSeen {
  const { status, parent, status_transitions: moved, lines, id } = invoice
  const part = parent?.subscription_details?.subscription
  const main = lines.data.find(({ amount }) => amount > 0) ?? lines.data[0]
  return {
    id: id ?? '',
    subscriptionId: typeof part === 'string' ? part : (part?.id ?? ''),
    seenAt,
    createdAt: at(invoice.created),
    status: known(OWED, status ?? 'draft'),
    finalizedAt: maybeAt(moved.finalized_at),
    dueAt: maybeAt(invoice.due_date),
    attempts: invoice.attempt_count,
    paidAt: maybeAt(moved.paid_at),
    amountDue: invoice.amount_due,
    number: invoice.number ?? '',
    currency: invoice.currency,
    total: invoice.total,
    amountPaid: invoice.amount_paid,
    nextAttemptAt: maybeAt(invoice.next_payment_attempt),
    periodStart: maybeAt(main?.period.start),
    periodEnd: maybeAt(main?.period.end),
    title: main?.description ?? '',
    pageUrl: invoice.hosted_invoice_url ?? '',
    pdfUrl: invoice.invoice_pdf ?? '',
  }
}
