import { buildStripeSimulator } from '@banter/simulators/stripe'
import { afterAll, expect } from 'vitest'
import { openPayments } from '../src/payments.stripe.ts'
import type { NewRefund, NewSession, NewTransfer, Payments, Purpose } from '../src/payments.ts'
import { subscriptionEntries } from './subscription-calls.ts'

const simulator = buildStripeSimulator({ secretKey: 'sk_test_simulator', webhookSecret: 'whsec_in_tests' })
const simulatorUrl = await simulator.listen({ host: '127.0.0.1', port: 0 })
afterAll(() => simulator.close())
export const payments = openPayments({ simulatorUrl, webhookSecret: 'whsec_in_tests', env: 'test' })

export async function control(path: string, body?: object) {
  const method = body ? 'POST' : 'GET'
  const answer = await simulator.inject({ method, url: `/_control${path}`, ...(body && { payload: body }) })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

const purpose: Purpose = {
  schoolId: 'school-1',
  schoolSlug: 'uta',
  kind: 'order',
  orderId: 'order-1',
  sellerId: 's-1',
}

const newSession = (id: string): NewSession => ({
  key: `checkout:${id}:session`,
  purpose: { ...purpose, checkoutId: id },
  description: 'Order 8KM2QX4T · Calculus book · uta',
  currency: 'usd',
  lines: [{ title: 'Calculus book', unitAmount: 1_999, quantity: 1 }],
  expiresAt: new Date(Date.now() + 3_600_000),
  successUrl: 'http://uta.localhost/checkout/1',
  cancelUrl: 'http://uta.localhost/checkout/1?cancelled=1',
})
const openSession = (id: string) => payments.createCheckoutSession(newSession(id))

export async function paidSession(id: string) {
  const session = await openSession(id)
  await control('/pay', { session: session.id })
  return (await payments.getSession(session.id)).payment ?? expect.fail('not paid')
}

export async function account(id: string) {
  const made = await payments.createPayoutAccount(newAccount(id))
  await control(`/accounts/${made.id}/activate`, {})
  await control(`/accounts/${made.id}/bank`, { account: '000123456789' })
  return made.id
}

const newAccount = (id: string) => ({
  key: `payout-account:${id}`,
  purpose: { ...purpose, kind: 'payout_account' as const },
  email: 'ann@uta.test',
  displayName: 'Ann',
})
export const newRefund = (id: string, paymentId: string): NewRefund => ({
  key: `refund:${id}`,
  purpose: { ...purpose, checkoutId: id },
  paymentId,
  amount: 500,
})
export const newTransfer = (id: string, destination: string): NewTransfer => ({
  key: `payout:${id}`,
  purpose: { ...purpose, kind: 'payout', payoutId: id },
  description: 'Wallet payout · uta',
  amount: 700,
  currency: 'usd',
  destination,
  group: `payout:${id}`,
})

async function disputed(id: string): Promise<string> {
  const { chargeId } = await paidSession(id)
  return (await control('/disputes', { charge: chargeId })).id
}

/** What of a call is the same each time: `:id` stands for the subject, `:other` for what Stripe named. */
type Asked = `${'GET' | 'POST'} /${string}`

export interface Entry {
  /** Makes what is needed, then gives the call itself, which can be made again. */
  prepare: (id: string) => Promise<() => Promise<unknown>>
  /** Every request that it makes, a POST with its idempotency key. */
  asks: Asked[]
  /** The table of the simulator that a call must add to once, however often it is cut off. */
  makes?: 'sessions' | 'refunds' | 'transfers' | 'accounts'
}

/** Every call to Stripe that the product can make. A method of the port that is not here does not compile. */
export const calls: Record<Exclude<keyof Payments, 'simulated' | 'live' | 'verifyWebhook'>, Entry> = {
  createCheckoutSession: {
    prepare: async (id) => {
      const session = newSession(id)
      return () => payments.createCheckoutSession(session)
    },
    asks: ['POST /v1/checkout/sessions checkout::id:session'],
    makes: 'sessions',
  },
  getSession: {
    prepare: async (id) => {
      const session = await openSession(id)
      return () => payments.getSession(session.id)
    },
    asks: ['GET /v1/checkout/sessions/:other'],
  },
  expireSession: {
    prepare: async (id) => {
      const session = await openSession(id)
      return () => payments.expireSession(session.id)
    },
    asks: ['GET /v1/checkout/sessions/:other', 'POST /v1/checkout/sessions/:other/expire expire::other'],
  },
  refund: {
    prepare: async (id) => {
      const payment = await paidSession(id)
      return () => payments.refund(newRefund(id, payment.id))
    },
    asks: ['GET /v1/refunds', 'POST /v1/refunds refund::id'],
    makes: 'refunds',
  },
  getRefund: {
    prepare: async (id) => {
      const { id: payment } = await paidSession(id)
      const made = await payments.refund(newRefund(id, payment))
      return () => payments.getRefund(made.id)
    },
    asks: ['GET /v1/refunds/:other'],
  },
  refundsByHand: {
    prepare: async (id) => {
      const { id: payment } = await paidSession(id)
      return () => payments.refundsByHand(payment)
    },
    asks: ['GET /v1/refunds'],
  },
  transfer: {
    prepare: async (id) => {
      await paidSession(id)
      await control('/arrive', {})
      const destination = await account(id)
      return () => payments.transfer(newTransfer(id, destination))
    },
    asks: ['GET /v1/transfers', 'POST /v1/transfers payout::id'],
    makes: 'transfers',
  },
  createPayoutAccount: {
    prepare: async (id) => () => payments.createPayoutAccount(newAccount(id)),
    asks: ['POST /v2/core/accounts payout-account::id'],
    makes: 'accounts',
  },
  getPayoutAccount: {
    prepare: async (id) => {
      const accountId = await account(id)
      return () => payments.getPayoutAccount(accountId)
    },
    asks: ['GET /v2/core/accounts/:other'],
  },
  openOnboarding: {
    prepare: async (id) => {
      const accountId = await account(id)
      const urls = { returnUrl: 'http://uta.localhost/wallet', refreshUrl: 'http://uta.localhost/wallet' }
      return () => payments.openOnboarding({ key: `onboarding:${id}`, accountId, ...urls })
    },
    asks: ['POST /v2/core/account_links onboarding::id'],
  },
  openPayoutPage: {
    prepare: async (id) => {
      const accountId = await account(id)
      return () => payments.openPayoutPage({ key: `payout-page:${id}`, accountId })
    },
    asks: ['POST /v1/accounts/:other/login_links payout-page::id'],
  },
  getDispute: {
    prepare: async (id) => {
      const dispute = await disputed(id)
      return () => payments.getDispute(dispute)
    },
    asks: ['GET /v1/disputes/:other'],
  },
  submitEvidence: {
    prepare: async (id) => {
      const dispute = await disputed(id)
      return () => payments.submitEvidence(dispute, { ...purpose, checkoutId: id }, { other: 'Handed over.' })
    },
    asks: ['GET /v1/disputes/:other', 'POST /v1/disputes/:other dispute::other:evidence'],
  },
  listMovements: {
    prepare: async () => () => payments.listMovements(new Date(Date.now() - 60_000)),
    asks: ['GET /v1/balance_transactions'],
  },
  getMovement: {
    prepare: async (id) => {
      const { balanceTxn } = await paidSession(id)
      return () => payments.getMovement(balanceTxn)
    },
    asks: ['GET /v1/balance_transactions/:other'],
  },
  getBalance: {
    prepare: async () => () => payments.getBalance(),
    asks: ['GET /v1/balance'],
  },
  listUndeliveredEvents: {
    prepare: async () => () => payments.listUndeliveredEvents(),
    asks: ['GET /v1/events'],
  },
  ...subscriptionEntries(payments, simulatorUrl),
}

export type Moving = [name: string, entry: Required<Entry>]
/** Those that make something at Stripe. */
export const moving = Object.entries(calls).filter(([, { makes }]) => makes) as Moving[]
