import type Stripe from 'stripe'

export type Product = Omit<Stripe.Product, 'default_price'> & { default_price: string | null }

export type Coupon = Omit<Stripe.Coupon, 'duration'> & { duration: 'once' | 'repeating' | 'forever' }

export type PromotionCode = Omit<Stripe.PromotionCode, 'customer' | 'promotion'> & {
  customer: string | null
  promotion: { type: 'coupon'; coupon: string }
}

export type Discount = Omit<Stripe.Discount, 'customer' | 'promotion_code' | 'source'> & {
  customer: string | null
  promotion_code: string | null
  source: { type: 'coupon'; coupon: string }
}

export type Interval = 'day' | 'week' | 'month' | 'year'

export interface Recurring {
  interval: Interval
  interval_count: number
  meter: null
  trial_period_days: null
  usage_type: 'licensed'
}

export type Price = Omit<
  Stripe.Price,
  'product' | 'unit_amount' | 'unit_amount_decimal' | 'currency_options' | 'tiers' | 'recurring'
> & { product: string; unit_amount: number; unit_amount_decimal: string; recurring: Recurring | null }
