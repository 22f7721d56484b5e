import type { Negotiation } from '@banter/api/offers/contract'
import { expect, test } from 'vitest'
import { badgeOf, nextStep, stepsOf } from './offer-words.ts'

const usd = (amount: number) => ({ amount, currency: 'usd' })

const negotiation: Negotiation = {
  id: '0199aaaa-0000-7000-8000-000000000001',
  state: 'open',
  turn: 'seller',
  role: 'seller',
  amount: usd(2_000),
  quantity: 2,
  total: usd(4_000),
  sellerGets: usd(3_774),
  expiresAt: '2027-03-01T18:00:00Z',
  orderId: null,
  product: {
    id: '0199aaaa-0000-7000-8000-000000000002',
    title: 'Lamp',
    category: 'furniture',
    status: 'active',
    price: usd(3_000),
    least: usd(50),
    stock: 2,
  },
  other: { id: '0199aaaa-0000-7000-8000-000000000003', name: 'Maya' },
  createdAt: '2027-02-28T18:00:00Z',
  may: { accept: true, decline: true, counter: true, withdraw: false, pay: false },
  moves: [
    { move: 'offer', by: 'buyer', amount: usd(2_000), note: 'Today?', at: '2027-02-28T18:00:00Z' },
    { move: 'counter', by: 'seller', amount: usd(2_500), note: '', at: '2027-02-28T19:00:00Z' },
    { move: 'decline', by: null, amount: usd(2_500), note: '', at: '2027-02-28T20:00:00Z' },
  ],
}

test('whoever has to answer is told so, and the other one that they wait', () => {
  expect([badgeOf(negotiation).label, nextStep(negotiation)]).toEqual([
    'Your answer',
    'Maya offers $40.00. Accept it, ask for more, or decline.',
  ])
  const waiting = { ...negotiation, turn: 'buyer' } as const
  expect(badgeOf(waiting).label).toBe('Waiting for an answer')
})

test('what is agreed on is not reserved, and a thing that is gone cannot be paid', () => {
  const agreed = { ...negotiation, role: 'buyer', state: 'accepted' } as const
  expect(nextStep(agreed)).toContain('not reserved')
  expect(nextStep({ ...agreed, product: { ...agreed.product, stock: 1 } })).toContain('not in the shop')
  expect(badgeOf({ ...agreed, orderId: agreed.id }).label).toBe('Being paid')
})

test('each move is said from where one stands', () => {
  expect(stepsOf(negotiation).map(({ title, detail }) => [title, detail])).toEqual([
    ['Maya offered $20.00 each', '“Today?”'],
    ['You asked for $25.00 each', undefined],
    ['It was sold or taken down', undefined],
  ])
})
