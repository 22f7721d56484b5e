import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Simulator } from './driver.ts'
import { checkout, paidCheckout, refusalOf, startSimulator } from './driver.ts'

let simulator: Simulator
let stripe: Stripe

beforeAll(async () => {
  simulator = await startSimulator()
  stripe = simulator.stripe
})
afterAll(() => simulator.stop())

const total = async () => {
  const { available, pending } = await stripe.balance.retrieve()
  return (available[0]?.amount ?? 0) + (pending[0]?.amount ?? 0)
}
const dispute = (charge: string, wanted: object = {}) =>
  simulator.control<Stripe.Dispute>('/disputes', { charge, ...wanted })
const typesOf = async (id: string) =>
  (await stripe.events.list({ limit: 100, type: 'charge.dispute.*' })).data
    .filter((event) => (event.data.object as { id: string }).id === id)
    .map(({ type }) => type)
    .reverse()

async function assertBalanced() {
  let sum = 0
  for await (const { net } of stripe.balanceTransactions.list({ limit: 100 })) sum += net
  expect(await total()).toBe(sum)
  const { accounts } = await simulator.control<{ accounts: { balance: number }[] }>('/ledger')
  expect(accounts.reduce((all, { balance }) => all + balance, 0)).toBe(0)
}

test('a dispute takes the money and a fee, and a charge of it cannot be refunded as well', async () => {
  const { charge, intent } = await paidCheckout(simulator, { amount: 4000 })
  const before = await total()
  const { id } = await dispute(charge.id, { reason: 'product_not_received' })
  const opened = await stripe.disputes.retrieve(id)
  expect(opened).toMatchObject({
    charge: charge.id,
    payment_intent: intent.id,
    amount: 4000,
    status: 'needs_response',
    reason: 'product_not_received',
    evidence_details: { has_evidence: false, submission_count: 0 },
    balance_transactions: [{ type: 'adjustment', amount: -4000, fee: 1500, net: -5500, source: id }],
  })
  expect(await total()).toBe(before - 5500)
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ disputed: true })
  expect((await refusalOf(stripe.refunds.create({ charge: charge.id }))).code).toBe('charge_disputed')
  expect((await stripe.disputes.list({ charge: charge.id })).data).toHaveLength(1)
  expect(await typesOf(id)).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn'])
  await assertBalanced()
})

test('a dispute won brings the money back without its fee', async () => {
  const { charge } = await paidCheckout(simulator, { amount: 4000 })
  const { id } = await dispute(charge.id)
  const before = await total()
  const evidence = { product_description: 'A calculus book', uncategorized_text: 'Handed over on campus.' }
  const sent = await stripe.disputes.update(id, { evidence, metadata: { order_id: 'o1' }, submit: true })
  expect(sent).toMatchObject({ status: 'under_review', evidence, metadata: { order_id: 'o1' } })
  const again = await refusalOf(stripe.disputes.update(id, { evidence, submit: true }))
  expect(again.code).toBe('dispute_evidence_not_accepted')
  await simulator.control(`/disputes/${id}/decide`, { outcome: 'won' })
  const won = await stripe.disputes.retrieve(id)
  expect(won.status).toBe('won')
  expect(won.balance_transactions.map(({ net }) => net)).toEqual([-5500, 4000])
  expect(await total()).toBe(before + 4000)
  expect((await typesOf(id)).slice(2)).toEqual([
    'charge.dispute.updated',
    'charge.dispute.closed',
    'charge.dispute.funds_reinstated',
  ])
  await assertBalanced()
})

test('evidence may be kept before it is sent, and its words can decide at once', async () => {
  const [first, second] = [await paidCheckout(simulator), await paidCheckout(simulator)]
  const { id } = await dispute(first.charge.id)
  await stripe.disputes.update(id, { evidence: { customer_name: 'Bob' }, submit: false })
  expect(await stripe.disputes.retrieve(id)).toMatchObject({
    status: 'needs_response',
    evidence: { customer_name: 'Bob' },
  })
  const won = await stripe.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } })
  expect(won.status).toBe('won')
  const other = await dispute(second.charge.id)
  const lost = await stripe.disputes.update(other.id, { evidence: { uncategorized_text: 'losing_evidence' } })
  expect(lost).toMatchObject({ status: 'lost', is_charge_refundable: false })
})

test('a dispute that nobody answers is lost when its time is over; one can be accepted before', async () => {
  const [first, second] = [await paidCheckout(simulator), await paidCheckout(simulator)]
  const [late, accepted] = [await dispute(first.charge.id), await dispute(second.charge.id)]
  expect((await stripe.disputes.close(accepted.id)).status).toBe('lost')
  await simulator.control('/clock', { advanceSeconds: 7 * 86_400 + 1 })
  expect((await stripe.disputes.retrieve(late.id)).status).toBe('lost')
  expect((await refusalOf(stripe.disputes.close(late.id))).statusCode).toBe(400)
})

test('an enquiry takes no money and ends without taking any', async () => {
  const { charge } = await paidCheckout(simulator)
  const before = await total()
  const { id } = await dispute(charge.id, { inquiry: true })
  expect(await stripe.disputes.retrieve(id)).toMatchObject({
    status: 'warning_needs_response',
    balance_transactions: [],
    is_charge_refundable: true,
  })
  await simulator.control(`/disputes/${id}/decide`, { outcome: 'won' })
  expect((await stripe.disputes.retrieve(id)).status).toBe('warning_closed')
  expect(await total()).toBe(before)
})

test('the card that is disputed later is disputed an hour later, unless it was paid back', async () => {
  const [kept, returned] = [await checkout(stripe), await checkout(stripe)]
  for (const { id } of [kept, returned])
    await simulator.control('/pay', { session: id, card: '4000000000000259' })
  const intentOf = async (id: string) => String((await stripe.checkout.sessions.retrieve(id)).payment_intent)
  await stripe.refunds.create({ payment_intent: await intentOf(returned.id) })
  const of = async (id: string) => (await stripe.disputes.list({ payment_intent: await intentOf(id) })).data
  expect(await of(kept.id)).toEqual([])
  await simulator.control('/clock', { advanceSeconds: 3600 })
  expect(await of(kept.id)).toMatchObject([{ reason: 'fraudulent' }])
  expect(await of(returned.id)).toEqual([])
  await simulator.control('/clock', { advanceSeconds: 3600 })
  expect(await of(kept.id)).toHaveLength(1)
})

test('what Stripe does not know of a dispute is refused', async () => {
  const { charge } = await paidCheckout(simulator)
  const { id } = await dispute(charge.id)
  const unknown = stripe.disputes.update(id, { evidence: { mood: 'bad' } } as Stripe.DisputeUpdateParams)
  expect(await refusalOf(unknown)).toMatchObject({ code: 'parameter_unknown', param: 'evidence[mood]' })
  expect((await refusalOf(stripe.disputes.retrieve('du_none'))).code).toBe('resource_missing')
  const long = { uncategorized_text: 'x'.repeat(20_001) }
  expect((await refusalOf(stripe.disputes.update(id, { evidence: long }))).statusCode).toBe(400)
})
