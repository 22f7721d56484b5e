import { endpoint } from '../../endpoint.ts'
import { StripeFault } from '../../errors.ts'
import { flag, text } from '../../parameters.ts'
import { cancelIntent } from '../../resources/intent-states.ts'
import type { World } from '../../world.ts'
import { attachedTo } from '../customers/attach.ts'
import { adjustBalance } from '../customers/balance.ts'
import { invoiceNamed } from '../found.ts'
import { invoiceGivenUp } from '../subscriptions/payment-states.ts'
import { nowFor } from '../time.ts'
import { collect, intentOf } from './collect.ts'
import { finalize, markPaid } from './finalize.ts'
import type { Invoice } from './invoice-types.ts'

function assertStatus(invoice: Invoice, allowed: Invoice['status'][], doing: string): void {
  if (allowed.includes(invoice.status)) return
  const code = invoice.status === 'paid' ? 'invoice_already_paid' : 'invoice_not_editable'
  throw new StripeFault(
    400,
    `You can only ${doing} an invoice that is ${allowed.join(' or ')}: it is ${invoice.status}.`,
    { code },
  )
}

const finalizeInvoice = endpoint({
  method: 'POST',
  path: '/v1/invoices/:id/finalize',
  parameters: { auto_advance: flag() },
  run({ world, params, path: [id = ''] }) {
    const draft = invoiceNamed(world, id)
    assertStatus(draft, ['draft'], 'finalize')
    if (draft.lines.data.length === 0 && !draft.parent) {
      throw new StripeFault(400, 'You must have at least one invoice item to finalize an invoice.', {
        code: 'invoice_no_customer_line_items',
      })
    }
    const wanted = { ...draft, auto_advance: params.auto_advance ?? draft.auto_advance }
    return finalize(world, world.tables.invoices.put(wanted), nowFor(world, draft.customer))
  },
})

const pay = endpoint({
  method: 'POST',
  path: '/v1/invoices/:id/pay',
  parameters: { off_session: flag(), paid_out_of_band: flag(), payment_method: text() },
  run({ world, params, path: [id = ''] }) {
    const invoice = invoiceNamed(world, id)
    if (invoice.status === 'paid') {
      throw new StripeFault(400, 'Invoice is already paid', { code: 'invoice_already_paid' })
    }
    assertStatus(invoice, ['draft', 'open', 'uncollectible'], 'pay')
    const { payment_method: method } = params
    if (method !== undefined && !attachedTo(world, invoice.customer).some((each) => each.id === method)) {
      throw new StripeFault(400, `No such PaymentMethod: '${method}'`, {
        code: 'resource_missing',
        param: 'payment_method',
      })
    }
    const at = nowFor(world, invoice.customer)
    const open = invoice.status === 'draft' ? finalize(world, invoice, at) : invoice
    if (open.status === 'paid') return open
    if (params.paid_out_of_band) return paidOtherwise(world, open, at)
    const { invoice: after, refusal } = collect(world, open, { at, method, scheduled: false })
    return refusal ?? after
  },
})

/** Paid by cheque or transfer: no charge, no balance transaction. */
function paidOtherwise(world: World, invoice: Invoice, at: number): Invoice {
  cancelPayment(world, invoice, at)
  return markPaid(world, invoice, at, 0)
}

function cancelPayment(world: World, invoice: Invoice, at: number): void {
  const intent = intentOf(world, invoice)
  if (intent && intent.status !== 'succeeded') cancelIntent(world, intent, 'void_invoice')
  const payment = world.tables.invoicePayments.values().find((each) => each.invoice === invoice.id)
  if (payment?.status !== 'open') return
  const status_transitions = { canceled_at: at, paid_at: null }
  world.tables.invoicePayments.put({ ...payment, status: 'canceled', status_transitions })
}

const send = endpoint({
  method: 'POST',
  path: '/v1/invoices/:id/send',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const invoice = invoiceNamed(world, id)
    if (invoice.collection_method !== 'send_invoice') {
      throw new StripeFault(
        400,
        'You can only manually send an invoice if its collection method is "send_invoice".',
      )
    }
    assertStatus(invoice, ['draft', 'open'], 'send')
    const open =
      invoice.status === 'draft' ? finalize(world, invoice, nowFor(world, invoice.customer)) : invoice
    world.emit('invoice.sent', open)
    return open
  },
})

const STOPPED = { auto_advance: false, next_payment_attempt: null }

const voidInvoice = endpoint({
  method: 'POST',
  path: '/v1/invoices/:id/void',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const invoice = invoiceNamed(world, id)
    assertStatus(invoice, ['open', 'uncollectible'], 'void')
    const at = nowFor(world, invoice.customer)
    cancelPayment(world, invoice, at)
    giveCreditBack(world, invoice, at)
    const transitions = { ...invoice.status_transitions, voided_at: at }
    const after = world.tables.invoices.put({
      ...invoice,
      ...STOPPED,
      amount_remaining: 0,
      status: 'void',
      status_transitions: transitions,
    })
    world.emit('invoice.voided', after)
    invoiceGivenUp(world, after, at, true)
    return after
  },
})

/** The credit that a voided invoice had used is the customer's again. */
function giveCreditBack(world: World, invoice: Invoice, at: number): void {
  const used = (invoice.ending_balance ?? 0) - invoice.starting_balance
  if (used === 0) return
  const { customer, currency, id } = invoice
  adjustBalance(world, { customer, amount: -used, currency, type: 'unapplied_from_invoice', at, invoice: id })
}

const markUncollectible = endpoint({
  method: 'POST',
  path: '/v1/invoices/:id/mark_uncollectible',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const invoice = invoiceNamed(world, id)
    assertStatus(invoice, ['open'], 'mark as uncollectible')
    const at = nowFor(world, invoice.customer)
    const transitions = { ...invoice.status_transitions, marked_uncollectible_at: at }
    const after = world.tables.invoices.put({
      ...invoice,
      ...STOPPED,
      status: 'uncollectible',
      status_transitions: transitions,
    })
    world.emit('invoice.marked_uncollectible', after)
    invoiceGivenUp(world, after, at, false)
    return after
  },
})

export const invoiceStates = [finalizeInvoice, pay, send, voidInvoice, markUncollectible]
