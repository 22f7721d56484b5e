import type Stripe from 'stripe'
import { assertChargeable } from '../amounts.ts'
import { DAY, MINUTE } from '../clock.ts'
import { endpoint } from '../endpoint.ts'
import { invalidParameter, missingParameter, noSuch, StripeFault } from '../errors.ts'
import { newId } from '../identifiers.ts'
import { page, pageParameters } from '../pagination.ts'
import { integer, metadata, object, oneOf, required, text, url } from '../parameters.ts'
import type { World } from '../world.ts'
import { lineItemsFrom, lineItemsRule } from './line-items.ts'
import { expireSession } from './session-end.ts'
import { newSession } from './session-shape.ts'

const SHORTEST = 30 * MINUTE
const LONGEST = DAY

const create = endpoint({
  method: 'POST',
  path: '/v1/checkout/sessions',
  parameters: {
    cancel_url: url(),
    client_reference_id: text({ max: 200 }),
    customer_email: text({ max: 800 }),
    expires_at: integer(),
    line_items: required(lineItemsRule),
    locale: oneOf('auto', 'en'),
    metadata: metadata(),
    mode: required(oneOf('payment')),
    payment_intent_data: object({
      description: text({ max: 1000 }),
      metadata: metadata(),
      receipt_email: text({ max: 800 }),
      statement_descriptor: text({ max: 22 }),
      statement_descriptor_suffix: text({ max: 22 }),
      transfer_group: text(),
    }),
    submit_type: oneOf('auto', 'book', 'donate', 'pay'),
    success_url: required(url()),
    ui_mode: oneOf('hosted_page'),
  },
  run({ world, params, origin }) {
    const lineItems = lineItemsFrom(world, params.line_items)
    const [first] = params.line_items
    if (!first) throw missingParameter('line_items')
    const amount = lineItems.reduce((sum, line) => sum + line.amount_total, 0)
    assertChargeable(amount, first.price_data.currency, 'line_items')
    const id = newId('cs_test', 58)
    world.tables.drafts.put({ id, lineItems, intent: params.payment_intent_data ?? {} })
    return world.tables.sessions.put(
      newSession({
        ...params,
        id,
        amount,
        created: world.clock.now(),
        currency: first.price_data.currency,
        expires_at: expiry(world, params.expires_at),
        url: `${origin}/c/pay/${id}`,
      }),
    )
  },
})

function expiry(world: World, wanted: number | undefined): number {
  const now = world.clock.now()
  const at = wanted ?? now + LONGEST
  // A few seconds pass between the caller reading its clock and this check.
  if (at < now + SHORTEST - 5) {
    const message = 'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.'
    throw invalidParameter(message, 'expires_at')
  }
  if (at > now + LONGEST + 5) {
    const message = 'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.'
    throw invalidParameter(message, 'expires_at')
  }
  return at
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/checkout/sessions/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => sessionNamed(world, id),
})

const listLineItems = endpoint({
  method: 'GET',
  path: '/v1/checkout/sessions/:id/line_items',
  parameters: pageParameters,
  run({ world, params, path: [id = ''] }) {
    sessionNamed(world, id)
    const lines = world.tables.drafts.get(id)?.lineItems ?? []
    return page(`/v1/checkout/sessions/${id}/line_items`, lines, params)
  },
})

const expire = endpoint({
  method: 'POST',
  path: '/v1/checkout/sessions/:id/expire',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const session = sessionNamed(world, id)
    if (session.status === 'open') return expireSession(world, session)
    const message = `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`
    throw new StripeFault(400, message)
  },
})

const list = endpoint({
  method: 'GET',
  path: '/v1/checkout/sessions',
  parameters: { ...pageParameters, payment_intent: text(), status: oneOf('complete', 'expired', 'open') },
  run({ world, params }) {
    const { payment_intent: intent, status } = params
    const found = world.tables.sessions
      .newestFirst()
      .filter((session) => intent === undefined || session.payment_intent === intent)
      .filter((session) => status === undefined || session.status === status)
    return page('/v1/checkout/sessions', found, params)
  },
})

function sessionNamed(world: World, id: string): Stripe.Checkout.Session {
  const session = world.tables.sessions.get(id)
  if (!session) throw noSuch('checkout.session', id)
  return session
}

export const checkoutSessions = [create, retrieve, listLineItems, expire, list]
