import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { endCampaign } from '../src/ads/campaigns/contract.ts'
import { makeAdCampus, running } from '../src/ads/testing.ts'
import * as orders from '../src/orders/contract.ts'
import * as payments from '../src/payments/contract.ts'
import * as contract from '../src/payouts/contract.ts'
import { type Asker, services, type TestCampus } from './campus.ts'
import { buy, control, deliverWebhooks, earn, list, makeMarket, payByCard, sessionOf } from './money.ts'

interface Made {
  id: string
  description?: string | null
  metadata: Record<string, string>
}
type Kind = 'sessions' | 'intents' | 'charges' | 'refunds' | 'transfers' | 'accounts' | 'disputes'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/
const ask = (amount: number) => ({ body: { amount }, idempotencyKey: randomUUID() })

async function sellByCard(campus: TestCampus, buyer: Asker, sellers: Asker[]) {
  const items = []
  for (const seller of sellers) items.push(await list(campus, seller))
  const checkout = await buy(buyer, items, 'card')
  await payByCard(campus, checkout)
  return checkout
}

/** All that the product lets happen at Stripe: sold to one and to two sellers, called off, topped up, onboarded, paid out, disputed; a campaign, ended. */
async function wholeJourney() {
  const { campus, seller, buyer } = await makeMarket()
  const other = await campus.student('Olga Other')
  await sellByCard(campus, buyer, [seller])
  const two = await sellByCard(campus, buyer, [seller, other])
  const [refunded] = two.orders
  const params = { id: refunded?.id ?? '' }
  const by = (await seller(orders.getOrder, { params }).catch(() => null)) ? seller : other
  await by(orders.refundOrder, { params, body: {}, idempotencyKey: randomUUID() })
  const topUp = await buyer(payments.topUp, ask(30_000))
  await control('/pay', { session: topUp.redirectUrl.split('/').at(-1) })
  await deliverWebhooks(campus)
  await campus.runJobs()
  const ads = await makeAdCampus(campus)
  const campaign = await running(ads)
  await ads.admin(endCampaign, { params: { id: campaign.id } })
  await campus.runJobs()
  await control('/arrive', {})
  await earn(campus, seller, 2_000)
  const { redirectUrl } = await seller(contract.openPayoutAccount, { body: { adult: true } })
  await fetch(redirectUrl, {
    method: 'POST',
    body: new URLSearchParams({ fill: 'test' }),
    redirect: 'manual',
  })
  expect((await seller(contract.getPayoutAccount)).status).toBe('active')
  await seller(contract.payOut, ask(1_500))
  await campus.runJobs()
  const disputed = await sellByCard(campus, buyer, [other])
  const dispute = await control('/disputes', { charge: sessionOf(disputed) })
  const [order] = disputed.orders
  await services.payments.submitEvidence(
    dispute.id,
    {
      schoolId: campus.school.id,
      schoolSlug: campus.school.slug,
      kind: 'order',
      checkoutId: disputed.checkoutId,
      ...(order ? { orderId: order.id, feeCents: 40 } : {}),
      sellerId: other.viewer.id,
    },
    { other: 'Handed over with the code.' },
  )
  return { campus, seller, other }
}

test('everything made at Stripe says what it is and whose, in ids alone', async () => {
  const { campus, seller, other } = await wholeJourney()
  const made: Record<Kind, Made[]> = await control('/objects')
  const counts = Object.fromEntries(Object.entries(made).map(([kind, all]) => [kind, all.length]))
  expect(counts).toMatchObject({
    sessions: 5,
    charges: 5,
    refunds: 2,
    transfers: 1,
    accounts: 1,
    disputes: 1,
  })
  const all = Object.entries(made).flatMap(([kind, objects]) =>
    objects.map((object) => ({ kind, ...object })),
  )
  for (const { kind, id, metadata, description } of all) {
    const said = `${kind} ${id} ${JSON.stringify(metadata)}`
    expect(metadata, said).toMatchObject({
      env: 'test',
      school_id: campus.school.id,
      school_slug: campus.school.slug,
      kind: expect.stringMatching(/^(order|top_up|payout|payout_account|subscription|campaign)$/),
    })
    const { env: _env, school_slug: _slug, kind: what, fee_cents: fee, ...ids } = metadata
    for (const value of Object.values(ids)) expect(value, said).toMatch(UUID)
    if (what === 'order') {
      expect(fee, said).toMatch(/^\d+$/)
      expect(ids, said).toHaveProperty('checkout_id')
    }
    if (what === 'campaign')
      expect(Object.keys(ids), said).toEqual(expect.arrayContaining(['campaign_id', 'ad_payment_id']))
    if (what === 'order' && kind === 'refunds') expect(ids, said).toHaveProperty('order_id')
    if (['intents', 'charges', 'transfers'].includes(kind))
      expect(description, said).toContain(campus.school.slug)
    expect(JSON.stringify(metadata), said).not.toMatch(/@|Sue|Olga|Bob/)
  }
  const [payout] = made.transfers
  expect(payout?.metadata).toMatchObject({ kind: 'payout', seller_id: seller.viewer.id })
  const single = made.charges.filter(({ metadata }) => metadata.order_id)
  expect(single.map(({ metadata }) => metadata.seller_id).toSorted()).toEqual(
    [seller.viewer.id, other.viewer.id].toSorted(),
  )
})

test('what was said to a session is said on its payment and on its charge', async () => {
  const { sessions, intents, charges } = await control('/objects')
  for (const session of sessions) {
    const intent = intents.find(({ id }: Made) => id === session.payment_intent)
    const charge = charges.find(({ id }: Made) => id === intent.latest_charge)
    expect([intent.metadata, charge.metadata]).toEqual([session.metadata, session.metadata])
    expect(intent.transfer_group).toMatch(/^(order|top_up|campaign):/)
  }
})
