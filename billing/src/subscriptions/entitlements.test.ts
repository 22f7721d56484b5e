import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessOf, entitlementsOf } from './entitlements.ts'
import { plans } from './plans.ts'
import { type SubscriptionState, severity } from './states.ts'

/** How much of a campus is closed. */
const order: Record<string, number> = { full: 0, read_only: 1, closed: 2 }
const closedness = (state: SubscriptionState) => order[accessOf[state]] ?? Number.NaN

describe('what a school may do', () => {
  const state = fc.constantFrom(...severity)
  const plan = fc.constantFrom(...plans.map(({ key }) => key))

  test('in every state on every plan is to read, to export, to pay its bill and to settle what students are owed', () => {
    fc.assert(
      fc.property(state, plan, (state, plan) => {
        const { may } = entitlementsOf(state, plan)
        return (['read', 'export', 'pay_bill', 'settle'] as const).every((deed) => may.has(deed))
      }),
    )
  })

  test('never grows from a better state to a worse one', () => {
    fc.assert(
      fc.property(state, state, plan, (a, b, plan) => {
        const [better, worse] = closedness(a) <= closedness(b) ? [a, b] : [b, a]
        const wide = entitlementsOf(better, plan).may
        return [...entitlementsOf(worse, plan).may].every((deed) => wide.has(deed))
      }),
    )
  })

  test('in grace is everything, then nothing new, then nothing in public', () => {
    const may = (state: SubscriptionState) => entitlementsOf(state, 'starter').may
    for (const deed of ['write', 'trade', 'join', 'advertise', 'show_ads', 'visit'] as const) {
      expect(may('grace').has(deed)).toBe(true)
      expect(may('read_only').has(deed)).toBe(deed === 'show_ads' || deed === 'visit')
      expect(may('suspended').has(deed)).toBe(false)
    }
  })
})
