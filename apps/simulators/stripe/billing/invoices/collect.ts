import type Stripe from 'stripe'
import type { Decline } from '../../cards.ts'
import { DAY } from '../../clock.ts'
import { StripeFault } from '../../errors.ts'
import { chargeCard, declineCard } from '../../resources/charge-states.ts'
import { failIntent, succeedIntent } from '../../resources/intent-states.ts'
import type { World } from '../../world.ts'
import { payingMethod } from '../customers/attach.ts'
import type { SavedCard } from '../customers/customer-types.ts'
import { paymentMethodNamed } from '../found.ts'
import { settingsOf } from '../settings.ts'
import { collectionEnded, invoiceFailed } from '../subscriptions/payment-states.ts'
import type { Subscription } from '../subscriptions/subscription-types.ts'
import { finalize, markPaid } from './finalize.ts'
import type { Invoice } from './invoice-types.ts'

const EXPIRED: Decline = {
  code: 'expired_card',
  declineCode: 'expired_card',
  message: 'Your card has expired.',
}
/** A real bank's answer leaves the payment waiting for its owner; here it is refused outright, so that the invoice's page or another card has to be used. */
const UNCONFIRMED: Decline = {
  code: 'card_declined',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
}

export interface Attempt {
  invoice: Invoice
  refusal?: StripeFault
}

export function subscriptionOf(world: World, invoice: Invoice): Subscription | undefined {
  return world.tables.subscriptions.get(invoice.parent?.subscription_details.subscription ?? '')
}

interface Wanted {
  at: number
  /** A card other than the one that would be taken. */
  method?: string
  /** Tried by the retry schedule, not by somebody. */
  scheduled: boolean
}

/** One attempt to charge for an open invoice; a refusal is noted and the next attempt planned. */
export function collect(world: World, invoice: Invoice, { at, method, scheduled }: Wanted): Attempt {
  const subscription = subscriptionOf(world, invoice)
  const customer = world.tables.customers.get(invoice.customer)
  const paying = method ?? payingMethod(world, customer, subscription, invoice.default_payment_method)
  if (!paying) return failed(world, invoice, at, scheduled, withoutCard())
  const intent = intentOf(world, invoice)
  if (!intent) throw new Error(`invoice ${invoice.id} has nothing to pay`)
  const saved = world.tables.savedCards.get(paying)
  if (!saved) throw new Error(`payment method ${paying} has no card`)
  const { name, email } = paymentMethodNamed(world, paying).billing_details
  const payer = { name: name ?? customer?.name ?? '', email: email ?? customer?.email ?? null }
  const attempt = {
    intent: world.tables.intents.put({ ...intent, payment_method: paying }),
    card: saved.card,
    payer,
    authenticated: false,
    customer: invoice.customer,
    paymentMethod: paying,
  }
  const decline = refusalOf(world, paying, saved, at)
  if (decline) {
    const charge = declineCard(world, attempt, decline)
    failIntent(world, attempt.intent, decline, charge)
    if (decline === UNCONFIRMED) world.emit('invoice.payment_action_required', invoice)
    return failed(world, invoice, at, scheduled, cardFault(decline, attempt.intent, charge))
  }
  succeedIntent(world, attempt.intent, chargeCard(world, attempt))
  const counted = countAttempt(invoice, scheduled)
  return { invoice: markPaid(world, { ...invoice, attempt_count: counted }, at, invoice.amount_due) }
}

/** What its bank says to a charge at that time. */
function refusalOf(world: World, method: string, saved: SavedCard, at: number): Decline | undefined {
  const { exp_month: month, exp_year: year } = paymentMethodNamed(world, method).card
  if (Date.UTC(year, month, 1) / 1000 <= at) return EXPIRED
  return saved.refusal ?? (saved.confirms ? UNCONFIRMED : undefined)
}

export function intentOf(world: World, invoice: Invoice): Stripe.PaymentIntent | undefined {
  const payment = world.tables.invoicePayments.values().find((each) => each.invoice === invoice.id)
  return world.tables.intents.get(payment?.payment.payment_intent ?? '')
}

/** As documented: the first attempt counts whoever makes it, later ones only when the schedule makes them. */
function countAttempt({ attempt_count: count }: Invoice, scheduled: boolean): number {
  return scheduled || count === 0 ? count + 1 : count
}

function failed(
  world: World,
  invoice: Invoice,
  at: number,
  scheduled: boolean,
  refusal: StripeFault,
): Attempt {
  const counts = scheduled || invoice.attempt_count === 0
  const attempts = countAttempt(invoice, scheduled)
  const wait = settingsOf(world).retryDays[attempts - 1]
  const retries = invoice.auto_advance && invoice.billing_reason !== 'subscription_create'
  const planned = retries && wait !== undefined ? at + wait * DAY : null
  const after = world.tables.invoices.put({
    ...invoice,
    attempt_count: attempts,
    attempted: true,
    next_payment_attempt: counts ? planned : invoice.next_payment_attempt,
  })
  world.emit('invoice.updated', after, undefined, invoice)
  world.emit('invoice.payment_failed', after)
  invoiceFailed(world, after)
  if (counts && retries && planned === null) collectionEnded(world, after, at)
  return { invoice: world.tables.invoices.get(after.id) ?? after, refusal }
}

function withoutCard(): StripeFault {
  const message =
    'This customer has no attached payment source or default payment method. Please consider adding a default payment method.'
  return new StripeFault(400, message, { code: 'resource_missing' })
}

function cardFault(decline: Decline, intent: Stripe.PaymentIntent, charge: Stripe.Charge): StripeFault {
  const { code, declineCode, message } = decline
  const more = { charge: charge.id, payment_intent: { id: intent.id, object: 'payment_intent' } }
  return new StripeFault(402, message, { type: 'card_error', code, decline_code: declineCode, more })
}

/** What happens to a draft whose time has come: it becomes final, and is charged or sent. */
export function advance(world: World, draft: Invoice, at: number): Attempt {
  const open = finalize(world, draft, at)
  if (open.status !== 'open') return { invoice: open }
  if (open.collection_method === 'charge_automatically') return collect(world, open, { at, scheduled: true })
  world.emit('invoice.sent', open)
  return { invoice: open }
}
