import { expect, test } from 'vitest'
import { getProduct } from '../marketplace/contract.ts'
import { accept, counter, decline, hoursLater, makeBargain, offer, withdraw } from './testing.ts'

test('how long a seller takes to answer is what their card says; what a buyer answers or takes back is not', async () => {
  const { seller, buyer, eve, book } = await makeBargain({ stock: 5 })
  const answersIn = async () => (await buyer(getProduct, { params: { id: book.id } })).seller.answersIn
  expect(await answersIn()).toBeNull()
  const { id } = await offer(buyer, book.id, 4_000)
  await hoursLater(2, () => counter(seller, id, 4_500))
  expect(await answersIn()).toBe(120)
  await hoursLater(8, () => accept(buyer, id))
  const other = await offer(eve, book.id, 3_900)
  await withdraw(eve, other.id)
  expect(await answersIn()).toBe(120)
  const last = await offer(eve, book.id, 4_100)
  await hoursLater(4, () => decline(seller, last.id))
  expect(await answersIn()).toBe(180)
})
