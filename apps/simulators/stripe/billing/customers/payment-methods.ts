import { endpoint } from '../../endpoint.ts'
import { noSuch, StripeFault } from '../../errors.ts'
import { page, pageParameters } from '../../pagination.ts'
import { integer, object, oneOf, required, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { customerNamed, paymentMethodNamed } from '../found.ts'
import { emptyable, mergeMetadata, metadataChange } from '../rules.ts'
import { attach, attachedTo, cardOf, newCardMethod, tokenNamed } from './attach.ts'
import type { PaymentMethod } from './customer-types.ts'

const RAW =
  'Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that map to the test card you are using, see https://stripe.com/docs/testing.'

const billingDetails = object({ email: emptyable(text()), name: emptyable(text()), phone: emptyable(text()) })

const create = endpoint({
  method: 'POST',
  path: '/v1/payment_methods',
  parameters: {
    billing_details: billingDetails,
    card: required(
      object({ cvc: text(), exp_month: integer(), exp_year: integer(), number: text(), token: text() }),
    ),
    metadata: metadataChange(),
    type: required(oneOf('card')),
  },
  run({ world, params }) {
    if (params.card.number !== undefined) throw new StripeFault(402, RAW)
    const made = fromToken(world, params.card.token ?? '', 'card[token]')
    const metadata = mergeMetadata({}, params.metadata)
    const details = { ...made.billing_details, ...params.billing_details }
    return world.tables.paymentMethods.put({ ...made, metadata, billing_details: details })
  },
})

function fromToken(world: World, name: string, param?: string): PaymentMethod {
  const token = tokenNamed(name)
  if (!token) throw noSuch(param ? 'token' : 'PaymentMethod', name, param)
  if (token.unsavable) {
    const { code, declineCode, message } = token.unsavable
    throw new StripeFault(402, message, { type: 'card_error', code, decline_code: declineCode })
  }
  const { refusal, confirms } = token
  return newCardMethod(world, { card: cardOf(token, world.clock.now()), refusal, confirms })
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/payment_methods/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => paymentMethodNamed(world, id),
})

const update = endpoint({
  method: 'POST',
  path: '/v1/payment_methods/:id',
  parameters: {
    billing_details: billingDetails,
    card: object({ exp_month: integer({ min: 1, max: 12 }), exp_year: integer({ min: 2000 }) }),
    metadata: metadataChange(),
  },
  run({ world, params, path: [id = ''] }) {
    const method = paymentMethodNamed(world, id)
    return world.tables.paymentMethods.put({
      ...method,
      billing_details: { ...method.billing_details, ...params.billing_details },
      card: { ...method.card, ...params.card },
      metadata: mergeMetadata(method.metadata ?? {}, params.metadata),
    })
  },
})

/** A `pm_card_…` test token is a new card each time. */
const attachOne = endpoint({
  method: 'POST',
  path: '/v1/payment_methods/:id/attach',
  parameters: { customer: required(text()) },
  run({ world, params, path: [id = ''] }) {
    const customer = customerNamed(world, params.customer, 'customer')
    const method = id.startsWith('pm_card_') ? fromToken(world, id) : paymentMethodNamed(world, id)
    return attach(world, method.id, customer.id)
  },
})

const detach = endpoint({
  method: 'POST',
  path: '/v1/payment_methods/:id/detach',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const method = paymentMethodNamed(world, id)
    if (!method.customer) {
      const message =
        'The payment method you provided is not attached to a customer so detachment is impossible.'
      throw new StripeFault(400, message, { code: 'payment_method_unexpected_state' })
    }
    forget(world, method)
    const after = world.tables.paymentMethods.put({ ...method, customer: null })
    world.emit('payment_method.detached', after, undefined, method)
    return after
  },
})

/** What is detached is nobody's default any more. */
function forget(world: World, { id, customer: owner }: PaymentMethod): void {
  const customer = world.tables.customers.get(owner ?? '')
  if (customer?.invoice_settings.default_payment_method === id) {
    const settings = { ...customer.invoice_settings, default_payment_method: null }
    const after = world.tables.customers.put({ ...customer, invoice_settings: settings })
    world.emit('customer.updated', after, undefined, customer)
  }
  for (const subscription of world.tables.subscriptions.values()) {
    if (subscription.default_payment_method !== id) continue
    const after = world.tables.subscriptions.put({ ...subscription, default_payment_method: null })
    world.emit('customer.subscription.updated', after, undefined, subscription)
  }
}

const listAll = endpoint({
  method: 'GET',
  path: '/v1/payment_methods',
  parameters: { ...pageParameters, customer: required(text()), type: oneOf('card') },
  run({ world, params }) {
    customerNamed(world, params.customer, 'customer')
    return page('/v1/payment_methods', attachedTo(world, params.customer), params)
  },
})

const listOfCustomer = endpoint({
  method: 'GET',
  path: '/v1/customers/:id/payment_methods',
  parameters: { ...pageParameters, type: oneOf('card') },
  run({ world, params, path: [id = ''] }) {
    customerNamed(world, id)
    return page(`/v1/customers/${id}/payment_methods`, attachedTo(world, id), params)
  },
})

export const paymentMethods = [create, retrieve, update, attachOne, detach, listAll, listOfCustomer]
