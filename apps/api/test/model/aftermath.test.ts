import { randomUUID } from 'node:crypto'
import { clock } from '@banter/tenants/testing'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { checkout } from '../../src/orders/contract.ts'
import { control, sessionOf } from '../money.ts'
import { settings } from './settings.ts'
import { stepAfterwards, take } from './steps.ts'
import { comeToRest, expectTruths } from './truths.ts'
import { makeWorld, tell, untold, type World } from './world.ts'

afterAll(async () => {
  clock.offsetMs = 0
  await control('/reset', {})
})

const STEPS = 18
/** Of the stories of the whole market, one in so many is told of what comes after a sale. */
const SHARE = 16

/** Two sellers' things in one payment by card, and one from a wallet. */
async function sell(world: World) {
  const [first = '', second = '', third = ''] = world.products
  const buying = async (method: 'card' | 'wallet', wanted: string[]) =>
    world.buyers[0]!(checkout, {
      body: { method, items: wanted.map((productId) => ({ productId, quantity: 1 })) },
      idempotencyKey: randomUUID(),
    })
  const card = await buying('card', [third, second])
  await buying('wallet', [first])
  await control('/pay', { session: sessionOf(card), card: '4242424242424242' })
  await tell(world, await untold(world))
  await world.campus.runJobs()
}

test('after a sale, whatever is disputed, decided, contested, given back, charged back or released: nobody gets more than was paid', async () => {
  const seen = new Map<string, number>()
  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
  const payer = fc.constantFrom('platform' as const, 'seller' as const, 'buyer' as const)
  const story = fc.array(stepAfterwards, { minLength: STEPS, maxLength: STEPS })
  await fc.assert(
    fc.asyncProperty(payer, story, async (who, steps) => {
      const world = await makeWorld(who)
      await sell(world)
      for (const step of steps) await take(world, step)
      await comeToRest(world)
      await expectTruths(world)
      const { disputes, chargebacks } = await world.campus.read(async ({ db }) => ({
        disputes: await db.dispute.findMany(),
        chargebacks: await db.chargeback.findMany(),
      }))
      for (const { state, outcome } of disputes) count(`${state} ${outcome ?? ''}`.trim())
      for (const { state } of chargebacks) count(state)
    }),
    {
      numRuns: Math.ceil(settings.MODEL_RUNS / SHARE),
      ...(settings.MODEL_SEED === undefined ? {} : { seed: settings.MODEL_SEED }),
    },
  )
  // The stories are about what they should be about.
  expect(seen.size).toBeGreaterThan(3)
}, 300_000)
