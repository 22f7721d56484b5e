import type Stripe from 'stripe'
import { assertChargeable, type Currency } from '../amounts.ts'
import { discountsRule } from '../billing/catalogue/discounts.ts'
import { invoiceCreationRule } from '../billing/checkout/receipt-invoice.ts'
import {
  assertMode,
  draftSubscription,
  subscriptionDataRule,
} from '../billing/checkout/subscription-session.ts'
import { DAY, MINUTE } from '../clock.ts'
import { endpoint } from '../endpoint.ts'
import { invalidParameter, missingParameter, noSuch, StripeFault } from '../errors.ts'
import { newId } from '../identifiers.ts'
import { page, pageParameters } from '../pagination.ts'
import { flag, integer, metadata, object, oneOf, required, text, url } from '../parameters.ts'
import type { LineItem } from '../tables.ts'
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
    allow_promotion_codes: flag(),
    cancel_url: url(),
    client_reference_id: text({ max: 200 }),
    customer: text(),
    customer_email: text({ max: 800 }),
    discounts: discountsRule,
    expires_at: integer(),
    invoice_creation: invoiceCreationRule,
    line_items: required(lineItemsRule),
    locale: oneOf('auto', 'en'),
    metadata: metadata(),
    mode: required(oneOf('payment', 'subscription')),
    payment_intent_data: object({
      description: text({ max: 1000 }),
      metadata: metadata(),
      receipt_email: text({ max: 800 }),
      statement_descriptor: text({ max: 22 }),
      statement_descriptor_suffix: text({ max: 22 }),
      transfer_group: text(),
    }),
    payment_method_collection: oneOf('always', 'if_required'),
    submit_type: oneOf('auto', 'book', 'donate', 'pay'),
    subscription_data: subscriptionDataRule,
    success_url: required(url()),
    ui_mode: oneOf('hosted_page'),
  },
  run({ world, params, origin }) {
    assertMode(world, params)
    const lineItems = lineItemsFrom(world, params.line_items)
    const [first] = lineItems
    if (!first) throw missingParameter('line_items')
    const subscribes = params.mode === 'subscription'
    const sum = lineItems.reduce((total, line) => total + line.amount_total, 0)
    if (!subscribes) assertOneTime(lineItems, sum)
    const id = newId('cs_test', 58)
    const amount = subscribes ? draftSubscription(world, id, lineItems, params) : sum
    const { enabled, invoice_data: invoice = {} } = params.invoice_creation ?? {}
    world.tables.drafts.put({
      id,
      lineItems,
      intent: params.payment_intent_data ?? {},
      ...(enabled && { invoice }),
    })
    return world.tables.sessions.put(
      newSession({
        ...params,
        id,
        amount,
        created: world.clock.now(),
        currency: first.currency,
        expires_at: expiry(world, params.expires_at),
        url: `${origin}/c/pay/${id}`,
      }),
    )
  },
})

function assertOneTime(lineItems: LineItem[], amount: number): void {
  if (lineItems.some(({ price }) => price.recurring)) {
    throw new StripeFault(400, 'You specified `payment` mode but passed a recurring price.', {
      param: 'line_items',
    })
  }
  assertChargeable(amount, lineItems[0]?.currency as Currency, 'line_items')
}

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
