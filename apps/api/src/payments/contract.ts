import { z } from 'zod'
import { Id, listOf, Money, Page, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'

export const Wallet = z.object({
  balance: Money,
  /** Paid for by buyers and not yet handed over. */
  incoming: Money,
  /** Owed for refunds of earlier sales: kept back from the next ones. */
  owed: Money,
  /** Of the balance, what was put in by card and not spent since: it can be spent here, not paid out. */
  byCard: Money,
  /** What of the balance can leave for the bank. */
  payable: Money,
})
export type Wallet = z.output<typeof Wallet>

export const getWallet = {
  method: 'GET',
  url: '/wallet',
  config: { access: 'member', at: 'school' },
  schema: { summary: 'What one has at this school, from the ledger.', response: { 200: Wallet } },
} as const satisfies Endpoint

export const WalletEntry = z.object({
  id: Id,
  kind: z.enum(['top_up', 'sale', 'purchase', 'refund', 'pay_out', 'other']),
  /** Positive when the wallet grew. */
  amount: Money,
  orderId: Id.nullable(),
  title: z.string(),
  at: When,
})
export type WalletEntry = z.output<typeof WalletEntry>

export const listWalletEntries = {
  method: 'GET',
  url: '/wallet/entries',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'Every movement of one’s wallet, newest first.',
    querystring: Page,
    response: { 200: listOf(WalletEntry) },
  },
} as const satisfies Endpoint

export const TopUp = z.object({
  id: Id,
  amount: Money,
  status: z.enum(['awaiting_payment', 'paid', 'expired']),
  redirectUrl: z.string(),
})

export type TopUp = z.output<typeof TopUp>

export const topUp = {
  method: 'POST',
  url: '/wallet/top-ups',
  config: { access: 'member', at: 'school', idempotencyKey: true, perMinute: 20 },
  schema: {
    summary: 'Put money into the wallet by card.',
    body: z.strictObject({
      amount: z.int().min(100, 'At least $1, please.').max(50_000, 'At most $500, please.'),
    }),
    response: { 201: TopUp },
  },
} as const satisfies Endpoint
