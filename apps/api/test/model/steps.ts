import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { checkout } from '../../src/orders/checkout/checkout.ts'
import * as orders from '../../src/orders/contract.ts'
import { cancelCheckout, refundOrder } from '../../src/orders/contract.ts'
import { freeze, unfreeze } from '../../src/orders/money/freeze.ts'
import { giveBack } from '../../src/orders/money/give-back.ts'
import { orderById } from '../../src/orders/order-rows.ts'
import { services } from '../campus.ts'
import { control } from '../money.ts'
import { Fate, mortalCampus, mortalPayments, mortalWorker } from '../mortal.ts'
import {
  type Attempt,
  checkoutsIn,
  type KnownOrder,
  ordersIn,
  pass,
  person,
  tell,
  tried,
  untold,
  type World,
} from './world.ts'

/** Numbers that each kind of step reads in its own way, from what there is by then. */
export interface Step {
  kind: keyof typeof kinds
  which: number
  how: number
  /** At which moment the process is killed that does it; null when it lives. */
  killedAt: number | null
}

const oneOf = <T>(all: readonly T[], n: number): T | undefined => all[n % all.length]
const fateOf = ({ killedAt }: Step) => new Fate(killedAt ?? Number.POSITIVE_INFINITY)

const kinds = {
  rest: async () => {},
  buy: async (world: World, step: Step) => {
    const wanted = world.products.filter((_, n) => ((step.which % 7) + 1) & (1 << n))
    const attempt: Attempt = {
      buyer: world.buyers[step.how % 2]!,
      method: (['card', 'wallet', 'card', 'in_person'] as const)[(step.how >> 1) % 4]!,
      items: wanted.map((productId) => ({ productId, quantity: 1 + ((step.how >> 3) % 2) })),
      key: randomUUID(),
    }
    world.attempts.push(attempt)
    await send(world, attempt, fateOf(step))
  },
  sendAgain: async (world: World, step: Step) => {
    const attempt = oneOf(world.attempts, step.which)
    if (attempt) await send(world, attempt, fateOf(step))
  },
  payPage: async (world: World, step: Step) => {
    const page = oneOf(
      (await checkoutsIn(world)).filter(({ stripeSession }) => stripeSession),
      step.which,
    )
    const card = ['4242424242424242', '4242424242424242', '4000000000000002', '4000002500003155'][
      step.how % 4
    ]
    const authenticate = step.how % 8 === 7 ? 'fail' : 'complete'
    if (page) await control('/pay', { session: page.stripeSession, card, authenticate })
  },
  tellOfEvents: async (world: World, { how }: Step) => {
    const events = await untold(world)
    if (how % 5 === 0) for (const { id } of events) world.told.add(id)
    else if (how % 5 === 1) await tell(world, [...events, ...events])
    else await tell(world, how % 5 === 2 ? events.reverse() : events)
  },
  doJobs: async (world: World, step: Step) => {
    await tried(() => world.campus.runJobs(mortalWorker(fateOf(step))))
  },
  giveUp: async (world: World, step: Step) => {
    const found = oneOf(await checkoutsIn(world), step.which)
    if (found) await tried(() => person(world, found.buyerId)(cancelCheckout, { params: { id: found.id } }))
  },
  callOff: withOrder(async (world, { id, buyerId, sellerId }, { how }) => {
    const who = person(world, how % 2 ? buyerId : sellerId)
    await tried(() => who(orders.cancelOrder, { params: { id }, body: {} }))
  }),
  handOff: withOrder(async (world, { id, buyerId, sellerId }, { how }) => {
    const { handoffCode } = await person(world, buyerId)(orders.getOrder, { params: { id } })
    if (!handoffCode) return
    const code = how % 4 === 0 ? String((Number(handoffCode) + 1) % 1_000_000).padStart(6, '0') : handoffCode
    const done = await tried(() =>
      person(world, sellerId)(orders.handOff, { params: { id }, body: { code } }),
    )
    if (done) world.handedOff.add(id)
  }),
  confirm: withOrder(async (world, { id, buyerId }) => {
    if (await tried(() => person(world, buyerId)(orders.confirmReceived, { params: { id } })))
      world.handedOff.add(id)
  }),
  refund: withOrder(async (world, { id, sellerId, left }, { how }) => {
    const part = how % 3 === 0 ? {} : { amount: 1 + ((how * 977) % Math.max(left, 1)) }
    const body = { ...part, restock: how % 2 === 0 }
    await tried(() =>
      person(world, sellerId)(refundOrder, { params: { id }, body, idempotencyKey: randomUUID() }),
    )
  }),
  dispute: withOrder(async (world, { id, frozen, left }, { how }) => {
    await tried(() =>
      world.campus.command(async (ctx) => {
        if (frozen !== 'dispute') return freeze(ctx, id, 'dispute')
        const order = await orderById(ctx, id, { lock: true })
        const amount = (how * 977) % (left + 1)
        if (amount > 0 && order.method !== 'in_person')
          await giveBack(ctx, order, { amount, cause: 'dispute', by: null }).catch(ignoreRefusal)
        await unfreeze(ctx, id, 'dispute')
      }),
    )
  }),
  wait: async (_world: World, { how }: Step) => pass([1, 6, 16, 16, 60 * 24, 60 * 24 * 4][how % 6] ?? 1),
} as const

/** The order was over before it was decided. */
function ignoreRefusal(error: unknown) {
  const { statusCode = 500 } = Object(error) as { statusCode?: number }
  if (statusCode >= 500) throw error
}

function withOrder(work: (world: World, order: KnownOrder, step: Step) => Promise<void>) {
  return async (world: World, step: Step) => {
    const order = oneOf(await ordersIn(world), step.which)
    if (order) await work(world, order, step)
  }
}

async function send({ campus }: World, { buyer, method, items, key }: Attempt, fate: Fate): Promise<void> {
  const reach = { payments: mortalPayments(services.payments, fate), site: services.site }
  const buying = mortalCampus(campus.as(buyer.viewer), fate)
  await tried(() => checkout(buying, { method, items }, { key, bodyHash: key }, reach))
}

/** How often each is tried. `rest` comes first: it is what a failing story is shortened to. */
const often: [Step['kind'], number][] = [
  ['rest', 1],
  ['buy', 8],
  ['payPage', 6],
  ['tellOfEvents', 5],
  ['doJobs', 6],
  ['sendAgain', 2],
  ['handOff', 5],
  ['confirm', 1],
  ['callOff', 2],
  ['giveUp', 1],
  ['refund', 3],
  ['dispute', 3],
  ['wait', 3],
]

export const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...often.flatMap(([kind, times]) => Array<Step['kind']>(times).fill(kind))),
  which: fc.nat(41),
  how: fc.nat(63),
  killedAt: fc.option(fc.nat(30), { freq: 3 }),
})

export const take = (world: World, step: Step): Promise<void> => kinds[step.kind](world, step)
