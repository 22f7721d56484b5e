import type { Order } from '@banter/api/orders/contract'
import { expect, test } from 'vitest'
import { stepsOf } from './order-steps.ts'

const buyer = { id: 'b', name: 'Maya' }
const seller = { id: 's', name: 'Leo' }
const at = '2026-03-09T10:00:00Z'
type Happened = Order['timeline'][number]
const happened = (state: Happened['state'], more: Partial<Happened> = {}): Happened => ({
  state,
  at,
  actor: null,
  reason: null,
  ...more,
})
const shown = (state: Happened['state'], timeline: Happened[], role: Order['role'] = 'buyer') =>
  stepsOf({ state, timeline, role, buyer, seller }).map((step) => `${step.state}: ${step.title}`)

test('a paid order stands at its handoff', () => {
  expect(shown('held', [happened('awaiting_payment'), happened('held')])).toEqual([
    'done: Ordered',
    'done: Paid',
    'current: Meet and hand over',
    'ahead: Seller is paid',
  ])
})

test('who has to pay is said from where one stands', () => {
  const timeline = [happened('awaiting_payment')]
  expect(shown('awaiting_payment', timeline)[1]).toBe('current: Pay')
  expect(shown('awaiting_payment', timeline, 'seller')[1]).toBe('current: Buyer pays')
})

test('a finished order has nothing ahead', () => {
  const states = ['awaiting_payment', 'held', 'settling', 'settled'] as const
  expect(
    shown(
      'settled',
      states.map((state) => happened(state)),
    ),
  ).toEqual(['done: Ordered', 'done: Paid', 'done: Handed over', 'done: Seller paid'])
})

test('who called it off, and why, stands with it', () => {
  const timeline = [happened('held'), happened('refunding', { actor: seller, reason: 'It broke.' })]
  const [, off] = stepsOf({ state: 'refunding', timeline, role: 'buyer', buyer, seller })
  expect(off).toMatchObject({ title: 'Called off', detail: 'By Leo: “It broke.”', state: 'failed' })
})

test('what the school’s staff did is said to be theirs', () => {
  const timeline = [happened('refunding', { actor: { id: 'x', name: 'Ana' } })]
  expect(stepsOf({ state: 'refunding', timeline, role: 'buyer', buyer, seller })[0]?.detail).toBe(
    'By Ana (staff)',
  )
})
