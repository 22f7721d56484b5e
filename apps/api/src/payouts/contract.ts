import { z } from 'zod'
import { Id, listOf, Money, Page, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'

export const PayoutTask = z.object({
  id: z.enum(['name', 'birth', 'address', 'identity', 'bank', 'terms', 'other']),
  title: z.string(),
  hint: z.string(),
  done: z.boolean(),
})
export type PayoutTask = z.output<typeof PayoutTask>

export const PayoutAccount = z.object({
  /** none: not begun. started: tasks are open. reviewing: all is given and looked at. active: money can be paid out. restricted: it could be. */
  status: z.enum(['none', 'started', 'reviewing', 'active', 'restricted']),
  tasks: z.array(PayoutTask),
})
export type PayoutAccount = z.output<typeof PayoutAccount>

export const getPayoutAccount = {
  method: 'GET',
  url: '/payout-account',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'What is done and what is still asked before money can be paid out.',
    response: { 200: PayoutAccount },
  },
} as const satisfies Endpoint

export const openPayoutAccount = {
  method: 'POST',
  url: '/payout-account',
  config: { access: 'member', at: 'school', whileSuspended: true, perMinute: 20 },
  schema: {
    summary:
      'Begin or continue being paid out: a page of the payment service. Once all is done, the page with one’s payouts.',
    body: z.strictObject({
      adult: z.literal(true, { error: 'You have to be 18 or older to be paid out to a bank account.' }),
    }),
    response: { 200: z.object({ redirectUrl: z.string() }) },
  },
} as const satisfies Endpoint

export const Payout = z.object({
  id: Id,
  amount: Money,
  /** on_its_way: taken from the wallet. waiting: card payments have to arrive first. sent: at the payment service. failed: in the wallet again. */
  status: z.enum(['on_its_way', 'waiting', 'sent', 'failed']),
  failure: z.string(),
  at: When,
  sentAt: When.nullable(),
})
export type Payout = z.output<typeof Payout>

export const payOut = {
  method: 'POST',
  url: '/wallet/payouts',
  config: { access: 'member', at: 'school', whileSuspended: true, idempotencyKey: true, perMinute: 20 },
  schema: {
    summary: 'Send money from the wallet to one’s own bank account.',
    body: z.strictObject({
      amount: z.int().min(100, 'At least $1, please.').max(1_000_000, 'At most $10,000 at once, please.'),
    }),
    response: { 201: Payout },
  },
} as const satisfies Endpoint

export const listPayouts = {
  method: 'GET',
  url: '/wallet/payouts',
  config: { access: 'member', at: 'school' },
  schema: { summary: 'One’s payouts, newest first.', querystring: Page, response: { 200: listOf(Payout) } },
} as const satisfies Endpoint
