import { randomUUID } from 'node:crypto'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { services } from '../../../test/campus.ts'
import {
  deliverWebhooks,
  eventsOf,
  expectSoundBooks,
  fillWallet,
  list,
  makeMarket,
  payPage,
  stripeCalls,
} from '../../../test/money.ts'
import { Fate, Killed, mortalCampus, mortalPayments, mortalWorker } from '../../../test/mortal.ts'
import { cancelCheckout } from '../cancel.ts'
import type { Checkout } from '../contract.ts'
import { checkout } from './checkout.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const PRICE = 5_000
const pass = (minutes: number) => {
  clock.offsetMs += minutes * 60_000
}

type Market = Awaited<ReturnType<typeof makeMarket>>

/** Somebody wants one thing and asks for it: sent again it is the same attempt. */
async function wish(scene: Market, method: 'card' | 'wallet') {
  const [buyer, product] = [
    await scene.campus.student('Bob Buyer'),
    await list(scene.campus, scene.seller, { price: PRICE }),
  ]
  const buying = scene.campus.as(buyer.viewer)
  const earlier = new Set((await eventsOf(scene.campus)).map(({ id }) => id))
  const attempt = { key: randomUUID(), bodyHash: 'the same' }
  const asked = { method, items: [{ productId: product.id, quantity: 1 }] }
  return {
    buyer,
    buying,
    /** Somebody pays on the page, if there is one, and the payment service says so, as often as it likes. */
    async pay(made: Checkout) {
      if (made.payment.redirectUrl) await payPage(made)
      await deliverWebhooks(scene.campus, (events) => events.filter(({ id }) => !earlier.has(id)))
    },
    send: (fate: Fate) =>
      checkout(mortalCampus(buying, fate), asked, attempt, {
        payments: mortalPayments(services.payments, fate),
        site: services.site,
      }),
    shelf: async () => {
      const row = await scene.campus.read(({ db }) => db.product.findFirst({ where: { id: product.id } }))
      return [row?.stock, row?.reserved]
    },
    /** The checkouts that were made of it, each with its log. */
    made: () =>
      scene.campus.read(async ({ db }) => {
        const lines = await db.orderItem.findMany({
          where: { productId: product.id },
          include: { order: { include: { checkout: { include: { steps: true } } } } },
        })
        return lines.map(({ order }) => ({
          state: order.state,
          paid: order.checkout.state,
          steps: order.checkout.steps.map(({ step }) => step).sort(),
        }))
      }),
  }
}

/** Does it again and again, each time killed a moment later, until it survives; each time somebody looks what came of it. */
async function killedAtEachMoment(life: (fate: Fate) => Promise<void>): Promise<void> {
  for (let at = 0; ; at++) {
    const fate = new Fate(at)
    try {
      await life(fate)
    } catch (error) {
      throw new Error(`Killed at moment ${at}.`, { cause: error })
    }
    if (!fate.survived) continue
    // Fewer, and it was not what this test means to kill.
    expect(at).toBeGreaterThan(8)
    return
  }
}

async function unlessKilled<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Killed) return null
    throw error
  }
}

const held = [{ state: 'held', paid: 'paid', steps: ['paid', 'reserved', 'session_opened'] }]
const sessionsOf = async (scene: Market) =>
  (await stripeCalls(scene.campus)).filter(
    ({ path, method, replayed }) => method === 'POST' && path === '/v1/checkout/sessions' && !replayed,
  )

test('by card, killed at each moment: sent again it is one checkout, one page, one payment', async () => {
  const scene = await makeMarket()
  let pages = 0
  await killedAtEachMoment(async (fate) => {
    const one = await wish(scene, 'card')
    const first = await unlessKilled(() => one.send(fate))
    if (first) await one.pay(first)
    await unlessKilled(() => scene.campus.runJobs(mortalWorker(fate)))
    // The process is back: the buyer's browser repeats its request, the payment service its webhooks, the queue its jobs.
    await one.pay(await one.send(new Fate()))
    await scene.campus.runJobs(mortalWorker(new Fate()))
    expect(await one.made()).toEqual(held)
    expect(await one.shelf()).toEqual([0, 1])
    expect(await sessionsOf(scene)).toHaveLength(++pages)
    await expectSoundBooks(scene.campus)
  })
}, 90_000)

test('by card, killed at each moment and never sent again: time releases all, and no page can be paid', async () => {
  const scene = await makeMarket()
  await killedAtEachMoment(async (fate) => {
    const one = await wish(scene, 'card')
    await unlessKilled(() => one.send(fate))
    pass(16)
    await unlessKilled(() => scene.campus.runJobs(mortalWorker(fate)))
    await scene.campus.runJobs(mortalWorker(new Fate()))
    expect(await one.shelf()).toEqual([1, 0])
    for (const { state, paid, steps } of await one.made()) {
      expect([state, paid]).toEqual(['expired', 'expired'])
      expect(steps).toContain('released')
    }
    const open = await scene.campus.read(({ db }) =>
      db.checkout.findMany({ where: { stripeSession: { not: null } } }),
    )
    for (const { stripeSession } of open.slice(-1))
      expect((await services.payments.getSession(stripeSession ?? '')).status).toBe('expired')
    await expectSoundBooks(scene.campus)
  })
}, 90_000)

test('paid and never told, killed at each moment of the end of its reservation: the order is held', async () => {
  const scene = await makeMarket()
  await killedAtEachMoment(async (fate) => {
    const one = await wish(scene, 'card')
    await payPage(await one.send(new Fate()))
    pass(16)
    await unlessKilled(() => scene.campus.runJobs(mortalWorker(fate)))
    await scene.campus.runJobs(mortalWorker(new Fate()))
    expect(await one.made()).toEqual(held)
    expect(await one.shelf()).toEqual([0, 1])
    await expectSoundBooks(scene.campus)
  })
}, 90_000)

test('called off, killed at each moment: it is called off in the end, or paid', async () => {
  const scene = await makeMarket()
  await killedAtEachMoment(async (fate) => {
    const one = await wish(scene, 'card')
    const { checkoutId } = await one.send(new Fate())
    const giveUp = (its: Fate) =>
      cancelCheckout(mortalCampus(one.buying, its), mortalPayments(services.payments, its), checkoutId)
    await unlessKilled(() => giveUp(fate))
    expect((await giveUp(new Fate())).payment.status).toBe('cancelled')
    expect(await one.shelf()).toEqual([1, 0])
    await expectSoundBooks(scene.campus)
  })
}, 90_000)

test('money that came too late, killed at each moment of its way back: it is back, once', async () => {
  const scene = await makeMarket()
  let refunds = 0
  await killedAtEachMoment(async (fate) => {
    const one = await wish(scene, 'card')
    const made = await one.send(new Fate())
    await lapseUnpaid(scene, made)
    await one.pay(made)
    await unlessKilled(() => scene.campus.runJobs(mortalWorker(fate)))
    await scene.campus.runJobs(mortalWorker(new Fate()))
    expect(await one.made()).toEqual([
      {
        state: 'expired',
        paid: 'expired',
        steps: ['paid_back', 'paid_late', 'released', 'reserved', 'session_opened'],
      },
    ])
    const asked = (await stripeCalls(scene.campus)).filter(
      ({ path, method, replayed }) => method === 'POST' && path === '/v1/refunds' && !replayed,
    )
    expect(asked).toHaveLength(++refunds)
    await expectSoundBooks(scene.campus)
  })
}, 90_000)

/** The reservation ends and the page stays open, as if it were paid in the moment between our asking and our closing it. */
async function lapseUnpaid({ campus }: Market, made: Checkout) {
  const where = { id: made.checkoutId }
  const { stripeSession } = await campus.read(({ db }) => db.checkout.findFirstOrThrow({ where }))
  await campus.command(({ db }) => db.checkout.updateMany({ where, data: { stripeSession: null } }))
  pass(16)
  await campus.runJobs(mortalWorker(new Fate()))
  await campus.command(({ db }) => db.checkout.updateMany({ where, data: { stripeSession } }))
}

test('from the wallet, killed at each moment: all of it or nothing, and sent again it is once', async () => {
  const scene = await makeMarket()
  await killedAtEachMoment(async (fate) => {
    const one = await wish(scene, 'wallet')
    await fillWallet(scene.campus, one.buyer, PRICE)
    await unlessKilled(() => one.send(fate))
    const after = await one.made()
    expect(after.length ? after : await one.shelf()).toEqual(
      after.length ? [{ state: 'held', paid: 'paid', steps: ['paid', 'reserved'] }] : [1, 0],
    )
    await expectSoundBooks(scene.campus)
    await one.send(new Fate())
    expect(await one.made()).toEqual([{ state: 'held', paid: 'paid', steps: ['paid', 'reserved'] }])
    expect(await one.shelf()).toEqual([0, 1])
    await expectSoundBooks(scene.campus)
  })
}, 90_000)
