import { assertChargeable, currency } from '../amounts.ts'
import { endpoint } from '../endpoint.ts'
import { noSuch, StripeFault } from '../errors.ts'
import { page, pageParameters } from '../pagination.ts'
import { flag, integer, metadata, object, oneOf, required, text } from '../parameters.ts'
import type { World } from '../world.ts'
import { cancelIntent, openIntent } from './intent-states.ts'

const CANCELABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture']

const create = endpoint({
  method: 'POST',
  path: '/v1/payment_intents',
  parameters: {
    amount: required(integer()),
    currency: required(currency()),
    automatic_payment_methods: object({ enabled: required(flag()) }),
    description: text({ max: 1000 }),
    metadata: metadata(),
    receipt_email: text({ max: 800 }),
    statement_descriptor: text({ max: 22 }),
    statement_descriptor_suffix: text({ max: 22 }),
    transfer_group: text(),
  },
  run({ world, params }) {
    assertChargeable(params.amount, params.currency, 'amount')
    return openIntent(world, params)
  },
})

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/payment_intents/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => intentNamed(world, id),
})

const list = endpoint({
  method: 'GET',
  path: '/v1/payment_intents',
  parameters: pageParameters,
  run: ({ world, params }) => page('/v1/payment_intents', world.tables.intents.newestFirst(), params),
})

const cancel = endpoint({
  method: 'POST',
  path: '/v1/payment_intents/:id/cancel',
  parameters: {
    cancellation_reason: oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'),
  },
  run({ world, params, path: [id = ''] }) {
    const intent = intentNamed(world, id)
    if (!CANCELABLE.includes(intent.status)) {
      throw unexpected(`You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`)
    }
    if (world.tables.sessions.values().some((session) => session.payment_intent === id)) {
      throw unexpected(
        'You cannot cancel the PaymentIntent of a Checkout Session. Expire the session instead.',
      )
    }
    return cancelIntent(world, intent, params.cancellation_reason ?? null)
  },
})

function intentNamed(world: World, id: string) {
  const intent = world.tables.intents.get(id)
  if (!intent) throw noSuch('payment_intent', id)
  return intent
}

function unexpected(message: string): StripeFault {
  return new StripeFault(400, message, { code: 'payment_intent_unexpected_state' })
}

export const paymentIntents = [create, retrieve, list, cancel]
