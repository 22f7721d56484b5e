import type Stripe from 'stripe'
import { newId } from '../../identifiers.ts'
import { flag, metadata, object, required, text } from '../../parameters.ts'
import type { LineItem, Payer } from '../../tables.ts'
import type { World } from '../../world.ts'
import type { Customer } from '../customers/customer-types.ts'
import { newCustomer } from '../customers/customers.ts'
import { customerNamed } from '../found.ts'
import { draftInvoice } from '../invoices/draft.ts'
import { nextNumber } from '../invoices/finalize.ts'
import type { Invoice } from '../invoices/invoice-types.ts'
import { newItem } from '../invoices/pending.ts'
import { customFieldsRule } from '../subscriptions/rules.ts'
import { nowFor } from '../time.ts'

type Session = Stripe.Checkout.Session

export const invoiceCreationRule = object({
  enabled: required(flag()),
  invoice_data: object({
    custom_fields: customFieldsRule,
    description: text({ max: 1500 }),
    footer: text(),
    metadata: metadata(),
  }),
})

/** The invoice of a one-time checkout that asked for one: made when it is paid, and paid from the start. */
export function invoicePayment(
  world: World,
  session: Session,
  intent: Stripe.PaymentIntent,
  payer: Payer,
): { customer?: string; invoice?: string } {
  const { invoice: wanted, lineItems = [] } = world.tables.drafts.get(session.id) ?? {}
  if (!wanted) return {}
  const customer = customerOf(world, session, payer)
  const at = nowFor(world, customer.id)
  const draft = draftInvoice(world, {
    customer,
    reason: 'manual',
    at,
    period: { start: at, end: at },
    lines: [],
    items: lineItems.map((line) => itemFor(world, line, customer, at)),
    autoAdvance: false,
    collection: 'charge_automatically',
    daysUntilDue: null,
    currency: intent.currency,
    customFields: wanted.custom_fields,
    description: wanted.description,
    footer: wanted.footer,
    metadata: wanted.metadata,
  })
  world.tables.intents.put({ ...intent, customer: customer.id })
  settle(world, draft, intent, at)
  return { customer: customer.id, invoice: draft.id }
}

function customerOf(world: World, session: Session, { name, email }: Payer): Customer {
  if (typeof session.customer === 'string') return customerNamed(world, session.customer)
  const made = newCustomer(world, { name, email })
  world.emit('customer.created', made)
  return made
}

function itemFor(world: World, line: LineItem, customer: Customer, at: number): string {
  const { id, unit_amount_decimal, product } = line.price
  const pricing = { price_details: { price: id, product: String(product) }, type: 'price_details' as const }
  const item = newItem({
    amount: line.amount_total,
    at,
    currency: line.currency,
    customer,
    description: line.description,
    discountable: true,
    metadata: {},
    period: { start: at, end: at },
    pricing: { ...pricing, unit_amount_decimal },
    quantity: line.quantity ?? 1,
    subscription: null,
  })
  return world.tables.invoiceItems.put(item).id
}

/** What was paid is paid in full: a balance the customer has plays no part in a checkout. */
function settle(world: World, draft: Invoice, intent: Stripe.PaymentIntent, at: number): void {
  const page = `${world.origin}/i/${draft.id}`
  const { id: invoice, total, currency } = draft
  const paid = world.tables.invoices.put({
    ...draft,
    amount_due: total,
    amount_paid: total,
    amount_remaining: 0,
    attempted: true,
    effective_at: at,
    ending_balance: draft.starting_balance,
    hosted_invoice_url: page,
    invoice_pdf: `${page}/pdf`,
    number: nextNumber(world, draft.customer),
    status: 'paid',
    status_transitions: { ...draft.status_transitions, finalized_at: at, paid_at: at },
  })
  const payment = world.tables.invoicePayments.put({
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: total,
    amount_requested: total,
    created: at,
    currency,
    invoice,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: at },
  })
  world.emit('invoice.finalized', paid)
  world.emit('invoice_payment.paid', payment)
  world.emit('invoice.paid', paid)
  world.emit('invoice.payment_succeeded', paid)
}
