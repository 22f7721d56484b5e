import { randomUUID } from 'node:crypto'
import { balanceOf, post } from '@banter/billing/ledger'
import { clock, database } from '@banter/tenants/testing'
import { expect, test } from 'vitest'
import { followChargeback } from '../src/payments/chargeback.ts'
import { reconcile } from '../src/payouts/reconciliation/reconcile.ts'
import { verifyBooks, verifyEverywhere } from '../src/payouts/reconciliation/verify-books.ts'
import { openPlatform } from '../src/schools/platform.ts'
import { directory, makeCampus, services, stripe, type TestCampus } from './campus.ts'
import {
  buy,
  control,
  deliverWebhooks,
  fillWallet,
  list,
  makeMarket,
  payByCard,
  payPage,
  sessionOf,
} from './money.ts'

const where = { database, directory, services }
/** An hour and more later: nothing of the test is on its way any more. */
const run = () => reconcile(where, new Date(clock.now().getTime() + 2 * 3_600_000))

interface Kept {
  kind: string
  stripeId: string
  expected: bigint | null
  found: bigint | null
  resolvedAt: Date | null
}
const issuesOf = (campus: Pick<TestCampus, 'read'>): Promise<Kept[]> =>
  campus.read(({ db }) => db.reconIssue.findMany({ orderBy: { id: 'asc' } }))

/** Finance is of the platform: its own school is made on first use. */
const platform = database.campus(await openPlatform(database), null)

async function paid() {
  const scene = await makeMarket()
  const checkout = await buy(scene.buyer, [await list(scene.campus, scene.seller)], 'card')
  await payByCard(scene.campus, checkout)
  return { ...scene, session: sessionOf(checkout) }
}

test('where both sides tell the same there is no issue', async () => {
  const { campus, session } = await paid()
  const dispute = await control('/disputes', { charge: session })
  await control(`/disputes/${dispute.id}/decide`, { outcome: 'won' })
  const [checkout] = await campus.read(({ db }) => db.checkout.findMany())
  const effect = await followChargeback(services.payments, checkout?.id ?? '', dispute.id)
  await campus.command(effect)
  await run()
  expect(await issuesOf(campus)).toEqual([])
})

test('what moved there and was never booked is kept at the school it is about, until it is booked', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const checkout = await buy(buyer, [await list(campus, seller)], 'card')
  await payPage(checkout)
  await reconcile(where, clock.now())
  expect(await issuesOf(campus), 'it may still be on its way').toEqual([])
  // Our record of the charge is what says whose it is.
  const { payment } = await services.payments.getSession(sessionOf(checkout))
  await campus.command(({ db }) =>
    db.stripeObject.create({
      data: { stripeId: payment?.chargeId ?? '', kind: 'payment', ref: checkout.checkoutId },
    }),
  )
  await run()
  await run()
  expect(await issuesOf(campus)).toMatchObject([
    {
      kind: 'missing_here',
      stripeId: payment?.balanceTxn,
      expected: null,
      found: 1_999n - 88n,
      resolvedAt: null,
    },
  ])
  await deliverWebhooks(campus)
  await campus.runJobs()
  await run()
  expect((await issuesOf(campus))[0]?.resolvedAt).toBeInstanceOf(Date)
})

test('what is booked and never moved there, or moved another sum, is kept once', async () => {
  const campus = await makeCampus()
  const bob = await campus.student('Bob')
  await fillWallet(campus, bob, 700)
  const { campus: other, session } = await paid()
  const { payment } = await services.payments.getSession(session)
  await campus.command((ctx) =>
    post(
      ctx,
      {
        kind: 'top_up',
        key: `pay:${randomUUID()}`,
        ref: randomUUID(),
        currency: 'usd',
        lines: [
          { code: 'stripe_balance', amount: 5_000 },
          { code: 'wallet', owner: bob.viewer.id, amount: -5_000 },
        ],
        balanceTxn: payment?.balanceTxn ?? '',
      },
      {
        kind: 'correction',
        key: 'by hand',
        ref: 'x',
        currency: 'usd',
        lines: [
          { code: 'stripe_balance', amount: 1 },
          { code: 'goodwill', amount: -1 },
        ],
      },
    ),
  )
  await run()
  await run()
  const issues = await issuesOf(campus)
  expect(issues.map(({ kind, expected, found }) => [kind, expected, found])).toEqual(
    expect.arrayContaining([
      ['missing_there', 670n, null],
      ['amount', 5_000n, 1_911n],
      ['missing_there', 1n, null],
    ]),
  )
  expect(issues).toHaveLength(3)
  expect(await issuesOf(other)).toEqual([])
})

test('in the end one number counts, and the platform’s own payouts are part of it', async () => {
  const { campus } = await paid()
  await control('/arrive', {})
  const answer = await stripe.inject({
    method: 'POST',
    url: '/v1/payouts',
    headers: { authorization: 'Bearer sk_test_simulator' },
    payload: 'amount=1000&currency=usd',
  })
  expect(answer.statusCode).toBe(200)
  await run()
  const totals = async () => (await issuesOf(platform)).filter(({ kind }) => kind === 'balance')
  const [before] = await totals()
  const off = (found: Kept | undefined) =>
    found && !found.resolvedAt ? Number(found.found) - Number(found.expected) : 0
  // Other tests put money into wallets that no card paid: what counts here is what this one adds.
  await campus.command((ctx) =>
    post(ctx, {
      kind: 'correction',
      key: randomUUID(),
      ref: 'x',
      currency: 'usd',
      lines: [
        { code: 'stripe_balance', amount: 77 },
        { code: 'goodwill', amount: -77 },
      ],
    }),
  )
  await run()
  const [after] = await totals()
  expect(off(after) - off(before)).toBe(-77)
  const bank = await platform.read((ctx) => balanceOf(ctx, 'bank'))
  expect(bank).toBe(1_000)
})

test('books that do not hold are kept for finance too, and the command tells them', async () => {
  const { campus, seller, buyer } = await makeMarket()
  await fillWallet(campus, buyer, 5_000)
  await buy(buyer, [await list(campus, seller)], 'wallet')
  await campus.command((ctx) =>
    post(ctx, {
      kind: 'odd',
      key: 'odd',
      ref: 'odd',
      currency: 'usd',
      lines: [
        { code: 'order_escrow', owner: randomUUID(), amount: -5 },
        { code: 'goodwill', amount: 5 },
      ],
    }),
  )
  await verifyBooks(where)
  await verifyBooks(where)
  const issues = await issuesOf(campus)
  expect(issues).toHaveLength(1)
  expect(issues[0]).toMatchObject({ kind: 'books', expected: 0n, found: 5n, resolvedAt: null })
  const told = []
  for await (const each of verifyEverywhere(where)) if (each.slug === campus.school.slug) told.push(each)
  expect(told).toMatchObject([{ violations: [{ found: 5 }] }])
})
