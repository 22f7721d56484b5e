import { balanceOf } from '@banter/billing/ledger'
import { verifyLedger } from '@banter/billing/verify-ledger'
import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { type Asker, makeCampus } from '../../../test/campus.ts'
import { buy, expectSoundBooks, fillWallet, list, payByCard } from '../../../test/money.ts'
import * as payments from '../../payments/contract.ts'
import * as orders from '../contract.ts'
import { rotatingCode } from './rotating-code.ts'

afterEach(() => {
  clock.offsetMs = 0
})

async function held(method: 'card' | 'wallet', price = 5_000) {
  const campus = await makeCampus()
  const [seller, buyer] = [await campus.student('Sue Seller'), await campus.student('Bob Buyer')]
  const product = await list(campus, seller, { price })
  await fillWallet(campus, buyer, price)
  const bought = await buy(buyer, [product], method)
  if (method === 'card') await payByCard(campus, bought)
  const id = bought.orders[0]?.id ?? ''
  const { handoffCode } = await buyer(orders.getOrder, { params: { id } })
  return { campus, seller, buyer, product, id, code: handoffCode ?? '' }
}

const enter = (person: Asker, id: string, code: string) =>
  person(orders.handOff, { params: { id }, body: { code } })
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test.each([
  ['card', 5_000, 100, 175],
  ['wallet', 5_000, 100, 0],
  ['wallet', 99_900, 500, 0],
  ['card', 50, 1, 31],
] as const)(
  'by %s, %i cents: the code releases the money, less the fee of %i and processing of %i',
  async (method, price, fee, processing) => {
    const { campus, seller, buyer, product, id, code } = await held(method, price)
    expect(await enter(seller, id, code)).toMatchObject({ state: 'settling' })
    await campus.runJobs()
    const order = await seller(orders.getOrder, { params: { id } })
    expect(order).toMatchObject({
      state: 'settled',
      fee: { amount: fee },
      processing: { amount: processing },
    })
    expect(order.timeline.map(({ state, actor }) => [state, actor?.name ?? null])).toEqual([
      ['awaiting_payment', 'Bob Buyer'],
      ['held', 'Bob Buyer'],
      ['settling', 'Sue Seller'],
      ['settled', null],
    ])
    expect((await buyer(orders.getOrder, { params: { id } })).handoffCode).toBeNull()
    expect((await seller(payments.getWallet)).balance.amount).toBe(price - fee - processing)
    expect(await campus.read((ctx) => balanceOf(ctx, 'fee_revenue'))).toBe(fee)
    expect(await campus.read(({ db }) => db.product.findFirst({ where: { id: product.id } }))).toMatchObject({
      stock: 0,
      reserved: 0,
    })
    await expectSoundBooks(campus)
  },
)

test('entered by many at once, and again later, the code releases the money once', async () => {
  const { campus, seller, id, code } = await held('wallet')
  await Promise.all(Array.from({ length: 5 }, () => enter(seller, id, code)))
  await campus.runJobs()
  expect(await enter(seller, id, code)).toMatchObject({ state: 'settled' })
  expect(
    await campus.read(({ db }) => db.outboxMessage.count({ where: { topic: 'order_handed_off' } })),
  ).toBe(1)
  expect((await seller(payments.getWallet)).balance.amount).toBe(4_900)
  await expectSoundBooks(campus)
})

test('only the seller can enter it', async () => {
  const { campus, buyer, id, code } = await held('wallet')
  await expect(enter(buyer, id, code)).rejects.toMatchObject({ status: 403 })
  await expect(enter(await campus.moderator(), id, code)).rejects.toMatchObject({ status: 403 })
  await expect(enter(await campus.student('Eve'), id, code)).rejects.toMatchObject({ status: 404 })
})

test('five wrong codes block the right one for a quarter of an hour', async () => {
  const { seller, id, code } = await held('wallet')
  for (let n = 0; n < 5; n++)
    await expect(enter(seller, id, wrong(code))).rejects.toMatchObject({
      status: 422,
      code: 'WRONG_HANDOFF_CODE',
    })
  await expect(enter(seller, id, code)).rejects.toMatchObject({
    status: 429,
    code: 'HANDOFF_BLOCKED',
    retryAfter: expect.stringMatching(/^(89\d|900)$/),
  })
  clock.offsetMs += 14 * 60_000
  await expect(enter(seller, id, code)).rejects.toMatchObject({ status: 429 })
  clock.offsetMs += 2 * 60_000
  expect(await enter(seller, id, code)).toMatchObject({ state: 'settling' })
})

test('whoever goes on guessing waits longer each time, up to a day', async () => {
  const { campus, seller, id, code } = await held('wallet')
  await campus.command((ctx) => ctx.sql(sql`update sessions set expires_at = expires_at + interval '9 days'`))
  const minutes: number[] = []
  for (let block = 0; block < 6; block++) {
    for (let n = 0; n < 5; n++)
      await expect(enter(seller, id, wrong(code))).rejects.toMatchObject({
        fields: { code: 'This is not the buyer’s code.' },
      })
    const { retryAfter } = await enter(seller, id, code).catch((refusal) => refusal)
    minutes.push(Math.ceil(Number(retryAfter) / 60))
    clock.offsetMs += Number(retryAfter) * 1_000 + 1_000
  }
  expect(minutes).toEqual([15, 60, 240, 960, 1_440, 1_440])
  expect(await enter(seller, id, code)).toMatchObject({ state: 'settling' })
})

test('what is sent has no code to be guessed', async () => {
  const { campus, seller, id, code } = await held('wallet')
  await campus.command((ctx) => ctx.sql(sql`update orders set delivery = 'ship'`))
  await expect(enter(seller, id, code)).rejects.toMatchObject({ status: 403 })
})

test('wrong codes tried at once count each', async () => {
  const { seller, id, code } = await held('wallet')
  const tries = await Promise.allSettled(Array.from({ length: 12 }, () => enter(seller, id, wrong(code))))
  const statuses = tries.map((one) => (one.status === 'rejected' ? one.reason.status : 200))
  expect(statuses.filter((status) => status === 422)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(7)
})

test('the code of one order is of no use for another, and is stored nowhere', async () => {
  const { campus, id, code } = await held('wallet')
  const other = await held('wallet')
  expect(code).not.toBe(other.code)
  const rows = await campus.read((ctx) =>
    ctx.sql<{ text: string }>(
      sql`select o::text as text from orders o union all select m.payload::text from outbox m`,
    ),
  )
  expect(rows.some(({ text }) => text.includes(`"${code}"`) || text.includes(`,${code},`))).toBe(false)
  await expect(enter(other.seller, id, code)).rejects.toMatchObject({ status: 404 })
})

test('money that is not held is not released', async () => {
  const { campus, seller, buyer, id, code } = await held('wallet')
  await buyer(orders.cancelOrder, { params: { id }, body: {} })
  await expect(enter(seller, id, code)).rejects.toMatchObject({ status: 409, code: 'ORDER_MOVED_ON' })
  await campus.runJobs()
  expect((await seller(payments.getWallet)).balance.amount).toBe(0)
})

test.each([
  ['fee', sql`update orders set fee = 1`],
  ['cap', sql`update orders set fee_cap = 101`],
  ['total', sql`update orders set subtotal = 4000, fee = 80`],
])('an order whose %s was changed is not settled: a person has to look', async (_, tamper) => {
  const { campus, seller, id, code } = await held('wallet')
  await campus.command((ctx) => ctx.sql(tamper))
  await enter(seller, id, code)
  await expect(campus.runJobs()).rejects.toThrow('by the schedule')
  expect(await seller(orders.getOrder, { params: { id } })).toMatchObject({ state: 'settling' })
  expect((await seller(payments.getWallet)).balance.amount).toBe(0)
  expect(await campus.read((ctx) => balanceOf(ctx, 'order_escrow', id))).toBe(5_000)
})

test('stock that vanished from the shelf is noticed by the books', async () => {
  const { campus, product } = await held('wallet')
  await campus.command(({ db }) =>
    db.product.update({
      where: { schoolId_id: { schoolId: campus.school.id, id: product.id } },
      data: { reserved: 0 },
    }),
  )
  expect(await campus.read(verifyLedger)).toMatchObject([
    { rule: 'what is reserved is what open orders wait for', expected: 1, found: 0 },
  ])
})

test('an id in capitals is the same order: the buyer’s code opens it', async () => {
  const { seller, id, code } = await held('wallet')
  expect(await enter(seller, id.toUpperCase(), code)).toMatchObject({ id, state: 'settling' })
})

test('the code that the buyer’s device works out is taken for as long as clocks may differ, and counts as a try', async () => {
  const { seller, buyer, id } = await held('wallet')
  const { handoffKey } = await buyer(orders.getOrder, { params: { id } })
  expect((await seller(orders.getOrder, { params: { id } })).handoffKey).toBeNull()
  const key = Buffer.from(handoffKey ?? '', 'base64url')
  const shownAt = (minutes: number) => rotatingCode(key, new Date(clock.now().getTime() + minutes * 60_000))
  for (const minutes of [-3, 3])
    await expect(enter(seller, id, shownAt(minutes))).rejects.toMatchObject({ code: 'WRONG_HANDOFF_CODE' })
  expect(await enter(seller, id, shownAt(-1.5))).toMatchObject({ state: 'settling' })
})

test('the key of one order makes no code for another', async () => {
  const [mine, other] = [await held('wallet'), await held('wallet')]
  const { handoffKey } = await mine.buyer(orders.getOrder, { params: { id: mine.id } })
  const code = rotatingCode(Buffer.from(handoffKey ?? '', 'base64url'), clock.now())
  await expect(enter(other.seller, other.id, code)).rejects.toMatchObject({ code: 'WRONG_HANDOFF_CODE' })
})

test('the codes are those of RFC 6238', () => {
  const key = Buffer.from('12345678901234567890123456789012')
  const at = (seconds: number) => rotatingCode(key, new Date(seconds * 1000))
  expect([59, 1_111_111_109, 1_234_567_890, 20_000_000_000].map(at)).toEqual([
    '46119246',
    '68084774',
    '91819424',
    '77737706',
  ])
})
