import { expect, test } from 'vitest'
import { buy, list, makeMarket } from '../../../test/money.ts'

async function gifts(n: number) {
  const { campus, buyer } = await makeMarket()
  const givers = await Promise.all(Array.from({ length: n }, (_, i) => campus.student(`Giver ${i}`)))
  const things = await Promise.all(givers.map((giver) => list(campus, giver, { price: 0, stock: 2 })))
  await campus.command(({ db }) => db.product.updateMany({ data: { kind: 'free', priceAmount: 0 } }))
  const left = async () => {
    const rows = await campus.read(({ db }) => db.product.findMany({ select: { stock: true } }))
    return rows.reduce((sum, { stock }) => sum + stock, 0)
  }
  return { buyer, things, left }
}

test('one cart of many sellers takes no more things off the shelf unpaid than many carts', async () => {
  const { buyer, things, left } = await gifts(6)
  const refused = { status: 409, code: 'TOO_MANY_IN_PERSON' }
  await expect(buy(buyer, things, 'in_person')).rejects.toMatchObject(refused)
  expect(await left()).toBe(12)
  await buy(buyer, things.slice(0, 4), 'in_person')
  await expect(buy(buyer, things.slice(4), 'in_person')).rejects.toMatchObject(refused)
  expect(await left()).toBe(8)
})

test('of what is given away nobody takes all, whatever it is “paid” with', async () => {
  const { buyer, things, left } = await gifts(6)
  await expect(buy(buyer, things, 'wallet')).rejects.toMatchObject({ code: 'TOO_MANY_IN_PERSON' })
  await Promise.allSettled(things.map((thing) => buy(buyer, [thing], 'wallet')))
  await Promise.allSettled(things.map((thing) => buy(buyer, [thing], 'wallet')))
  for (const thing of things) await buy(buyer, [thing], 'wallet').catch(() => null)
  expect(await left()).toBe(7)
})
