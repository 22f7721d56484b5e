import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Asker } from '../../test/campus.ts'
import type { Negotiation, OfferState, Side } from './contract.ts'
import {
  accept,
  counter,
  decline,
  hoursLater,
  makeBargain,
  offer,
  payOffer,
  read,
  withdraw,
} from './testing.ts'

/** A negotiation as it should be, kept in the head: one book for $60, nine of them. */
interface Model {
  state: OfferState | 'none'
  turn: Side
  amount: number
  /** Hours. */
  until: number
}

interface Step {
  who: Side
  deed: 'offer' | 'accept' | 'decline' | 'counter' | 'withdraw' | 'pay' | 'wait' | 'jobs'
  /** In dollars. */
  price: number
  hours: number
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom('buyer' as const, 'seller' as const),
  deed: fc.constantFrom(
    'offer',
    'accept',
    'accept',
    'decline',
    'counter',
    'counter',
    'withdraw',
    'pay',
    'pay',
    'wait',
    'jobs',
  ),
  price: fc.integer({ min: 20, max: 60 }),
  hours: fc.constantFrom(5, 13, 25),
})

const opening = step.map((first): Step => ({ ...first, who: 'buyer', deed: 'offer' }))

const runs = (model: Model) => model.state === 'open' || model.state === 'accepted'

/** What becomes of it, said once more and in another way than in the policy; null: it is refused. */
function next(model: Model, { who, deed, price }: Step, now: number): Model | null {
  const amount = price * 100
  const until = now + 24
  if (deed === 'offer')
    return !runs(model) && who === 'buyer' && amount < 6_000
      ? { state: 'open', turn: 'seller', amount, until }
      : null
  if (deed === 'pay')
    return model.state === 'accepted' && who === 'buyer' ? { ...model, state: 'paid' } : null
  if (deed === 'withdraw') {
    const mine = model.state === 'open' ? model.turn !== who : model.state === 'accepted' && who === 'buyer'
    return mine ? { ...model, state: 'withdrawn' } : null
  }
  if (model.state !== 'open' || model.turn !== who) return null
  if (deed === 'accept') return { ...model, state: 'accepted', until }
  if (deed === 'decline') return { ...model, state: 'declined' }
  const closer = who === 'seller' ? amount > model.amount && amount <= 6_000 : amount < model.amount
  return closer ? { state: 'open', turn: who === 'seller' ? 'buyer' : 'seller', amount, until } : null
}

type Bargain = Awaited<ReturnType<typeof makeBargain>>

function act(
  { book, ...people }: Bargain,
  made: Negotiation | null,
  { who, deed, price }: Step,
): Promise<unknown> {
  const person: Asker = people[who]
  if (deed === 'offer') return offer(person, book.id, price * 100)
  if (!made) return Promise.reject(new Error('There is nothing to answer yet.'))
  if (deed === 'pay') return payOffer(person, made)
  if (deed === 'counter') return counter(person, made.id, price * 100)
  const deeds = { accept, decline, withdraw }
  return deeds[deed as keyof typeof deeds](person, made.id)
}

/** A deed that was done last already is done once: only when it is not possible anew, as another offer is. */
const isRepeat = (made: Negotiation | null, { who, deed, price }: Step) => {
  const last = made?.moves.at(-1)
  return (
    last?.move === deed &&
    deed !== 'offer' &&
    last.by === who &&
    (deed !== 'counter' || last.amount.amount === price * 100)
  )
}

interface World {
  bargain: Bargain
  made: Negotiation | null
  model: Model
  /** Hours since the beginning. */
  now: number
  offers: number
}

async function take(world: World, one: Step): Promise<void> {
  const { bargain } = world
  if (one.deed === 'wait') world.now += one.hours
  if (runs(world.model) && world.model.until <= world.now) world.model = { ...world.model, state: 'expired' }
  // More than three tries a day are another rule.
  if (one.deed === 'wait' || (one.deed === 'offer' && world.offers >= 3)) return
  if (one.deed === 'jobs') return bargain.campus.runJobs()
  const expected = next(world.model, one, world.now)
  const repeat = isRepeat(world.made, one)
  const [tried] = await Promise.allSettled([act(bargain, world.made, one)])
  expect([one, tried?.status]).toEqual([one, expected || repeat ? 'fulfilled' : 'rejected'])
  if (!expected || repeat) return
  world.model = expected
  if (one.deed === 'offer' && tried?.status === 'fulfilled') {
    world.offers++
    world.made = tried.value as Negotiation
  }
  if (one.deed === 'pay') await bargain.campus.runJobs()
}

/** Both sides see what the model says. */
async function compare({ bargain, made, model }: World, one: Step): Promise<Negotiation | null> {
  if (!made) return null
  const seen = await read(bargain.buyer, made.id)
  expect([one, seen.state, seen.amount.amount]).toEqual([one, model.state, model.amount])
  if (seen.state === 'open') expect(seen.turn).toBe(model.turn)
  expect((await read(bargain.seller, made.id)).state).toBe(model.state)
  return seen
}

test('any order of moves, payments and waiting ends as the rules say', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(opening, fc.array(step, { minLength: 5, maxLength: 11 }), async (first, steps) => {
      const bargain = await makeBargain({ stock: 99 })
      const model: Model = { state: 'none', turn: 'seller', amount: 0, until: 0 }
      const world: World = { bargain, made: null, model, now: 0, offers: 0 }
      for (const one of [first, ...steps]) {
        await hoursLater(world.now + (one.deed === 'wait' ? one.hours : 0), async () => {
          await take(world, one)
          world.made = await compare(world, one)
        })
      }
      const orders = await bargain.campus.read(({ db }) => db.order.findMany())
      const paid = await bargain.campus.read(({ db }) => db.offer.findMany({ where: { state: 'paid' } }))
      expect(orders.map(({ subtotal }) => subtotal).sort()).toEqual(paid.map(({ amount }) => amount).sort())
    }),
    { numRuns: 25 },
  )
})
