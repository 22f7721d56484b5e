import { expect, test } from 'vitest'
import type { Asker } from '../../../test/campus.ts'
import { buy, fillWallet, list, makeMarket } from '../../../test/money.ts'
import * as orders from '../contract.ts'
import { getOrderOverview } from './contract.ts'

const todos = async (person: Asker, role: 'buyer' | 'seller') =>
  (await person(getOrderOverview, { querystring: { role } })).todos.map(({ kind }) => kind)

test('each is told what to do next, the most urgent first, and nothing of what others have to do', async () => {
  const { campus, seller, buyer } = await makeMarket()
  await fillWallet(campus, buyer, 20_000)
  const thing = await list(campus, seller, { price: 1_000, stock: 9 })
  expect([await todos(buyer, 'buyer'), await todos(seller, 'seller')]).toEqual([[], []])
  const first = await buy(buyer, [thing], 'wallet')
  await buy(buyer, [thing], 'card')
  expect(await todos(buyer, 'buyer')).toEqual(['pay', 'collect'])
  expect(await todos(seller, 'seller')).toEqual(['hand_over'])
  expect([await todos(seller, 'buyer'), await todos(buyer, 'seller')]).toEqual([[], []])
  await buyer(orders.confirmReceived, { params: { id: first.orders[0]?.id ?? '' } })
  await campus.runJobs()
  expect(await todos(buyer, 'buyer')).toEqual(['pay', 'rate'])
  expect(await todos(seller, 'seller')).toEqual(['rate'])
  const { selling } = await seller(getOrderOverview, { querystring: { role: 'seller' } })
  expect(selling).toMatchObject({
    open: 1,
    incoming: { amount: 0 },
    soldThisMonth: 1,
    earnedThisMonth: { amount: 980 },
    feesThisMonth: { amount: 20 },
    owed: { amount: 0 },
  })
  const { buying } = await buyer(getOrderOverview, {})
  expect(buying).toMatchObject({ open: 1, held: { amount: 0 }, spentThisMonth: { amount: 1_000 } })
})
