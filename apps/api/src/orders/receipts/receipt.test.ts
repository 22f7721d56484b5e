import { randomUUID } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type Asker, app, type TestCampus } from '../../../test/campus.ts'
import { buy, fillWallet, list, makeMarket, payByCard } from '../../../test/money.ts'
import * as orders from '../contract.ts'
import { getReceipt } from './contract.ts'

async function sold(method: 'wallet' | 'card', title = 'Calculus book') {
  const market = await makeMarket()
  const { campus, seller, buyer } = market
  await fillWallet(campus, buyer, 10_000)
  const thing = await list(campus, seller, { title, price: 2_500, stock: 2 })
  const bought = await buy(buyer, [{ id: thing.id, quantity: 2 }], method)
  return { ...market, bought, params: { id: bought.orders[0]?.id ?? '' } }
}

const lines = ({ sums, total }: Awaited<ReturnType<typeof receipt>>) =>
  [...sums, total].map(({ label, amount }) => `${label}: ${amount.amount}`)
const receipt = (person: Asker, params: { id: string }) => person(getReceipt, { params })

function pdfOf(campus: TestCampus, person: Asker, { id }: { id: string }) {
  const headers = { host: campus.host, authorization: `Bearer ${person.token}` }
  return app.inject({ url: `/api/v1/orders/${id}/receipt.pdf`, headers })
}

/** The words on the pages: streams are compressed, texts are in hexadecimal. */
function textOf(pdf: Buffer): string {
  const bytes = pdf.toString('latin1')
  const streams = [...bytes.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, data]) => {
    try {
      return [inflateSync(Buffer.from(data ?? '', 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
  return streams
    .join('\n')
    .replaceAll(/\[(.*?)\] TJ/g, (_, parts: string) =>
      [...parts.matchAll(/<([0-9a-f]+)>/g)]
        .map(([, hex]) => Buffer.from(hex ?? '', 'hex').toString('latin1'))
        .join(''),
    )
}

test('both have a receipt: the buyer of what was paid, the seller of what came of it', async () => {
  const { campus, seller, buyer, params } = await sold('wallet')
  expect(lines(await receipt(buyer, params))).toEqual(['Items: 5000', 'Paid: 5000'])
  expect(await receipt(buyer, params)).toMatchObject({
    school: campus.school.name,
    items: [{ title: 'Calculus book', quantity: 2, lineTotal: { amount: 5_000 } }],
    completedAt: null,
  })
  await buyer(orders.confirmReceived, { params })
  await campus.runJobs()
  expect(lines(await receipt(seller, params))).toEqual([
    'Items: 5000',
    'Banter fee (2 %, never more than $5): -100',
    'Yours: 4900',
  ])
  expect((await receipt(seller, params)).completedAt).not.toBeNull()
})

test('what was given back is on it', async () => {
  const { seller, buyer, params } = await sold('wallet')
  await seller(orders.refundOrder, { params, body: { amount: 1_000 }, idempotencyKey: randomUUID() })
  expect(lines(await receipt(buyer, params))).toEqual([
    'Items: 5000',
    'Given back: -1000',
    'Paid after all: 4000',
  ])
  expect(lines(await receipt(seller, params))).toEqual([
    'Items: 5000',
    'Given back: -1000',
    'Banter fee (2 %, never more than $5): -80',
    'Yours: 3920',
  ])
})

test('there is none before the payment, and none for others', async () => {
  const { campus, buyer, bought, params } = await sold('card')
  await expect(receipt(buyer, params)).rejects.toMatchObject({ status: 404, code: 'NOT_PAID_YET' })
  await payByCard(campus, bought)
  expect(lines(await receipt(buyer, params))).toEqual(['Items: 5000', 'Paid: 5000'])
  const eve = await campus.student('Eve')
  await expect(receipt(eve, params)).rejects.toMatchObject({ status: 404 })
  expect((await pdfOf(campus, eve, params)).statusCode).toBe(404)
})

test('the PDF says the same, in letters that every reader has', async () => {
  const { campus, buyer, params } = await sold('wallet', 'Zoë’s “Łamp” 灯')
  const answer = await pdfOf(campus, buyer, params)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="receipt-[0-9A-Z]{8}\.pdf"$/)
  expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  const text = textOf(answer.rawPayload)
  const { reference } = await receipt(buyer, params)
  for (const words of ['Receipt', reference, 'Sue Seller', 'Bob Buyer', '$50.00', '2 x $25.00'])
    expect(text).toContain(words)
})

test('a receipt of many long items takes as many pages as it needs', async () => {
  const { campus, seller, buyer } = await makeMarket()
  await fillWallet(campus, buyer, 10_000)
  const things = []
  for (let n = 0; n < 40; n++)
    things.push(await list(campus, seller, { title: `${'A long title '.repeat(7)}${n}`, price: 10 }))
  const bought = await buy(buyer, things, 'wallet')
  const answer = await pdfOf(campus, buyer, { id: bought.orders[0]?.id ?? '' })
  expect(answer.rawPayload.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1)
})
