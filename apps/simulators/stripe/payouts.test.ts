import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Simulator } from './driver.ts'
import {
  paidCheckout,
  refusalOf,
  sellerAccount,
  startReceiver,
  startSimulator,
  WEBHOOK_SECRET,
} from './driver.ts'

let simulator: Simulator
let stripe: Stripe
let receiver: Awaited<ReturnType<typeof startReceiver>>
const DAY = 86_400

beforeAll(async () => {
  receiver = await startReceiver()
  simulator = await startSimulator({ webhookUrl: receiver.url })
  stripe = simulator.stripe
})
afterAll(async () => {
  await simulator.stop()
  receiver.stop()
})

const pass = (seconds: number) => simulator.control('/clock', { advanceSeconds: seconds })
const include: Stripe.V2.Core.AccountRetrieveParams.Include[] = ['configuration.recipient', 'requirements']
const readAccount = async (id: string) => {
  const account = await stripe.v2.core.accounts.retrieve(id, { include })
  const transfers = account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers
  return { status: transfers?.status, entries: account.requirements?.entries ?? [] }
}
const held = async (stripeAccount: string) => {
  const { available, pending } = await stripe.balance.retrieve({}, { stripeAccount })
  return [available[0]?.amount, pending[0]?.amount]
}

async function linkFor(account: string) {
  const onboarding = { refresh_url: 'http://shop.test/again', return_url: 'http://shop.test/back' }
  const { url } = await stripe.v2.core.accountLinks.create({
    account,
    use_case: {
      type: 'account_onboarding',
      account_onboarding: onboarding,
    },
  })
  return url
}
const send = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })

/** A seller who went through onboarding and has received some money that is available. */
async function fundedSeller(bank = '000123456789', amount = 3000) {
  const id = await sellerAccount(simulator, false)
  const details = {
    given_name: 'Jenny',
    surname: 'Rosen',
    born: '1999-01-01',
    address: 'Here 1',
    ssn: '0000',
  }
  await send(await linkFor(id), { ...details, bank, terms: 'agree' })
  const { charge } = await paidCheckout(simulator, { amount: amount * 2 })
  await stripe.transfers.create({ amount, currency: 'usd', destination: id, source_transaction: charge.id })
  return id
}

test('an account says what is asked for, takes some of it now and the rest later', async () => {
  const id = await sellerAccount(simulator, false)
  const first = await readAccount(id)
  expect(first.status).toBe('restricted')
  expect(first.entries).toHaveLength(7)
  expect(first.entries[0]).toMatchObject({
    description: 'identity.individual.given_name',
    awaiting_action_from: 'user',
    minimum_deadline: { status: 'currently_due' },
  })
  const some = await send(await linkFor(id), { given_name: 'Jenny', surname: 'Rosen', born: '', address: '' })
  expect(some.headers.get('location')).toBe('http://shop.test/back')
  expect((await readAccount(id)).entries.map(({ description }) => description)).toEqual([
    'identity.individual.date_of_birth',
    'identity.individual.address',
    'identity.individual.id_numbers.us_ssn_last_4',
    'configuration.recipient.default_outbound_destination',
    'identity.attestations.terms_of_service.account',
  ])
  const link = await linkFor(id)
  expect(await (await fetch(link)).text()).not.toContain('Legal first name')
  await send(link, { fill: 'test' })
  expect(await readAccount(id)).toEqual({ status: 'active', entries: [] })
})

test('the onboarding page refuses what cannot be right and keeps what was typed', async () => {
  const id = await sellerAccount(simulator, false)
  const link = await linkFor(id)
  const young = `${new Date().getFullYear() - 17}-01-01`
  const answer = await send(link, { given_name: 'Jenny "<b>"', born: young, ssn: '12', bank: 'abc' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const words of ['18 or older', 'Four digits', '6 to 17 digits', 'Jenny &quot;&lt;b&gt;&quot;'])
    expect(page).toContain(words)
  expect((await readAccount(id)).entries).toHaveLength(7)
  await pass(601)
  expect((await send(link, { fill: 'test' })).headers.get('location')).toBe('http://shop.test/again')
})

test('an identity that is looked at by hand waits for Stripe, not for the seller', async () => {
  const id = await sellerAccount(simulator, false)
  const details = { given_name: 'Jenny', surname: 'Rosen', born: '1999-01-01', address: 'Here 1' }
  await send(await linkFor(id), { ...details, ssn: '1111', bank: '000123456789', terms: 'agree' })
  const waiting = await readAccount(id)
  expect(waiting.status).toBe('restricted')
  expect(waiting.entries).toMatchObject([{ awaiting_action_from: 'stripe' }])
  await pass(3600)
  expect((await readAccount(id)).status).toBe('active')
})

test('more can be asked for later, and until it is given no transfer arrives', async () => {
  const id = await fundedSeller()
  await simulator.control(`/accounts/${id}/restrict`, { due: ['identity.individual.address'] })
  const { charge } = await paidCheckout(simulator)
  const transfer = { amount: 100, currency: 'usd', destination: id, source_transaction: charge.id }
  const refused = await refusalOf(stripe.transfers.create(transfer))
  expect(refused.code).toBe('insufficient_capabilities_for_transfer')
  await send(await linkFor(id), { address: 'There 2' })
  await stripe.transfers.create(transfer)
})

test('changes of an account are told as thin events that only name it', async () => {
  const id = await sellerAccount(simulator, false)
  await send(await linkFor(id), { fill: 'test' })
  const mine = () => receiver.received.filter(({ body }) => body.includes(id))
  await vi.waitFor(() => expect(mine()).toHaveLength(3), { timeout: 4000 })
  const types = mine().map(({ type }) => type)
  expect(types.toSorted()).toEqual([
    'v2.core.account.created',
    'v2.core.account[configuration.recipient].capability_status_updated',
    'v2.core.account[requirements].updated',
  ])
  const [first] = mine()
  const { body = '', signature = '' } = first ?? {}
  expect(() => stripe.webhooks.constructEvent(body, signature, WEBHOOK_SECRET)).toThrow()
  const notification = stripe.parseEventNotification(body, signature, WEBHOOK_SECRET)
  expect(notification).toMatchObject({ related_object: { id, type: 'v2.core.account' } })
  expect(await stripe.v2.core.events.retrieve(notification.id)).toMatchObject({ id: notification.id })
  expect((await stripe.events.list({ limit: 100 })).data.every(({ object }) => object === 'event')).toBe(true)
})

test('what a seller received goes to the bank once a day and arrives two days later', async () => {
  const id = await fundedSeller()
  expect(await held(id)).toEqual([0, 3000])
  await pass(3 * DAY)
  expect(await held(id)).toEqual([0, 0])
  const stripeAccount = { stripeAccount: id }
  const [payout] = (await stripe.payouts.list({}, stripeAccount)).data
  expect(payout).toMatchObject({ amount: 3000, automatic: true, status: 'pending' })
  await pass(2 * DAY)
  expect((await stripe.payouts.retrieve(payout?.id ?? '', {}, stripeAccount)).status).toBe('paid')
  const [event] = (await stripe.events.list({ type: 'payout.paid' })).data
  expect(event).toMatchObject({ account: id, data: { object: { id: payout?.id } } })
  expect((await refusalOf(stripe.payouts.retrieve(payout?.id ?? ''))).code).toBe('resource_missing')
})

test('a payout to a bank account that does not exist comes back, and no more are sent', async () => {
  const id = await fundedSeller('000111111116')
  await pass(3 * DAY)
  await pass(2 * DAY)
  const stripeAccount = { stripeAccount: id }
  const [failed] = (
    await stripe.payouts.list({ expand: ['data.failure_balance_transaction'] }, stripeAccount)
  ).data
  expect(failed).toMatchObject({
    status: 'failed',
    failure_code: 'no_account',
    failure_balance_transaction: { amount: 3000, type: 'payout_failure' },
  })
  expect(await held(id)).toEqual([3000, 0])
  await pass(2 * DAY)
  expect((await stripe.payouts.list({}, stripeAccount)).data).toHaveLength(1)
  const { status, entries } = await readAccount(id)
  expect([status, entries.map(({ description }) => description)]).toEqual([
    'restricted',
    ['configuration.recipient.default_outbound_destination'],
  ])
  await send(await linkFor(id), { bank: '000123456789' })
  expect((await readAccount(id)).status).toBe('active')
  await pass(1)
  expect(await held(id)).toEqual([0, 0])
})

test('payouts are asked for within what is available, and may fail on order', async () => {
  const id = await fundedSeller()
  const stripeAccount = { stripeAccount: id }
  const ask = (amount: number) => stripe.payouts.create({ amount, currency: 'usd' }, stripeAccount)
  expect((await refusalOf(ask(1000))).code).toBe('balance_insufficient')
  await simulator.control(`/accounts/${await sellerAccount(simulator)}/bank`, { account: '000123456789' })
  await pass(2 * DAY)
  const all = (await stripe.payouts.list({}, stripeAccount)).data
  expect(all.reduce((sum, { amount }) => sum + amount, 0)).toBe(3000)
  await simulator.control(`/payouts/${all[0]?.id}/fail`, { code: 'could_not_process' })
  expect((await ask(1000)).status).toBe('pending')
  const without = await sellerAccount(simulator)
  const refused = stripe.payouts.create({ amount: 100, currency: 'usd' }, { stripeAccount: without })
  expect((await refusalOf(refused)).code).toBe('payouts_not_allowed')
  const unknown = { amount: 1, currency: 'usd', mood: 'x' } as Stripe.PayoutCreateParams
  expect((await refusalOf(stripe.payouts.create(unknown, stripeAccount))).code).toBe('parameter_unknown')
})

test('a seller sees their balance on a page of their own, for as long as its link is good', async () => {
  const early = await sellerAccount(simulator, false)
  expect((await refusalOf(stripe.accounts.createLoginLink(early))).statusCode).toBe(400)
  const id = await fundedSeller()
  const { url } = await stripe.accounts.createLoginLink(id)
  const page = await (await fetch(url)).text()
  expect(page).toContain('bank account ending in 6789')
  expect(page).toContain('$30.00')
  await pass(2 * DAY)
  expect((await fetch(url)).status).toBe(404)
})
