import { newId } from '../../identifiers.ts'
import { openIntent } from '../../resources/intent-states.ts'
import type { World } from '../../world.ts'
import { adjustBalance } from '../customers/balance.ts'
import { customerNamed, invoiceNamed } from '../found.ts'
import { invoicePaid } from '../subscriptions/payment-states.ts'
import { refreshDraft } from './draft.ts'
import type { Invoice } from './invoice-types.ts'
import { settlementOf } from './totals.ts'

/** Gives a draft its number and takes the customer's balance into account; one with nothing to pay is paid with that. */
export function finalize(world: World, draft: Invoice, at: number): Invoice {
  const fresh = refreshDraft(world, draft, true)
  const number = nextNumber(world, fresh.customer)
  const { due, ending, tooSmall } = settlementOf(fresh.total, fresh.starting_balance)
  const change = ending - fresh.starting_balance
  if (change !== 0) {
    const type = tooSmall ? 'invoice_too_small' : 'applied_to_invoice'
    const { customer, currency, id: invoice } = fresh
    adjustBalance(world, { customer, amount: change, currency, type, at, invoice })
  }
  const page = `${world.origin}/i/${fresh.id}`
  const open = world.tables.invoices.put({
    ...fresh,
    amount_due: due,
    amount_remaining: due,
    automatically_finalizes_at: null,
    effective_at: at,
    ending_balance: ending,
    hosted_invoice_url: page,
    invoice_pdf: `${page}/pdf`,
    number,
    status: 'open',
    status_transitions: { ...fresh.status_transitions, finalized_at: at },
  })
  if (due > 0) askForPayment(world, open, at)
  world.emit('invoice.finalized', open)
  world.emit('invoice.updated', open, undefined, draft)
  return due > 0 ? open : markPaid(world, open, at, 0)
}

/** The next number of a customer's own sequence. */
export function nextNumber(world: World, id: string): string {
  const customer = customerNamed(world, id)
  const { invoice_prefix: prefix, next_invoice_sequence: sequence } = customer
  world.tables.customers.put({ ...customer, next_invoice_sequence: sequence + 1 })
  return `${prefix}-${String(sequence).padStart(4, '0')}`
}

const DESCRIPTIONS: Partial<Record<Invoice['billing_reason'], string>> = {
  subscription_create: 'Subscription creation',
  subscription_cycle: 'Subscription update',
  subscription_update: 'Subscription update',
}

function askForPayment(world: World, invoice: Invoice, at: number): void {
  const { customer, amount_due: amount, currency, id, number } = invoice
  const description = DESCRIPTIONS[invoice.billing_reason] ?? `Invoice ${number}`
  const intent = openIntent(world, { amount, currency, customer, description })
  world.tables.invoicePayments.put({
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: amount,
    created: at,
    currency,
    invoice: id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  })
}

/** @param amount what was paid through Stripe; the rest, if any, was paid otherwise */
export function markPaid(world: World, invoice: Invoice, at: number, amount: number): Invoice {
  const paid = world.tables.invoices.put({
    ...invoice,
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    attempted: true,
    auto_advance: false,
    next_payment_attempt: null,
    status: 'paid',
    status_transitions: { ...invoice.status_transitions, paid_at: at },
  })
  const payment = world.tables.invoicePayments
    .values()
    .find((each) => each.invoice === invoice.id && each.status === 'open')
  if (payment && amount > 0) {
    const transitions = { canceled_at: null, paid_at: at }
    const done = { ...payment, amount_paid: amount, status: 'paid' as const, status_transitions: transitions }
    world.emit('invoice_payment.paid', world.tables.invoicePayments.put(done))
  }
  world.emit('invoice.updated', paid, undefined, invoice)
  world.emit('invoice.paid', paid)
  world.emit('invoice.payment_succeeded', paid)
  invoicePaid(world, paid)
  return invoiceNamed(world, paid.id)
}
