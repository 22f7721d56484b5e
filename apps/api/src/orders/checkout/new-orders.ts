import { randomBytes } from 'node:crypto'
import { feeOn, processingCost, splitByWeight } from '@banter/billing/fees'
import type { PaymentMethod } from '@banter/prisma'
import type { ReadCtx, Viewer } from '@banter/tenants/context'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { OrderRow } from '../order-rows.ts'
import type { ReservedItem } from './reservation.ts'

export const MixedCurrencies = createError('MIXED_CURRENCIES', 'One checkout has one currency.', 422)
export const TotalTooSmall = createError('TOTAL_TOO_SMALL', 'A card payment is at least $0.50.', 422)
export const TotalTooLarge = createError('TOTAL_TOO_LARGE', 'One checkout is at most $999,999.99.', 422)
export const PayerNotOffered = createError(
  'PAYER_NOT_OFFERED',
  'Buyers cannot be asked for card processing yet.',
  422,
)

const LEAST_BY_CARD = 50
const MOST = 99_999_999
/** Crockford's: no I, L, O or U, so that people can read it to each other. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export interface Purchase {
  checkoutId: string
  buyer: Viewer
  method: Extract<PaymentMethod, 'card' | 'wallet'>
  reservedUntil: Date
}

/** One order for each seller, with its fee and its share of the one card payment’s cost. @throws when the total cannot be paid so */
export function ordersFor(ctx: ReadCtx, purchase: Purchase, items: ReservedItem[]): OrderRow[] {
  const bySeller = new Map<string, ReservedItem[]>()
  for (const item of items) bySeller.set(item.sellerId, [...(bySeller.get(item.sellerId) ?? []), item])
  const subtotals = [...bySeller.values()].map(totalOf)
  const total = totalOf(items)
  assertPayable(items, total, purchase.method)
  const currency = items[0]?.currency ?? ctx.school.currency
  const cost = purchase.method === 'card' ? costToSellers(ctx, total, currency) : 0
  const shares = splitByWeight(cost, subtotals)
  return [...bySeller].map(([sellerId, bought], index) => {
    const subtotal = subtotals[index] ?? 0
    const { fee, rateBps, cap } = feeOn(subtotal, currency, ctx.now)
    return {
      id: v7(),
      reference: newReference(),
      checkoutId: purchase.checkoutId,
      buyerId: purchase.buyer.id,
      buyerName: purchase.buyer.name,
      sellerId,
      sellerName: bought[0]?.sellerName ?? '',
      state: 'awaiting_payment',
      method: purchase.method,
      currency,
      subtotal,
      fee,
      feeRateBps: rateBps,
      feeCap: cap,
      processing: shares[index] ?? 0,
      refunded: 0,
      reservedUntil: purchase.reservedUntil,
      createdAt: ctx.now,
      items: bought.map(({ productId, title, category, unitAmount, quantity }) => ({
        productId,
        title,
        category,
        unitAmount,
        quantity,
      })),
    }
  })
}

export function totalOf(items: { unitAmount: number; quantity: number }[]): number {
  return items.reduce((sum, { unitAmount, quantity }) => sum + unitAmount * quantity, 0)
}

function assertPayable(items: ReservedItem[], total: number, method: PaymentMethod) {
  if (items.some(({ currency }) => currency !== items[0]?.currency)) throw new MixedCurrencies()
  if (total > MOST) throw new TotalTooLarge()
  if (method === 'card' && total < LEAST_BY_CARD) throw new TotalTooSmall()
}

function costToSellers({ school, now }: ReadCtx, total: number, currency: string): number {
  if (school.processingFeePayer === 'buyer') throw new PayerNotOffered()
  return school.processingFeePayer === 'seller' ? processingCost(total, currency, now) : 0
}

function newReference(): string {
  return [...randomBytes(8)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
}
