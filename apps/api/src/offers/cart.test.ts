import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { getCart, putInCart } from '../marketplace/cart/contract.ts'
import { updateProduct } from '../marketplace/contract.ts'
import { checkout } from '../orders/contract.ts'
import { accept, counter, hoursLater, makeBargain, offer } from './testing.ts'

const usd = (amount: number) => ({ amount, currency: 'usd' as const })

/** Two at $45 each instead of $60. */
async function makeDeal() {
  const bargain = await makeBargain({ stock: 5 })
  const { seller, buyer, eve, book } = bargain
  const { id } = await offer(buyer, book.id, 4_000, { quantity: 2 })
  await counter(seller, id, 4_500)
  await accept(buyer, id)
  const put = (person: typeof buyer, quantity: number) =>
    person(putInCart, { params: { productId: book.id }, body: { quantity } })
  const buyCart = (total: number) =>
    buyer(checkout, { body: { method: 'wallet', total: usd(total) }, idempotencyKey: randomUUID() })
  await put(eve, 2)
  return { ...bargain, id, put, buyCart }
}

test('the cart shows and takes what was agreed on, for as many as it was agreed on, and for nobody else', async () => {
  const { seller, buyer, eve, book, id, put, buyCart } = await makeDeal()
  expect(await put(buyer, 2)).toMatchObject({
    total: usd(9_000),
    items: [
      {
        unitPrice: usd(4_500),
        lineTotal: usd(9_000),
        agreed: { offerId: id, price: usd(4_500), applies: true },
      },
    ],
  })
  await seller(updateProduct, { params: { id: book.id }, body: { price: usd(7_000) } })
  expect((await buyer(getCart)).items[0]).toMatchObject({ unitPrice: usd(4_500), priceWas: null })
  expect((await eve(getCart)).items[0]).toMatchObject({
    unitPrice: usd(7_000),
    agreed: null,
    priceWas: usd(6_000),
  })
  expect((await put(buyer, 1)).items[0]).toMatchObject({
    unitPrice: usd(7_000),
    agreed: { quantity: 2, applies: false },
  })
  await put(buyer, 2)
  expect((await buyCart(9_000)).total).toEqual(usd(9_000))
  expect((await buyer(getCart)).items).toEqual([])
})

test('nobody pays more for having bargained: what has become cheaper for everybody is so for the buyer', async () => {
  const { seller, buyer, book, put, buyCart } = await makeDeal()
  await put(buyer, 2)
  await seller(updateProduct, { params: { id: book.id }, body: { price: usd(4_000) } })
  expect(await buyer(getCart)).toMatchObject({
    total: usd(8_000),
    items: [{ unitPrice: usd(4_000), agreed: null }],
  })
  expect((await buyCart(8_000)).total).toEqual(usd(8_000))
})

test('when its time is over, the price is what everybody pays', async () => {
  const { buyer, put, buyCart } = await makeDeal()
  await put(buyer, 2)
  await hoursLater(25, async () => {
    expect((await buyer(getCart)).items[0]).toMatchObject({ unitPrice: usd(6_000), agreed: null })
    await expect(buyCart(9_000)).rejects.toMatchObject({ code: 'PRICE_CHANGED' })
    expect((await buyCart(12_000)).total).toEqual(usd(12_000))
  })
})
