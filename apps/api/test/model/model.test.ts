import { clock } from '@banter/tenants/testing'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { control } from '../money.ts'
import { settings } from './settings.ts'
import { anyStep, take } from './steps.ts'
import { comeToRest, expectTruths } from './truths.ts'
import { makeWorld } from './world.ts'

afterAll(async () => {
  clock.offsetMs = 0
  await control('/reset', {})
})

const STEPS = 30

test('whatever people, the payment service and dying processes do, in whatever order, the money is right in the end', async () => {
  let told = 0
  const payer = fc.constantFrom('platform' as const, 'seller' as const, 'buyer' as const)
  const story = fc.array(anyStep, { minLength: STEPS, maxLength: STEPS })
  await fc.assert(
    fc.asyncProperty(payer, story, async (who, steps) => {
      const world = await makeWorld(who)
      for (const step of steps) await take(world, step)
      await comeToRest(world)
      await expectTruths(world)
      told++
    }),
    {
      numRuns: settings.MODEL_RUNS,
      ...(settings.MODEL_SEED === undefined ? {} : { seed: settings.MODEL_SEED }),
    },
  )
  expect(told).toBeGreaterThanOrEqual(settings.MODEL_RUNS)
}, 900_000)
