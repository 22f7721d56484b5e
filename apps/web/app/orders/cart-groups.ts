import type { Cart } from '@banter/api/marketplace/cart/contract'
import type { Amount } from '../ui/amounts.ts'

export type CartItem = Cart['items'][number]

export interface CartGroup {
  seller: CartItem['product']['seller']
  items: CartItem[]
  /** Of what can be bought now. */
  total: Amount
}

/** How many of a line can be bought now. */
export const buyable = ({ quantity, available }: CartItem) => Math.min(quantity, available)

/** The cart as checkout will split it: one group, and so one order, for each seller. */
export function bySeller({ items, total: { currency } }: Cart): CartGroup[] {
  const groups = new Map<string, CartGroup>()
  for (const item of items) {
    const { seller } = item.product
    const group = groups.get(seller.id) ?? { seller, items: [], total: { amount: 0, currency } }
    group.items.push(item)
    group.total.amount += item.unitPrice.amount * buyable(item)
    groups.set(seller.id, group)
  }
  return [...groups.values()]
}

/** What a checkout form sends for each line: `product:quantity:offer`, exactly what the page said would be bought, and as agreed on. */
export const wantedOf = (cart: Cart) =>
  cart.items
    .filter((item) => buyable(item) > 0)
    .map((item) =>
      [item.product.id, buyable(item), ...(item.agreed?.applies ? [item.agreed.offerId] : [])].join(':'),
    )

/** What has another price than the buyer agreed to, and can still be bought. */
export const repriced = ({ items }: Cart) => items.filter((item) => item.priceWas && item.available > 0)

/** What a form sends to agree to prices as they are shown: `product:cents`. */
export const agreedOf = (items: CartItem[]) =>
  items.map(({ product }) => `${product.id}:${product.price.amount}`)

export function readAgreed(lines: string[]) {
  return lines.map((line) => {
    const [productId = '', amount] = line.split(':')
    return { productId, amount: Number(amount) }
  })
}

export function readWanted(lines: string[]) {
  return lines.map((line) => {
    const [productId = '', quantity, offerId] = line.split(':')
    return { productId, quantity: Number(quantity), ...(offerId ? { offerId } : {}) }
  })
}
