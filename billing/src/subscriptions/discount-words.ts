import type Stripe from 'stripe'
import { moneyWords } from '../money-words.ts'

/** "20% off for 3 months", of a discount whose coupon is told with it. */
export function discountWords(discount: Stripe.Discount | string): string[] {
  if (typeof discount === 'string') return []
  const { coupon } = discount.source
  if (!coupon || typeof coupon === 'string') return []
  const { percent_off: percent, amount_off: amount, currency, duration, duration_in_months: months } = coupon
  const what = percent ? `${percent}% off` : `${moneyWords(amount ?? 0, currency ?? 'usd')} off`
  if (duration === 'once') return [`${what} one invoice`]
  return duration === 'repeating' ? [`${what} for ${months} months`] : [what]
}
