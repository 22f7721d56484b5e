import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Asker, app, type TestCampus } from '../../../test/campus.ts'
import { buy, fillWallet, list, makeMarket } from '../../../test/money.ts'
import * as payments from '../../payments/contract.ts'
import * as orders from '../contract.ts'
import { getStatement, listStatements } from './contract.ts'

const month = () => new Date().toISOString().slice(0, 7)

async function sell(
  campus: TestCampus,
  seller: Asker,
  buyer: Asker,
  listing: { title: string; price: number },
) {
  const bought = await buy(buyer, [await list(campus, seller, listing)], 'wallet')
  const params = { id: bought.orders[0]?.id ?? '' }
  await buyer(orders.confirmReceived, { params })
  await campus.runJobs()
  return params
}

test('a month’s statement has each movement, adds up, and ends with what is in the wallet', async () => {
  const { campus, seller, buyer } = await makeMarket()
  await fillWallet(campus, buyer, 100_000)
  await fillWallet(campus, seller, 1_000)
  await sell(campus, seller, buyer, { title: 'Desk', price: 30_000 })
  const lamp = await sell(campus, seller, buyer, { title: 'Lamp', price: 5_000 })
  await seller(orders.refundOrder, { params: lamp, body: { amount: 2_500 }, idempotencyKey: randomUUID() })
  const statement = await seller(getStatement, { params: { period: month() } })
  expect(
    statement.lines.map(({ kind, title, gross, fee, net }) => [
      kind,
      title,
      gross.amount,
      fee.amount,
      net.amount,
    ]),
  ).toEqual([
    ['top_up', 'Top-up by card', 0, 0, 1_000],
    ['sale', 'Desk', 30_000, -500, 29_500],
    ['sale', 'Lamp', 5_000, -100, 4_900],
    ['sale_refunded', 'Lamp', -2_500, 50, -2_450],
  ])
  for (const { kind, gross, fee, processing, keptBack, net } of statement.lines)
    if (kind !== 'top_up')
      expect(gross.amount + fee.amount + processing.amount + keptBack.amount).toBe(net.amount)
  expect(statement.sales).toMatchObject({
    count: 2,
    gross: { amount: 32_500 },
    fee: { amount: -550 },
    net: { amount: 31_950 },
  })
  const { balance } = await seller(payments.getWallet)
  expect([statement.opening.amount, statement.closing.amount]).toEqual([0, balance.amount])
  const year = await seller(getStatement, { params: { period: month().slice(0, 4) } })
  expect(year.lines).toHaveLength(4)
  expect(await seller(listStatements)).toEqual({ months: [month()] })
  expect((await seller(getStatement, { params: { period: '2020-01' } })).lines).toEqual([])
  const theirs = await buyer(getStatement, { params: { period: month() } })
  expect(theirs.lines.map(({ kind }) => kind)).toEqual(['top_up', 'purchase', 'purchase', 'refund'])
  expect(theirs.closing).toEqual((await buyer(payments.getWallet)).balance)
})

test('as a table, a title cannot be a formula, and sums are numbers', async () => {
  const { campus, seller, buyer } = await makeMarket()
  await fillWallet(campus, buyer, 10_000)
  await sell(campus, seller, buyer, { title: '=HYPERLINK("http://evil.test")', price: 1_999 })
  const answer = await app.inject({
    url: `/api/v1/statements/${month()}/statement.csv`,
    headers: { host: campus.host, authorization: `Bearer ${seller.token}` },
  })
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  const [head, line, all] = answer.body.slice(1).split('\r\n')
  expect(head?.split(',')).toHaveLength(10)
  expect(line).toMatch(/,"'=HYPERLINK\(""http:\/\/evil\.test""\)",19\.99,-0\.4,0,0,19\.59,19\.59$/)
  expect(all).toContain('"All sales (1)"')
})

test('a period is a month or a year', async () => {
  const { seller } = await makeMarket()
  for (const period of ['2027-13', '27', '2027-1', 'last month'])
    await expect(seller(getStatement, { params: { period } })).rejects.toMatchObject({ status: 404 })
})
