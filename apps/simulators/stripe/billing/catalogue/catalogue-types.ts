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
