import type { Order } from '@banter/api/orders/contract'
import { expect, test } from 'vitest'
import { stepsOf } from './order-steps.ts'

const at = '2026-03-09T10:00:00Z'
type Happened = Order['timeline'][number]
const happened = (state: Happened['state'], more: Partial<Happened> = {}): Happened => ({
  kind: state ?? 'note',
  state,
  text: '',
  at,
  actor: null,
  reason: null,
  ...more,
})
const order = { role: 'buyer', method: 'wallet', delivery: 'pickup', shippedAt: null } as const
const shown = (
  state: Order['state'],
  timeline: Happened[],
  more: Partial<Parameters<typeof stepsOf>[0]> = {},
) => stepsOf({ ...order, state, timeline, ...more }).map((step) => `${step.state}: ${step.title}`)

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
  expect(shown('awaiting_payment', timeline, { role: 'seller' })[1]).toBe('current: Buyer pays')
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

test('what is sent by post arrives, what is paid in cash is agreed on, and nothing digital is met for', () => {
  const ahead = (more: Partial<typeof order> | object) => shown('held', [happened('held')], more)
  expect(ahead({ delivery: 'ship' })).toEqual([
    'done: Paid',
    'current: Send it',
    'ahead: It arrives',
    'ahead: Seller is paid',
  ])
  expect(ahead({ delivery: 'ship', shippedAt: at })[1]).toBe('current: It arrives')
  expect(ahead({ method: 'in_person' })).toEqual([
    'done: Agreed',
    'current: Meet and hand over',
    'ahead: Complete',
  ])
  expect(ahead({ delivery: 'digital' })).toEqual(['done: Paid', 'current: Seller is paid'])
})

test('who called it off, and why, stands with it', () => {
  const timeline = [
    happened('held'),
    happened('refunding', { text: 'Leo gave the money back.', reason: 'It broke.' }),
  ]
  const [, off] = stepsOf({ ...order, state: 'refunding', timeline })
  expect(off).toMatchObject({
    title: 'Called off',
    detail: 'Leo gave the money back. “It broke.”',
    state: 'failed',
  })
})

test('what happened beside the states is told in its own words', () => {
  const timeline = [happened(null, { text: 'Leo is 10 minutes late.' })]
  expect(shown('held', timeline)[0]).toBe('done: Leo is 10 minutes late.')
})

test('money that goes back after the handoff calls nothing off', () => {
  const states = ['held', 'settling', 'settled', 'refunding'] as const
  expect(
    shown(
      'refunding',
      states.map((state) => happened(state)),
    )[3],
  ).toBe('done: Money goes back')
})
