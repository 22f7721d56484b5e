import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { buy, list, makeMarket } from '../../test/money.ts'
import * as orders from '../orders/contract.ts'
import * as contract from './contract.ts'

const asking = (amount: number) => ({ body: { amount }, idempotencyKey: randomUUID() })
const refused = { status: 422, code: 'BEYOND_TRUST' }

test('a new account’s top-ups count like its card purchases, also when all are asked for at once', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const tries = await Promise.allSettled(
    Array.from({ length: 6 }, () => buyer(contract.topUp, asking(40_000))),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject(refused)
  const desk = await list(campus, seller, { title: 'Desk', price: 40_000 })
  await expect(buy(buyer, [desk], 'card')).rejects.toMatchObject(refused)
  await buyer(contract.topUp, asking(20_000))
  await expect(buyer(contract.topUp, asking(100))).rejects.toMatchObject(refused)
})

test('what a friend gave for nothing, or in person, makes no card trusted', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const [gift, pen] = [await list(campus, seller, { price: 0 }), await list(campus, seller, { price: 100 })]
  await campus.command(({ db }) => db.product.updateMany({ where: { id: gift.id }, data: { kind: 'free' } }))
  const bought = [await buy(buyer, [gift], 'wallet'), await buy(buyer, [pen], 'in_person')]
  for (const { orders: made } of bought) {
    const params = { id: made[0]?.id ?? '' }
    const { handoffCode } = await buyer(orders.getOrder, { params })
    await seller(orders.handOff, { params, body: { code: handoffCode ?? '' } })
  }
  await campus.runJobs()
  const { items } = await buyer(orders.listOrders, { querystring: { status: 'settled' } })
  expect(items).toHaveLength(2)
  const bike = await list(campus, seller, { title: 'Bike', price: 50_001 })
  await expect(buy(buyer, [bike], 'card')).rejects.toMatchObject(refused)
})
