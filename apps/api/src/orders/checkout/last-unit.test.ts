import { verifyLedger } from '@banter/billing/verify-ledger'
import { database } from '@banter/tenants/testing'
import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { buy, deliverWebhooks, expectSoundBooks, fillWallet, list, payPage } from '../../../test/money.ts'

const BUYERS = 50

async function crowd() {
  const campus = await makeCampus()
  const seller = await campus.student('Sue Seller')
  const lamp = await list(campus, seller, { title: 'Lamp', price: 2_500, stock: 1 })
  const buyers = await Promise.all(Array.from({ length: BUYERS }, () => campus.student('Bea Buyer')))
  return { campus, lamp, buyers }
}

type Tries = Awaited<ReturnType<typeof everyone>>

function everyone({ lamp, buyers }: Awaited<ReturnType<typeof crowd>>, method: 'card' | 'wallet') {
  return Promise.allSettled(buyers.map((buyer) => buy(buyer, [lamp], method)))
}

const made = (tries: Tries) => tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
const refused = (tries: Tries) => tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))

test('fifty wallets want the last one: one has it, the others keep their money', async () => {
  const scene = await crowd()
  const { campus, buyers } = scene
  for (const buyer of buyers) await fillWallet(campus, buyer, 2_500)
  // A refusal that PostgreSQL raised as an error would cost its connection.
  let lost = 0
  const count = () => lost++
  database.pool.on('remove', count)
  const tries = await everyone(scene, 'wallet')
  database.pool.off('remove', count)
  expect(lost).toBe(0)
  expect(made(tries)).toHaveLength(1)
  expect(refused(tries)).toEqual(Array(BUYERS - 1).fill('OUT_OF_STOCK'))
  const orders = await campus.read(({ db }) => db.order.findMany())
  expect(orders.map(({ state }) => state)).toEqual(['held'])
  const wallets = await campus.read(({ db }) => db.ledgerAccount.findMany({ where: { code: 'wallet' } }))
  expect(wallets.reduce((sum, { balance }) => sum - Number(balance), 0)).toBe(2_500 * (BUYERS - 1))
  await expectSoundBooks(campus)
})

test('fifty cards want the last one: one page is opened, one is paid', async () => {
  const scene = await crowd()
  const { campus } = scene
  const tries = await everyone(scene, 'card')
  expect(refused(tries)).toEqual(Array(BUYERS - 1).fill('OUT_OF_STOCK'))
  for (const checkout of made(tries)) expect((await payPage(checkout)).outcome.kind).toBe('paid')
  await deliverWebhooks(campus)
  await campus.runJobs()
  const orders = await campus.read(({ db }) => db.order.findMany())
  expect(orders.map(({ state, subtotal }) => [state, subtotal])).toEqual([['held', 2_500]])
  await expectSoundBooks(campus)
})

test('a hundred buyers with money for one each find ten: ten are sold, stock and money agree', async () => {
  const campus = await makeCampus()
  const seller = await campus.student('Sue Seller')
  const pens = await list(campus, seller, { title: 'Pen', price: 100, stock: 10 })
  const buyers = await Promise.all(Array.from({ length: 100 }, () => campus.student('Bea Buyer')))
  for (const buyer of buyers) await fillWallet(campus, buyer, 100)
  const tries = await Promise.allSettled(buyers.map((buyer) => buy(buyer, [pens], 'wallet')))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  expect(await campus.read(({ db }) => db.product.findFirst({ where: { id: pens.id } }))).toMatchObject({
    stock: 0,
    reserved: 10,
  })
  await expectSoundBooks(campus)
})

test('carts that share products in any order do not wait for each other forever', async () => {
  const campus = await makeCampus()
  const seller = await campus.student('Sue Seller')
  const [a, b, c] = [
    await list(campus, seller, { stock: 40 }),
    await list(campus, seller, { stock: 40 }),
    await list(campus, seller, { stock: 40 }),
  ]
  const buyers = await Promise.all(Array.from({ length: 12 }, () => campus.student('Bea Buyer')))
  for (const buyer of buyers) await fillWallet(campus, buyer, 6_000)
  const carts = [
    [a, b, c],
    [c, b, a],
    [b, c, a],
  ]
  await Promise.all(buyers.map((buyer, n) => buy(buyer, carts[n % 3] ?? [], 'wallet')))
  expect(await campus.read(verifyLedger)).toEqual([])
  expect(await campus.read(({ db }) => db.order.count())).toBe(12)
})
