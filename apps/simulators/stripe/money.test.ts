import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Simulator } from './driver.ts'
import { paidCheckout, refusalOf, sellerAccount, startSimulator } from './driver.ts'

let simulator: Simulator
let stripe: Stripe

beforeAll(async () => {
  simulator = await startSimulator()
  stripe = simulator.stripe
})
afterAll(async () => {
  await assertBalanced()
  await simulator.stop()
})

async function held(stripeAccount?: string) {
  const balance = await stripe.balance.retrieve({}, stripeAccount ? { stripeAccount } : undefined)
  return { available: balance.available[0]?.amount ?? 0, pending: balance.pending[0]?.amount ?? 0 }
}

/** What Stripe says it holds must be the sum of its balance transactions, and no money may appear or vanish. */
async function assertBalanced() {
  const sums = { available: 0, pending: 0 }
  for await (const each of stripe.balanceTransactions.list({ limit: 100 })) {
    sums[each.status === 'pending' ? 'pending' : 'available'] += each.net
    expect(each.net).toBe(each.amount - each.fee)
  }
  expect(await held()).toEqual(sums)
  const { accounts } = await simulator.control<{ accounts: { balance: number }[] }>('/ledger')
  expect(accounts.reduce((sum, account) => sum + account.balance, 0)).toBe(0)
}

test('refunds may be partial, up to what is left of the charge', async () => {
  const { intent, charge } = await paidCheckout(simulator, { amount: 2000 })
  const before = await held()
  const first = await stripe.refunds.create({
    payment_intent: intent.id,
    amount: 500,
    metadata: { order_id: 'order_1' },
  })
  expect(first).toMatchObject({
    status: 'succeeded',
    amount: 500,
    charge: charge.id,
    payment_intent: intent.id,
  })
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 500, refunded: false })
  const tooMuch = await refusalOf(stripe.refunds.create({ payment_intent: intent.id, amount: 1501 }))
  expect(tooMuch).toMatchObject({ statusCode: 400, param: 'amount' })
  const rest = await stripe.refunds.create({ charge: charge.id, expand: ['balance_transaction'] })
  expect(rest.balance_transaction).toMatchObject({ type: 'refund', amount: -1500, fee: 0, net: -1500 })
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 2000, refunded: true })
  expect((await refusalOf(stripe.refunds.create({ charge: charge.id }))).code).toBe('charge_already_refunded')
  const listed = await stripe.refunds.list({ payment_intent: intent.id })
  expect(listed.data.map((refund) => refund.id)).toEqual([rest.id, first.id])
  expect(await stripe.refunds.retrieve(first.id)).toMatchObject({ metadata: { order_id: 'order_1' } })
  const after = await held()
  expect(after.available + after.pending).toBe(before.available + before.pending - 2000)
  await assertBalanced()
})

test('a refund needs a charge that took money', async () => {
  const nothing = await refusalOf(stripe.refunds.create({ amount: 100 }))
  expect(nothing.code).toBe('parameter_missing')
  const intent = await stripe.paymentIntents.create({ amount: 700, currency: 'usd' })
  expect((await refusalOf(stripe.refunds.create({ payment_intent: intent.id }))).statusCode).toBe(400)
  expect((await refusalOf(stripe.refunds.create({ charge: 'ch_none' }))).code).toBe('resource_missing')
})

test('a refund can come back from its bank later, and its money with it', async () => {
  const { charge } = await paidCheckout(simulator, { amount: 2000 })
  const before = await held()
  const { id } = await stripe.refunds.create({ charge: charge.id, amount: 500 })
  await simulator.control(`/refunds/${id}/fail`, {})
  const failed = await stripe.refunds.retrieve(id, { expand: ['failure_balance_transaction'] })
  const back = { type: 'refund_failure', amount: 500, source: id }
  expect(failed).toMatchObject({ status: 'failed', failure_balance_transaction: back })
  expect((await stripe.charges.retrieve(charge.id)).amount_refunded).toBe(0)
  const after = await held()
  expect(after.available + after.pending).toBe(before.available + before.pending)
  const { data } = await stripe.events.list({ type: 'refund.failed' })
  expect(data[0]?.data.object).toMatchObject({ id, status: 'failed' })
  await assertBalanced()
})

test('a charge becomes available after two days of the simulator clock', async () => {
  const { balance } = await paidCheckout(simulator, { amount: 4000 })
  const before = await held()
  await simulator.control('/clock', { advanceSeconds: 2 * 86_400 - 60 })
  expect((await stripe.balanceTransactions.retrieve(balance.id)).status).toBe('pending')
  await simulator.control('/clock', { advanceSeconds: 60 })
  expect((await stripe.balanceTransactions.retrieve(balance.id)).status).toBe('available')
  const after = await held()
  expect(after.pending).toBe(0)
  expect(after.available).toBe(before.available + before.pending)
  await assertBalanced()
})

test('a charge funds a transfer to an active seller, who gets it when the charge is available', async () => {
  const seller = await sellerAccount(simulator)
  const { charge } = await paidCheckout(simulator, { amount: 5000, order: 'order_settle' })
  const transfer = await stripe.transfers.create({
    amount: 4825,
    currency: 'usd',
    destination: seller,
    source_transaction: charge.id,
    transfer_group: 'order_settle',
    metadata: { order_id: 'order_settle' },
    expand: ['balance_transaction'],
  })
  expect(transfer).toMatchObject({
    amount: 4825,
    destination: seller,
    source_transaction: charge.id,
    reversed: false,
  })
  expect(transfer.balance_transaction).toMatchObject({ type: 'transfer', amount: -4825, status: 'pending' })
  expect(await held(seller)).toEqual({ available: 0, pending: 4825 })
  const listed = await stripe.transfers.list({ transfer_group: 'order_settle' })
  expect(listed.data.map((each) => each.id)).toEqual([transfer.id])
  expect((await stripe.transfers.retrieve(transfer.id)).metadata).toEqual({ order_id: 'order_settle' })
  const more = { amount: 176, currency: 'usd', destination: seller, source_transaction: charge.id }
  expect(await refusalOf(stripe.transfers.create(more))).toMatchObject({ statusCode: 400, param: 'amount' })
  await simulator.control('/clock', { advanceSeconds: 2 * 86_400 })
  expect(await held(seller)).toEqual({ available: 4825, pending: 0 })
  await assertBalanced()
})

test('a transfer is refused to a seller who is unknown or not active, or without the funds', async () => {
  const { charge } = await paidCheckout(simulator, { amount: 1000 })
  const funded = { amount: 500, currency: 'usd', source_transaction: charge.id }
  const waiting = await sellerAccount(simulator, false)
  const inactive = await refusalOf(stripe.transfers.create({ ...funded, destination: waiting }))
  expect(inactive).toMatchObject({ statusCode: 400, code: 'insufficient_capabilities_for_transfer' })
  const unknown = await refusalOf(stripe.transfers.create({ ...funded, destination: 'acct_none' }))
  expect(unknown).toMatchObject({ code: 'resource_missing', param: 'destination' })
  const seller = await sellerAccount(simulator)
  const { available } = await held()
  const unfunded = { amount: available + 1, currency: 'usd', destination: seller }
  expect((await refusalOf(stripe.transfers.create(unfunded))).code).toBe('balance_insufficient')
  expect(await held(seller)).toEqual({ available: 0, pending: 0 })
})

test('transfers can be reversed in parts while the seller still has the money', async () => {
  const seller = await sellerAccount(simulator)
  const { charge } = await paidCheckout(simulator, { amount: 3000 })
  const shape = { currency: 'usd', destination: seller, source_transaction: charge.id }
  const transfer = await stripe.transfers.create({ ...shape, amount: 2900 })
  const reversal = await stripe.transfers.createReversal(transfer.id, {
    amount: 900,
    metadata: { why: 'refund' },
  })
  expect(reversal).toMatchObject({ object: 'transfer_reversal', amount: 900, transfer: transfer.id })
  expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({
    amount_reversed: 900,
    reversed: false,
  })
  const tooMuch = await refusalOf(stripe.transfers.createReversal(transfer.id, { amount: 2001 }))
  expect(tooMuch.param).toBe('amount')
  await simulator.control('/clock', { advanceSeconds: 2 * 86_400 })
  await simulator.control(`/accounts/${seller}/pay_out`, { amount: 1500 })
  const gone = await refusalOf(stripe.transfers.createReversal(transfer.id))
  expect(gone.code).toBe('balance_insufficient')
  await stripe.transfers.createReversal(transfer.id, { amount: 500 })
  expect(await held(seller)).toEqual({ available: 0, pending: 0 })
  expect((await stripe.transfers.listReversals(transfer.id)).data).toHaveLength(2)
  await assertBalanced()
})

test('a seller becomes active by finishing the onboarding page, once', async () => {
  const seller = await sellerAccount(simulator, false)
  const include: Stripe.V2.Core.AccountRetrieveParams.Include[] = ['configuration.recipient']
  const status = async () => {
    const account = await stripe.v2.core.accounts.retrieve(seller, { include })
    return account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status
  }
  expect(await status()).toBe('restricted')
  expect((await stripe.v2.core.accounts.retrieve(seller)).configuration).toBeNull()
  const link = await stripe.v2.core.accountLinks.create({
    account: seller,
    use_case: {
      type: 'account_onboarding',
      account_onboarding: { refresh_url: 'http://shop.test/again', return_url: 'http://shop.test/back' },
    },
  })
  expect(await (await fetch(link.url)).text()).toContain('Get paid for your sales')
  const form = { body: new URLSearchParams({ fill: 'test' }), redirect: 'manual' as const }
  const finish = () => fetch(link.url, { method: 'POST', ...form })
  expect((await finish()).headers.get('location')).toBe('http://shop.test/back')
  expect(await status()).toBe('active')
  expect((await finish()).headers.get('location')).toBe('http://shop.test/again')
})

test('version 2 parameters are checked too', async () => {
  const call = stripe.v2.core.accounts.create({ nickname: 'x' } as Stripe.V2.Core.AccountCreateParams)
  expect(await refusalOf(call)).toMatchObject({
    statusCode: 400,
    code: 'parameter_unknown',
    param: 'nickname',
  })
})
