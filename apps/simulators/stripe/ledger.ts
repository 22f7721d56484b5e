import type Stripe from 'stripe'
import { newId } from './identifiers.ts'
import type { World } from './world.ts'

export const PLATFORM = 'platform'
/** Where card money comes from and refunds go to. */
export const CARDHOLDERS = 'cardholders'
export const STRIPE_FEES = 'stripe_fees'
export const BANKS = 'banks'

/** Moves money between accounts; what leaves one arrives in another. */
export function post(world: World, currency: string, entries: [account: string, amount: number][]): void {
  const sum = entries.reduce((total, [, amount]) => total + amount, 0)
  if (sum !== 0) throw new Error(`unbalanced posting: ${sum} ${currency}`)
  for (const [account, amount] of entries) {
    const id = `${account}:${currency}`
    const balance = (world.tables.ledger.get(id)?.balance ?? 0) + amount
    world.tables.ledger.put({ id, balance })
  }
}

export interface Movement {
  owner?: string
  type:
    | 'charge'
    | 'refund'
    | 'refund_failure'
    | 'adjustment'
    | 'transfer'
    | 'transfer_refund'
    | 'payment'
    | 'payment_refund'
    | 'payout'
    | 'payout_failure'
  category: string
  amount: number
  fee?: number
  currency: string
  source: string
  description: string | null
  availableOn?: number
}

/** Writes the balance transaction that a posting shows its owner. */
export function recordBalance(world: World, movement: Movement): Stripe.BalanceTransaction {
  const now = world.clock.now()
  const { amount, fee = 0, currency, availableOn = now } = movement
  const transaction: Stripe.BalanceTransaction = {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: Math.max(availableOn, now),
    balance_type: 'payments',
    created: now,
    currency,
    description: movement.description,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [feeDetail(fee, currency)],
    net: amount - fee,
    reporting_category: movement.category,
    source: movement.source,
    status: availableOn > now ? 'pending' : 'available',
    type: movement.type,
  }
  world.tables.balanceEntries.put({ id: transaction.id, owner: movement.owner ?? PLATFORM, transaction })
  return transaction
}

function feeDetail(amount: number, currency: string): Stripe.BalanceTransaction.FeeDetail {
  return { amount, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }
}

export interface Funds {
  currency: string
  available: number
  pending: number
}

/** What an account holds, by currency: the ledger's total, of which some is still pending. */
export function fundsOf(world: World, owner: string): Funds[] {
  const pending = new Map<string, number>()
  for (const { owner: whose, transaction } of world.tables.balanceEntries.values()) {
    if (whose !== owner || transaction.status !== 'pending') continue
    pending.set(transaction.currency, (pending.get(transaction.currency) ?? 0) + transaction.net)
  }
  const accounts = world.tables.ledger.values().filter((account) => account.id.startsWith(`${owner}:`))
  const currencies = new Set(['usd', ...accounts.map((account) => account.id.slice(owner.length + 1))])
  return [...currencies].map((currency) => {
    const total = world.tables.ledger.get(`${owner}:${currency}`)?.balance ?? 0
    const waiting = pending.get(currency) ?? 0
    return { currency, available: total - waiting, pending: waiting }
  })
}

export function fundsIn(world: World, owner: string, currency: string): Funds {
  const held = fundsOf(world, owner).find((funds) => funds.currency === currency)
  return held ?? { currency, available: 0, pending: 0 }
}
