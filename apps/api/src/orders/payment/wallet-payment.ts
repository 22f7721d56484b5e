import { lockWallet, post } from '@banter/billing/ledger'
import { paidFromWallet } from '@banter/billing/ledger-facts'
import type { Ctx } from '@banter/tenants/context'
import createError from '@fastify/error'
import type { OrderRow } from '../order-rows.ts'

export const InsufficientFunds = createError(
  'INSUFFICIENT_FUNDS',
  'There is not enough money in your wallet for this.',
  409,
)

/** Asked before anything is written: a wallet that is too light is a refusal, not an error of the database. @throws InsufficientFunds */
export async function assertFunds(ctx: Ctx, userId: string, total: number, currency: string): Promise<void> {
  if ((await lockWallet(ctx, userId, currency)) < total) throw new InsufficientFunds()
}

/** Moves the price of each order from the buyer’s wallet to where it is held. What is for free moves nothing. */
export async function payFromWallet(ctx: Ctx, buyerId: string, orders: OrderRow[]): Promise<void> {
  const facts = orders
    .filter(({ subtotal }) => subtotal > 0)
    .map(({ id, currency, subtotal }) => paidFromWallet({ orderId: id, currency, gross: subtotal }, buyerId))
  if (facts.length) await post(ctx, ...facts)
}
