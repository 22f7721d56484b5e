import { sql } from '@banter/tenants/database'
import { afterEach, expect, test } from 'vitest'
import type { Asker } from '../../../test/campus.ts'
import { buy, fillWallet, list, makeMarket } from '../../../test/money.ts'
import { pass, turnBack } from '../../../test/payouts.ts'
import * as orders from '../contract.ts'

afterEach(turnBack)

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

test('whoever keeps things again and again and never pays waits a day; others and the wallet do not', async () => {
  const { campus, seller, buyer } = await makeMarket()
  await campus.command((ctx) => ctx.sql(sql`update sessions set expires_at = expires_at + interval '9 days'`))
  const book = await list(campus, seller, { stock: 5 })
  const other = await campus.student('Olga Other')
  const cancel = (who: Asker, id: string) => who(orders.cancelCheckout, { params: { id } })
  for (let round = 0; round < 5; round += 1) {
    const called = await buy(buyer, [book], 'card')
    await buy(buyer, [book], 'card')
    await cancel(buyer, called.checkoutId)
    await pass(16 * 60)
    await campus.runJobs()
  }
  const refused = { status: 429, code: 'TOO_MANY_LAPSED' }
  for (const method of ['card', 'in_person'] as const)
    await expect(buy(buyer, [book], method)).rejects.toMatchObject(refused)
  await fillWallet(campus, buyer, 1_999)
  expect((await buy(buyer, [book], 'wallet')).payment.status).toBe('paid')
  await buy(other, [book], 'card')
  await pass(24 * 3_600)
  expect((await buy(buyer, [book], 'card')).payment.status).toBe('awaiting_payment')
})

test('what the seller called off is not held against the buyer', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const book = await list(campus, seller)
  for (let round = 0; round < 11; round += 1) {
    const bought = await buy(buyer, [book], 'card')
    await seller(orders.cancelOrder, { params: { id: bought.orders[0]?.id ?? '' }, body: {} })
  }
})
