import { randomUUID } from 'node:crypto'
import { post } from '@banter/billing/ledger'
import { processingPaid, toppedUp } from '@banter/billing/ledger-facts'
import { verifyLedger } from '@banter/billing/verify-ledger'
import Stripe from 'stripe'
import { expect } from 'vitest'
import type { Checkout } from '../src/orders/contract.ts'
import * as orders from '../src/orders/contract.ts'
import { type Asker, app, env, makeCampus, stripe, type TestCampus } from './campus.ts'

/** A campus with two people who want to trade. */
export async function makeMarket() {
  const campus = await makeCampus()
  const [seller, buyer] = [await campus.student('Sue Seller'), await campus.student('Bob Buyer')]
  return { campus, seller, buyer }
}

interface Listing {
  title?: string
  price?: number
  stock?: number
}

/** A listing as if its seller had made it; the marketplace's own tests make them through the API. */
export function list(
  campus: TestCampus,
  seller: Asker,
  { title = 'Calculus book', price = 1_999, stock = 1 }: Listing = {},
) {
  return campus.command(({ db }) =>
    db.product.create({
      data: {
        sellerId: seller.viewer.id,
        title,
        description: '',
        category: 'textbooks',
        condition: 'good',
        priceAmount: price,
        stock,
      },
    }),
  )
}

/** Money in a wallet, booked as a paid top-up is. */
export async function fillWallet(campus: TestCampus, person: Asker, amount: number) {
  const id = randomUUID()
  const payment = {
    id: `pi_${id}`,
    chargeId: `ch_${id}`,
    amount,
    currency: 'usd',
    cost: 0,
    balanceTxn: `txn_${id}`,
  }
  await campus.command((ctx) =>
    post(ctx, toppedUp(id, person.viewer.id, payment), processingPaid(id, { ...payment, cost: 30 })),
  )
}

/** Money in a wallet that a sale brought, paid from somebody's wallet and handed over. */
export async function earn(campus: TestCampus, seller: Asker, net: number) {
  const fee = [Math.round((net * 200) / 9_800), 500].toSorted((a, b) => a - b)[0] ?? 0
  const buyer = await campus.student('Some Buyer')
  await fillWallet(campus, buyer, net + fee)
  const bought = await buy(buyer, [await list(campus, seller, { price: net + fee })], 'wallet')
  await buyer(orders.confirmReceived, { params: { id: bought.orders[0]?.id ?? '' } })
  await campus.runJobs()
}

export function buy(
  buyer: Asker,
  items: { id: string; quantity?: number }[],
  method: 'card' | 'wallet' | 'in_person',
  key: string = randomUUID(),
) {
  const body = { method, items: items.map(({ id, quantity = 1 }) => ({ productId: id, quantity })) }
  return buyer(orders.checkout, { body, idempotencyKey: key })
}

export async function control(path: string, body?: object) {
  const method = body ? 'POST' : 'GET'
  const answer = await stripe.inject({ method, url: `/_control${path}`, ...(body ? { payload: body } : {}) })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

export const sessionOf = ({ payment }: Checkout) => payment.redirectUrl?.split('/').at(-1) ?? ''

/** Fills in the payment page with a good card. */
export const payPage = (checkout: Checkout): Promise<{ outcome: { kind: string } }> =>
  control('/pay', { session: sessionOf(checkout) })

export interface Call {
  method: string
  path: string
  idempotencyKey: string | null
  metadata: Record<string, string> | null
  params: Record<string, unknown>
  status: number | null
  replayed: boolean
  fault: string | null
}

/** What Stripe was asked to do in the name of one school. */
export async function stripeCalls(campus: TestCampus): Promise<Call[]> {
  const { requests } = await control('/requests')
  return requests.filter((call: Call) => call.metadata?.school_id === campus.school.id)
}

/** The newest hundred events that Stripe has, oldest first. */
export async function allEvents(): Promise<Stripe.Event[]> {
  const answer = await stripe.inject({
    url: '/v1/events?limit=100',
    headers: { authorization: 'Bearer sk_test_simulator' },
  })
  const all: Stripe.Event[] = answer.json().data
  return all.reverse()
}

/** Those about one school. */
export async function eventsOf(campus: TestCampus): Promise<Stripe.Event[]> {
  return (await allEvents()).filter((event) => JSON.stringify(event).includes(campus.school.id))
}

export function postEvent(event: object, secret = env.STRIPE_WEBHOOK_SECRET) {
  const payload = JSON.stringify(event)
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret })
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
  return app.inject({ method: 'POST', url: '/webhooks/stripe', headers, payload })
}

/** Webhooks as Stripe sends them; `order` shuffles, repeats or drops. */
export async function deliverWebhooks(
  campus: TestCampus,
  order: (events: Stripe.Event[]) => Stripe.Event[] = (events) => events,
) {
  for (const event of order(await eventsOf(campus))) expect((await postEvent(event)).statusCode).toBe(200)
}

export async function payByCard(campus: TestCampus, checkout: Checkout) {
  expect((await payPage(checkout)).outcome.kind).toBe('paid')
  await deliverWebhooks(campus)
  await campus.runJobs()
}

/** The books hold, and there is no cent more or less in them than Stripe and the wallets have. */
export async function expectSoundBooks(campus: TestCampus) {
  expect(await campus.read(verifyLedger)).toEqual([])
}

/** What the payment service says of a dispute, oldest first: its events name no school. */
export async function disputeEvents(id: string): Promise<Stripe.Event[]> {
  const told = (await allEvents()).filter(({ type }) => type.startsWith('charge.dispute.'))
  return told.filter(({ data }) => (data.object as { id?: string }).id === id)
}

export async function deliverDispute(
  campus: TestCampus,
  id: string,
  order = (events: Stripe.Event[]) => events,
): Promise<void> {
  for (const event of order(await disputeEvents(id))) await postEvent(event)
  await campus.runJobs()
}
