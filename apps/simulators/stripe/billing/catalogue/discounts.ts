import { StripeFault } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { list, object, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { after } from '../dates.ts'
import { couponNamed } from '../found.ts'
import type { Coupon, Discount, PromotionCode } from './catalogue-types.ts'

export const discountsRule = list(object({ coupon: text(), discount: text(), promotion_code: text() }), {
  max: 20,
})

export interface WantedDiscount {
  coupon?: string
  discount?: string
  promotion_code?: string
}

interface Holder {
  customer: string
  subscription: string
  at: number
}

/** Redeems coupons and promotion codes for a subscription; a discount it has already stays as it is. */
export function redeemAll(world: World, wanted: WantedDiscount[], holder: Holder): string[] {
  return wanted.map((each, index) => {
    if (each.discount !== undefined) return each.discount
    const param = `discounts[${index}]`
    if (each.promotion_code === undefined) {
      return redeem(world, couponNamed(world, each.coupon ?? '', `${param}[coupon]`), null, holder, param).id
    }
    const code = world.tables.promotionCodes.get(each.promotion_code)
    if (!code?.active) throw refused(`No such promotion code: '${each.promotion_code}'`, param)
    assertTakes(world, code, holder)
    const coupon = couponNamed(world, code.promotion.coupon, param)
    const discount = redeem(world, coupon, code.id, holder, param)
    world.tables.promotionCodes.put({ ...code, times_redeemed: code.times_redeemed + 1 })
    return discount.id
  })
}

function assertTakes(world: World, code: PromotionCode, { customer, at }: Holder): void {
  const spent = code.max_redemptions !== null && code.times_redeemed >= code.max_redemptions
  if (spent || (code.expires_at !== null && code.expires_at <= at)) {
    throw refused('This promotion code cannot be redeemed because it has expired.', 'promotion_code')
  }
  if (code.customer !== null && code.customer !== customer) {
    throw refused('This promotion code cannot be redeemed by this customer.', 'promotion_code')
  }
  const paidBefore = world.tables.invoices
    .values()
    .some((invoice) => invoice.customer === customer && invoice.amount_paid > 0)
  if (code.restrictions.first_time_transaction && paidBefore) {
    const message =
      'This promotion code cannot be redeemed because the associated customer has prior transactions.'
    throw refused(message, 'promotion_code')
  }
}

function redeem(world: World, coupon: Coupon, code: string | null, holder: Holder, param: string): Discount {
  const spent = coupon.max_redemptions !== null && coupon.times_redeemed >= coupon.max_redemptions
  const late = coupon.redeem_by !== null && coupon.redeem_by <= holder.at
  if (!coupon.valid || spent || late) throw refused(`Coupon expired: ${coupon.id}`, `${param}[coupon]`)
  world.tables.coupons.put({ ...coupon, times_redeemed: coupon.times_redeemed + 1 })
  const months = coupon.duration === 'repeating' ? (coupon.duration_in_months ?? 1) : null
  const discount = world.tables.discounts.put({
    id: newId('di'),
    object: 'discount',
    checkout_session: null,
    customer: holder.customer,
    customer_account: null,
    end: months === null ? null : after(holder.at, { interval: 'month', interval_count: 1 }, months),
    invoice: null,
    invoice_item: null,
    promotion_code: code,
    source: { type: 'coupon', coupon: coupon.id },
    start: holder.at,
    subscription: holder.subscription,
    subscription_item: null,
  })
  world.emit('customer.discount.created', discount)
  return discount
}

function refused(message: string, param: string): StripeFault {
  return new StripeFault(400, message, { code: 'coupon_expired', param })
}

/** The discounts among these that count at this moment. */
export function running(world: World, ids: string[], at: number): { discount: Discount; coupon: Coupon }[] {
  return ids.flatMap((id) => {
    const discount = world.tables.discounts.get(id)
    const coupon = world.tables.coupons.get(discount?.source.coupon ?? '')
    if (!discount || !coupon || (discount.end !== null && discount.end <= at)) return []
    return [{ discount, coupon }]
  })
}
