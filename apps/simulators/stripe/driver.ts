import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { buildStripeSimulator, type StripeSimulatorOptions } from './app.ts'

export const SECRET_KEY = 'sk_test_driver'
export const WEBHOOK_SECRET = 'whsec_driver'

export type Simulator = Awaited<ReturnType<typeof startSimulator>>

/** A simulator on a free port with the real SDK pointed at it, for tests. */
export async function startSimulator(options: Partial<StripeSimulatorOptions> = {}) {
  const app = buildStripeSimulator({
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    webhookRetryMs: 20,
    ...options,
  })
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    base,
    stripe: clientFor(base),
    control: <T = unknown>(path: string, body?: object) => control<T>(base, path, body),
    stop: () => app.close(),
  }
}

export function clientFor(base: string, key = SECRET_KEY, maxNetworkRetries = 0): Stripe {
  const { hostname, port } = new URL(base)
  const address = { host: hostname, port: Number(port), protocol: 'http' as const }
  return new Stripe(key, { ...address, telemetry: false, maxNetworkRetries, timeout: 5000 })
}

async function control<T>(base: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${base}/_control${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

export function checkout(stripe: Stripe, options: { amount?: number; order?: string } = {}) {
  const { amount = 2500, order = 'order_1' } = options
  return stripe.checkout.sessions.create(orderParameters(amount, order))
}

export function orderParameters(amount: number, order: string): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    client_reference_id: order,
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'usd', unit_amount: amount, product_data: { name: 'Calculus' } },
      },
    ],
    metadata: { order_id: order },
    payment_intent_data: {
      transfer_group: order,
      description: `Order ${order}`,
      metadata: { order_id: order },
    },
    success_url: 'http://shop.test/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://shop.test/cart',
  }
}

/** A paid checkout: its session with everything expanded. */
export async function paidCheckout(
  { stripe, control }: Simulator,
  options: { amount?: number; order?: string } = {},
) {
  const session = await checkout(stripe, options)
  await control('/pay', { session: session.id })
  const expand = ['payment_intent.latest_charge.balance_transaction']
  const paid = await stripe.checkout.sessions.retrieve(session.id, { expand })
  const intent = paid.payment_intent as Stripe.PaymentIntent
  const charge = intent.latest_charge as Stripe.Charge
  return { session: paid, intent, charge, balance: charge.balance_transaction as Stripe.BalanceTransaction }
}

export async function sellerAccount({ stripe, control }: Simulator, active = true): Promise<string> {
  const account = await stripe.v2.core.accounts.create({
    contact_email: 'seller@campus.test',
    dashboard: 'express',
    identity: { country: 'us', entity_type: 'individual' },
    configuration: {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
    },
  })
  if (active) await control(`/accounts/${account.id}/activate`, {})
  return account.id
}

export interface Received {
  body: string
  signature: string
  type: string
  id: string
}

/** An address that webhooks can be sent to; `answer` decides its status. */
export async function startReceiver(answer: (attempt: number) => number = () => 200) {
  const received: Received[] = []
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const { type, id } = JSON.parse(body) as { type: string; id: string }
      received.push({ body, type, id, signature: String(request.headers['stripe-signature']) })
      response.writeHead(answer(received.length)).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/webhooks/stripe`, received, stop: () => server.close() }
}

/** The refusal that a call must end in. */
export async function refusalOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (outcome instanceof Stripe.errors.StripeError) return outcome
  throw new Error(`expected Stripe to refuse, got ${String(outcome)}`)
}
