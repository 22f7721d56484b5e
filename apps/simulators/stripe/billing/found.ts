import { noSuch } from '../errors.ts'
import type { World } from '../world.ts'
import type { Coupon, Price, Product } from './catalogue/catalogue-types.ts'
import type { Customer, PaymentMethod } from './customers/customer-types.ts'
import type { Invoice } from './invoices/invoice-types.ts'
import type { Subscription } from './subscriptions/subscription-types.ts'

/*
 * Rows by identifier. With `param` the identifier came in a parameter (400), without it stood in the path (404).
 */

function found<T>(row: T | undefined, kind: string, id: string, param?: string): T {
  if (row === undefined) throw noSuch(kind, id, param)
  return row
}

export function customerNamed({ tables }: World, id: string, param?: string): Customer {
  return found(tables.customers.get(id), 'customer', id, param)
}

export function priceNamed({ tables }: World, id: string, param?: string): Price {
  return found(tables.prices.get(id), 'price', id, param)
}

export function productNamed({ tables }: World, id: string, param?: string): Product {
  return found(tables.products.get(id), 'product', id, param)
}

export function couponNamed({ tables }: World, id: string, param?: string): Coupon {
  const coupon = tables.coupons.get(id)
  // Only a deleted coupon is not valid here: its discounts still need it.
  return found(coupon?.valid ? coupon : undefined, 'coupon', id, param)
}

export function paymentMethodNamed({ tables }: World, id: string, param?: string): PaymentMethod {
  return found(tables.paymentMethods.get(id), 'PaymentMethod', id, param)
}

export function subscriptionNamed({ tables }: World, id: string, param?: string): Subscription {
  return found(tables.subscriptions.get(id), 'subscription', id, param)
}

export function invoiceNamed({ tables }: World, id: string, param?: string): Invoice {
  return found(tables.invoices.get(id), 'invoice', id, param)
}
