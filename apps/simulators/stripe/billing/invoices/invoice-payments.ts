import { endpoint } from '../../endpoint.ts'
import { noSuch } from '../../errors.ts'
import { page, pageParameters } from '../../pagination.ts'
import { object, oneOf, required, text } from '../../parameters.ts'

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/invoice_payments/:id',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const found = world.tables.invoicePayments.get(id)
    if (!found) throw noSuch('invoice_payment', id)
    return found
  },
})

const listAll = endpoint({
  method: 'GET',
  path: '/v1/invoice_payments',
  parameters: {
    ...pageParameters,
    invoice: text(),
    payment: object({ payment_intent: text(), type: required(oneOf('payment_intent')) }),
    status: oneOf('canceled', 'open', 'paid'),
  },
  run({ world, params }) {
    const { invoice, payment, status } = params
    const found = world.tables.invoicePayments
      .newestFirst()
      .filter((each) => invoice === undefined || each.invoice === invoice)
      .filter((each) => !payment?.payment_intent || each.payment.payment_intent === payment.payment_intent)
      .filter((each) => status === undefined || each.status === status)
    return page('/v1/invoice_payments', found, params)
  },
})

export const invoicePayments = [retrieve, listAll]
