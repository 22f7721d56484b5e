import { feeOn, processingCost, splitByWeight, surchargeOn } from '@banter/billing/fees'
import type { PaymentMethod } from '@banter/prisma'
import type { ReadCtx, Viewer } from '@banter/tenants/context'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { newReference } from '../../http/reference.ts'
import { type Delivery, type OrderRow, untouched } from '../order-rows.ts'
import type { ReservedItem } from './reservation.ts'

export const MixedCurrencies = createError('MIXED_CURRENCIES', 'One checkout has one currency.', 422)
export const TotalTooSmall = createError('TOTAL_TOO_SMALL', 'A card payment is at least $0.50.', 422)
export const OriginalInPerson = createError(
  'ORIGINAL_IN_PERSON',
  'An original changes hands with its payment: please pay “%s” by card or from your wallet.',
  422,
)
export const TotalTooLarge = createError('TOTAL_TOO_LARGE', 'One checkout is at most $999,999.99.', 422)

const LEAST_BY_CARD = 50
const MOST = 99_999_999

export interface Purchase {
  checkoutId: string
  buyer: Viewer
  method: PaymentMethod
  reservedUntil: Date
}

/** One order for each seller, and one for the originals of each, with its fee and its share of the one card payment’s cost. @throws when the total cannot be paid so */
export function ordersFor(ctx: ReadCtx, purchase: Purchase, items: ReservedItem[]): OrderRow[] {
  const bySeller = new Map<string, ReservedItem[]>()
  for (const item of items) bySeller.set(groupOf(item), [...(bySeller.get(groupOf(item)) ?? []), item])
  const subtotals = [...bySeller.values()].map(totalOf)
  const total = totalOf(items)
  assertPayable(items, total, purchase.method)
  const currency = items[0]?.currency ?? ctx.school.currency
  const cost = purchase.method === 'card' ? costOfCard(ctx, total, currency) : free
  const processing = splitByWeight(cost.toSellers, subtotals)
  const surcharges = splitByWeight(cost.toBuyer, subtotals)
  return [...bySeller.values()].map((bought, index) => {
    const subtotal = subtotals[index] ?? 0
    const { fee, rateBps, cap } = feeOn(subtotal, currency, ctx.now)
    return {
      id: v7(),
      reference: newReference(),
      checkoutId: purchase.checkoutId,
      buyerId: purchase.buyer.id,
      buyerName: purchase.buyer.name,
      sellerId: bought[0]?.sellerId ?? '',
      sellerName: bought[0]?.sellerName ?? '',
      state: 'awaiting_payment',
      method: purchase.method,
      currency,
      subtotal,
      // Cash is between the two: the platform takes nothing of it.
      fee: purchase.method === 'in_person' ? 0 : fee,
      feeRateBps: rateBps,
      feeCap: cap,
      processing: processing[index] ?? 0,
      ...untouched,
      surcharge: surcharges[index] ?? 0,
      delivery: deliveryOf(bought),
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

const groupOf = ({ sellerId, delivery }: ReservedItem) => `${sellerId} ${delivery === 'digital'}`

export function totalOf(items: { unitAmount: number; quantity: number }[]): number {
  return items.reduce((sum, { unitAmount, quantity }) => sum + unitAmount * quantity, 0)
}

function assertPayable(items: ReservedItem[], total: number, method: PaymentMethod) {
  if (items.some(({ currency }) => currency !== items[0]?.currency)) throw new MixedCurrencies()
  const original = items.find(({ delivery }) => delivery === 'digital')
  if (original && method === 'in_person') throw new OriginalInPerson(original.title)
  if (total > MOST) throw new TotalTooLarge()
  if (method === 'card' && total < LEAST_BY_CARD) throw new TotalTooSmall()
}

interface CardCost {
  toSellers: number
  toBuyer: number
}

const free: CardCost = { toSellers: 0, toBuyer: 0 }

/** What the one card payment costs, and who bears it here; the platform does when neither. */
function costOfCard({ school, now }: ReadCtx, total: number, currency: string): CardCost {
  if (school.processingFeePayer === 'buyer') return { ...free, toBuyer: surchargeOn(total, currency, now) }
  if (school.processingFeePayer === 'seller')
    return { ...free, toSellers: processingCost(total, currency, now) }
  return free
}

/** Who meets for one thing takes the others along. */
function deliveryOf(items: ReservedItem[]): Delivery {
  const ways: Delivery[] = ['pickup', 'ship', 'digital']
  return ways.find((way) => items.some(({ delivery }) => delivery === way)) ?? 'pickup'
}
