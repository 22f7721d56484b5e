import fc from 'fast-check'
import {
  type Facts,
  learn,
  type SeenInvoice,
  type SeenSubscription,
  type Sighting,
} from '../src/subscriptions/facts.ts'
import { daysAfter } from '../src/subscriptions/states.ts'

export const start = new Date('2026-09-01T00:00:00Z')
/** So many days after the school's first. */
export const day = (n: number) => daysAfter(start, n)
export const moment = fc.double({ min: 0, max: 150, noNaN: true }).map(day)
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })

export const running: SeenSubscription = {
  id: 'sub_1',
  seenAt: day(30),
  createdAt: day(0),
  status: 'active',
  price: 'campus_month_usd',
  periodStart: day(30),
  periodEnd: day(60),
  trialEndsAt: day(30),
  cancelAt: null,
  endedAt: null,
  collectionPaused: false,
  payable: true,
}
export const billed: SeenInvoice = {
  id: 'in_1',
  subscriptionId: 'sub_1',
  seenAt: day(60),
  status: 'open',
  finalizedAt: day(60),
  dueAt: null,
  attempts: 1,
  paidAt: null,
  amountDue: 49_900,
}
const fresh: Facts = { trialEndsAt: day(30), subscription: null, invoices: [] }

const subscription: fc.Arbitrary<SeenSubscription> = fc
  .record({
    id: fc.constantFrom('sub_1', 'sub_2'),
    seenAt: moment,
    status: fc.constantFrom<SeenSubscription['status']>(
      'incomplete',
      'incomplete_expired',
      'trialing',
      'active',
      'past_due',
      'unpaid',
      'canceled',
      'paused',
    ),
    periodStart: moment,
    trialEndsAt: maybe(moment),
    cancelAt: maybe(moment),
    endedAt: maybe(moment),
    collectionPaused: fc.boolean(),
    payable: fc.boolean(),
  })
  .map((seen) => ({
    ...seen,
    price: 'campus_month_usd',
    createdAt: seen.id === 'sub_1' ? day(0) : day(40),
    periodEnd: daysAfter(seen.periodStart, 30),
  }))
const invoice: fc.Arbitrary<SeenInvoice> = fc.record({
  id: fc.constantFrom('in_1', 'in_2', 'in_3'),
  subscriptionId: fc.constantFrom('sub_1', 'sub_2'),
  seenAt: moment,
  status: fc.constantFrom<SeenInvoice['status']>('draft', 'open', 'uncollectible', 'paid', 'void'),
  finalizedAt: maybe(moment),
  dueAt: maybe(moment),
  attempts: fc.nat(4),
  paidAt: maybe(moment),
  amountDue: fc.nat(100_000),
})
export const sighting: fc.Arbitrary<Sighting> = fc.oneof(
  subscription.map((subscription) => ({ subscription })),
  invoice.map((invoice) => ({ invoice })),
)
export const sightings = fc.array(sighting, { maxLength: 12 })
export const learnt = (seen: readonly Sighting[]) => seen.reduce(learn, fresh)
export const facts = sightings.map(learnt)
