import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { checkout } from '../../src/orders/checkout/checkout.ts'
import * as orders from '../../src/orders/contract.ts'
import { cancelCheckout, refundOrder } from '../../src/orders/contract.ts'
import { services } from '../campus.ts'
import { control } from '../money.ts'
import { Fate, mortalCampus, mortalPayments, mortalWorker } from '../mortal.ts'
import { disputeKinds } from './dispute-steps.ts'
import {
  type Attempt,
  checkoutsIn,
  oneOf,
  pass,
  person,
  tell,
  tried,
  untold,
  type World,
  withOrder,
} from './world.ts'

/** Numbers that each kind of step reads in its own way, from what there is by then. */
export interface Step {
  kind: keyof typeof kinds
  which: number
  how: number
  /** At which moment the process is killed that does it; null when it lives. */
  killedAt: number | null
}

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
  ...disputeKinds,
  wait: async (_world: World, { how }: Step) => pass([1, 6, 16, 16, 60 * 24, 60 * 24 * 4][how % 6] ?? 1),
} as const

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
  ['openDispute', 4],
  ['answerDispute', 2],
  ['decideDispute', 2],
  ['contest', 1],
  ['chargeBack', 2],
  ['bankDecides', 2],
  ['wait', 3],
]

/** After the sale: each is tried about as often. */
const aftermath: [Step['kind'], number][] = [
  ['rest', 1],
  ['doJobs', 5],
  ['tellOfEvents', 3],
  ['wait', 3],
  ['confirm', 3],
  ['callOff', 1],
  ['refund', 2],
  ['openDispute', 5],
  ['answerDispute', 4],
  ['decideDispute', 4],
  ['contest', 3],
  ['chargeBack', 3],
  ['bankDecides', 3],
]

const stepOf = (kinds: [Step['kind'], number][]): fc.Arbitrary<Step> =>
  fc.record({
    kind: fc.constantFrom(...kinds.flatMap(([kind, times]) => Array<Step['kind']>(times).fill(kind))),
    which: fc.nat(41),
    how: fc.nat(63),
    killedAt: fc.option(fc.nat(30), { freq: 3 }),
  })

export const anyStep = stepOf(often)
export const stepAfterwards = stepOf(aftermath)

export const take = (world: World, step: Step): Promise<void> => kinds[step.kind](world, step)
