import { randomUUID } from 'node:crypto'
import { sql } from '@banter/tenants/database'
import { database } from '@banter/tenants/testing'
import { expect, test, vi } from 'vitest'
import { app, directory, services } from '../../test/campus.ts'
import {
  buy,
  control,
  eventsOf,
  expectSoundBooks,
  list,
  makeMarket,
  payPage,
  postEvent,
} from '../../test/money.ts'
import * as contract from './contract.ts'
import { onEvent, refillStripeEvents, sweepStripeEvents } from './stripe-inbox.ts'

const inbox = { database, directory }

async function paidUntold() {
  const scene = await makeMarket()
  await payPage(await buy(scene.buyer, [await list(scene.campus, scene.seller)], 'card'))
  return scene
}

type Scene = Awaited<ReturnType<typeof paidUntold>>

let address: Promise<string> | undefined
/** The app, listening where the simulator can reach it. */
const webhookAddress = () => {
  address ??= app.listen({ host: '127.0.0.1', port: 0 })
  return address
}

const stateOf = ({ campus }: Scene) => campus.read(async ({ db }) => (await db.order.findFirst())?.state)
const completed = async ({ campus }: Scene) =>
  (await eventsOf(campus)).find(({ type }) => type === 'checkout.session.completed') ??
  expect.fail('no event')
const storedEvent = async (id: string) =>
  (
    await database.directory<{ processed: boolean; note: string | null }>(sql`
    select processed_at is not null as processed, last_error as note from stripe_events where id = ${id}`)
  )[0]
const age = (id: string) =>
  database.directory(
    sql`update stripe_events set received_at = now() - interval '2 minutes' where id = ${id}`,
  )

test('only what is signed with our secret is kept', async () => {
  const scene = await paidUntold()
  const event = await completed(scene)
  const forged = await postEvent(event, 'whsec_of_someone_else')
  expect([forged.statusCode, forged.json().code]).toEqual([400, 'BAD_SIGNATURE'])
  const unsigned = await app.inject({ method: 'POST', url: '/webhooks/stripe', payload: event })
  expect(unsigned.statusCode).toBe(400)
  expect((await app.inject({ method: 'POST', url: '/webhooks/stripe' })).statusCode).toBe(400)
  expect(await storedEvent(event.id)).toBeUndefined()
})

test('an event of real money is nothing to a deployment that has none', async () => {
  const scene = await paidUntold()
  const event = { ...(await completed(scene)), livemode: true }
  expect((await postEvent(event)).statusCode).toBe(200)
  expect(await storedEvent(event.id)).toBeUndefined()
})

test('an event whose job never ran is said again after a minute, and deals with it once', async () => {
  const scene = await paidUntold()
  const event = await completed(scene)
  await postEvent(event)
  await age(event.id)
  await sweepStripeEvents(inbox)
  await scene.campus.runJobs()
  expect(await stateOf(scene)).toBe('held')
  expect(await storedEvent(event.id)).toEqual({ processed: true, note: null })
  await age(event.id)
  await sweepStripeEvents(inbox)
  await scene.campus.runJobs()
  await expectSoundBooks(scene.campus)
})

test('an event whose job runs many times, also at once, has its effect once', async () => {
  const scene = await paidUntold()
  const event = await completed(scene)
  await postEvent(event)
  const [checkout] = await scene.campus.read(({ db }) => db.checkout.findMany())
  const received = { event_id: event.id, kind: 'checkout', ref: checkout!.id }
  let [looked, effects] = [0, 0]
  const look = async () => {
    looked++
    // Each has seen that the event is open before any goes on.
    await vi.waitUntil(() => looked >= 8, 10_000)
    return async () => void effects++
  }
  const run = () => onEvent(scene.campus, received, 'checkout', look)
  await Promise.all(Array.from({ length: 8 }, run))
  await run()
  expect([looked, effects]).toEqual([8, 1])
})

test('an event of an object that we learn of a moment later is not lost', async () => {
  const scene = await paidUntold()
  const event = await completed(scene)
  const object = { ...event.data.object, id: `cs_test_${randomUUID()}` }
  const early = { ...event, id: `evt_${randomUUID()}`, data: { object } }
  await postEvent(early)
  const [checkout] = await scene.campus.read(({ db }) => db.checkout.findMany())
  await scene.campus.command((ctx) =>
    ctx.sql(
      sql`insert into stripe_objects (stripe_id, kind, ref) values (${object.id}, 'checkout', ${checkout?.id}::uuid)`,
    ),
  )
  await age(early.id)
  await sweepStripeEvents(inbox)
  await scene.campus.runJobs()
  expect(await stateOf(scene)).toBe('held')
})

test('an event of nothing of ours is noted and left, whatever its metadata says', async () => {
  const scene = await paidUntold()
  const object = {
    id: `cs_${randomUUID()}`,
    object: 'checkout.session',
    metadata: { school_id: scene.campus.school.id },
  }
  const event = {
    id: `evt_${randomUUID()}`,
    object: 'event',
    type: 'checkout.session.completed',
    created: 1_700_000_000,
    livemode: false,
    data: { object },
  }
  expect((await postEvent(event)).statusCode).toBe(200)
  await age(event.id)
  await sweepStripeEvents(inbox)
  expect(await storedEvent(event.id)).toEqual({ processed: true, note: 'not an object of ours' })
  await scene.campus.runJobs()
  expect(await stateOf(scene)).toBe('awaiting_payment')
})

test.each(['normal', 'duplicate', 'shuffle', 'missign'] as const)(
  'delivered by Stripe itself, %s',
  async (mode) => {
    const scene = await makeMarket()
    const address = await webhookAddress()
    await control('/webhooks', { mode, url: `${address}/webhooks/stripe` })
    await payPage(await buy(scene.buyer, [await list(scene.campus, scene.seller)], 'card'))
    const event = await completed(scene)
    const { deliveries } = await vi.waitUntil(async () => {
      const state = await control('/webhooks')
      const mine = state.deliveries.filter(({ id }: { id: string }) => id === event.id)
      return mine.some(({ attempts }: { attempts: number }) => attempts > 0) && { deliveries: mine }
    }, 5_000)
    await control('/webhooks', { mode: 'drop' })
    expect(deliveries[0].lastStatus).toBe(mode === 'missign' ? 400 : 200)
    await scene.campus.runJobs()
    expect(await stateOf(scene)).toBe(mode === 'missign' ? 'awaiting_payment' : 'held')
    await expectSoundBooks(scene.campus)
  },
)

test('webhooks that never came are fetched', async () => {
  const scene = await paidUntold()
  expect(await refillStripeEvents(inbox, services.payments)).toBeGreaterThan(0)
  await scene.campus.runJobs()
  expect(await stateOf(scene)).toBe('held')
  expect((await scene.seller(contract.getWallet)).incoming.amount).toBe(1_999 - 40 - 88)
  await refillStripeEvents(inbox, services.payments)
  await scene.campus.runJobs()
  await expectSoundBooks(scene.campus)
})
