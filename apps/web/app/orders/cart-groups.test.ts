import type { Cart } from '@banter/api/marketplace/cart/contract'
import { expect, test } from 'vitest'
import { agreedOf, bySeller, readAgreed, readWanted, repriced, wantedOf } from './cart-groups.ts'

const usd = (amount: number) => ({ amount, currency: 'usd' })

function line(id: string, seller: string, price: number, quantity: number, available: number) {
  const product = {
    id,
    title: id,
    kind: 'sale' as const,
    negotiable: false,
    category: 'other' as const,
    condition: 'good' as const,
    price: usd(price),
    stock: available,
    status: 'active' as const,
    seller: { id: seller, name: seller },
    createdAt: '2026-03-09T10:00:00Z',
    sellerRating: null,
    mine: false,
  }
  return {
    product,
    quantity,
    unitPrice: usd(price),
    agreed: null,
    available,
    lineTotal: usd(price * quantity),
    priceWas: null,
  }
}

const cart: Cart = {
  items: [line('lamp', 'leo', 1500, 1, 1), line('book', 'ana', 4200, 3, 2), line('mug', 'leo', 300, 1, 0)],
  later: [],
  total: usd(9900),
  surcharge: usd(0),
  sellers: 2,
  count: 5,
}

test('each seller is one group, and the groups add up to the total', () => {
  const groups = bySeller(cart)
  expect(groups.map(({ seller, items, total }) => [seller.name, items.length, total.amount])).toEqual([
    ['leo', 2, 1500],
    ['ana', 1, 8400],
  ])
  expect(groups.reduce((sum, { total }) => sum + total.amount, 0)).toBe(cart.total.amount)
})

test('a checkout asks for what is left and for nothing that is gone', () => {
  expect(readWanted(wantedOf(cart))).toEqual([
    { productId: 'lamp', quantity: 1 },
    { productId: 'book', quantity: 2 },
  ])
})

test('what was agreed on is bought as it was agreed on, where it applies', () => {
  const [lamp, book] = cart.items
  const agreed = {
    offerId: 'offer',
    price: usd(1000),
    quantity: 1,
    until: '2026-03-09T10:00:00Z',
    applies: true,
  }
  const bargain = { ...lamp!, unitPrice: usd(1000), agreed }
  const items = [bargain, { ...book!, agreed: { ...agreed, applies: false } }]
  expect(readWanted(wantedOf({ ...cart, items }))).toEqual([
    { productId: 'lamp', quantity: 1, offerId: 'offer' },
    { productId: 'book', quantity: 2 },
  ])
  expect(bySeller({ ...cart, items }).map(({ total }) => total.amount)).toEqual([1000, 8400])
})

test('new prices are agreed to as they were shown, and only of what can be bought', () => {
  const [lamp, book, mug] = cart.items.map((item) => ({ ...item, priceWas: usd(100) }))
  const changed = repriced({ ...cart, items: [lamp!, { ...book!, priceWas: null }, mug!] })
  expect(readAgreed(agreedOf(changed))).toEqual([{ productId: 'lamp', amount: 1500 }])
})
