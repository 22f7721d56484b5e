import { randomUUID as v7 } from 'node:crypto'
import { makeSchool, type TestSchool } from '@banter/tenants/testing'
import { expect, test } from 'vitest'
import { balanceOf, type Fact, post } from './ledger.ts'
import {
  paidByCard,
  paidFromWallet,
  processingPaid,
  refundedToWallet,
  settledToWallet,
  toppedUp,
} from './ledger-facts.ts'
import { verifyLedger } from './verify-ledger.ts'

const charge = (amount: number) => ({
  id: `pi_${v7()}`,
  chargeId: `ch_${v7()}`,
  amount,
  currency: 'usd',
  cost: 88,
  balanceTxn: `txn_${v7()}`,
})

async function withMoney(amount: number) {
  const school = await makeSchool()
  const user = v7()
  const payment = charge(amount)
  await school.command((ctx) => post(ctx, toppedUp(v7(), user, payment), processingPaid(user, payment)))
  return { school, user }
}

const balance = (school: TestSchool, code: Fact['lines'][number]['code'], owner?: string) =>
  school.read((ctx) => balanceOf(ctx, code, owner))

test('a sale from wallet to wallet leaves the fee with the platform and nothing in between', async () => {
  const { school, user } = await withMoney(2_000)
  const sale = { orderId: v7(), currency: 'usd', gross: 1_999 }
  const sellerId = v7()
  await school.command((ctx) => post(ctx, paidFromWallet(sale, user)))
  expect(await balance(school, 'order_escrow', sale.orderId)).toBe(1_999)
  await school.command((ctx) => post(ctx, settledToWallet({ ...sale, sellerId, fee: 40, processing: 0 })))
  expect(await balance(school, 'wallet', user)).toBe(1)
  expect(await balance(school, 'wallet', sellerId)).toBe(1_959)
  expect(await balance(school, 'fee_revenue')).toBe(40)
  expect(await balance(school, 'order_escrow', sale.orderId)).toBe(0)
  expect(await balance(school, 'stripe_balance')).toBe(2_000 - 88)
})

test('the seller’s processing pays for what the card cost', async () => {
  const school = await makeSchool()
  const payment = charge(2_000)
  const sale = { orderId: v7(), currency: 'usd', gross: 2_000 }
  await school.command((ctx) => post(ctx, paidByCard(v7(), payment, [sale]), processingPaid(v7(), payment)))
  await school.command((ctx) =>
    post(ctx, settledToWallet({ ...sale, sellerId: v7(), fee: 40, processing: 88 })),
  )
  expect(await balance(school, 'stripe_fees')).toBe(0)
  expect(await balance(school, 'stripe_balance')).toBe(1_912)
})

test('the same fact again moves nothing, also ten times at once', async () => {
  const { school, user } = await withMoney(1_000)
  const fact = paidFromWallet({ orderId: v7(), currency: 'usd', gross: 300 }, user)
  const posted = await Promise.all(Array.from({ length: 10 }, () => school.command((ctx) => post(ctx, fact))))
  expect(posted.flat().filter((one) => one.posted)).toHaveLength(1)
  expect(await balance(school, 'wallet', user)).toBe(700)
})

test('a key cannot be used for another sum', async () => {
  const { school, user } = await withMoney(1_000)
  const orderId = v7()
  await school.command((ctx) => post(ctx, paidFromWallet({ orderId, currency: 'usd', gross: 300 }, user)))
  const other = school.command((ctx) =>
    post(ctx, paidFromWallet({ orderId, currency: 'usd', gross: 301 }, user)),
  )
  await expect(other).rejects.toThrow('other lines')
})

test('a wallet cannot be overdrawn, even by many at once', async () => {
  const { school, user } = await withMoney(1_000)
  const spend = () =>
    school.command((ctx) => post(ctx, paidFromWallet({ orderId: v7(), currency: 'usd', gross: 300 }, user)))
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, spend))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(await balance(school, 'wallet', user)).toBe(100)
})

test('the platform’s own accounts are no queue: two sales are booked while the other is not yet done', async () => {
  const { school, user } = await withMoney(1_000)
  const sales = [v7(), v7(), v7()].map((orderId) => ({
    orderId,
    currency: 'usd',
    gross: 300,
    sellerId: v7(),
    fee: 6,
    processing: 0,
  }))
  for (const sale of sales) await school.command((ctx) => post(ctx, paidFromWallet(sale, user)))
  const [opening, slow, quick] = sales.map(settledToWallet)
  await school.command((ctx) => post(ctx, opening!))
  await school.command(async (ctx) => {
    await post(ctx, slow!)
    await school.command((other) => post(other, quick!))
  })
  expect(await balance(school, 'fee_revenue')).toBe(18)
})

test('an order cannot be settled and refunded', async () => {
  const { school, user } = await withMoney(1_000)
  const sale = { orderId: v7(), currency: 'usd', gross: 300 }
  await school.command((ctx) => post(ctx, paidFromWallet(sale, user)))
  await school.command((ctx) =>
    post(ctx, settledToWallet({ ...sale, sellerId: v7(), fee: 6, processing: 0 })),
  )
  await expect(school.command((ctx) => post(ctx, refundedToWallet(v7(), sale, user)))).rejects.toThrow(
    'overdraft',
  )
})

test('what does not balance, or is called by no known name, is refused', async () => {
  const school = await makeSchool()
  const fact = (lines: Fact['lines']): Fact => ({
    kind: 'wrong',
    key: v7(),
    ref: v7(),
    currency: 'usd',
    lines,
  })
  const wrong = [
    fact([{ code: 'bank', amount: 5 }]),
    fact([
      { code: 'bank', amount: 5 },
      { code: 'fee_revenue', amount: -4 },
    ]),
    fact([
      { code: 'petty_cash' as 'bank', amount: 5 },
      { code: 'bank', amount: -5 },
    ]),
  ]
  for (const one of wrong) await expect(school.command((ctx) => post(ctx, one))).rejects.toThrow()
})

test('the books cannot be rewritten', async () => {
  const { school } = await withMoney(500)
  await expect(
    school.command((ctx) => ctx.db.ledgerEntry.updateMany({ data: { amount: 1 } })),
  ).rejects.toThrow()
  await expect(school.command((ctx) => ctx.db.ledgerTxn.deleteMany())).rejects.toThrow()
})

test('another school sees no account and no balance', async () => {
  const { user } = await withMoney(500)
  const other = await makeSchool()
  expect(await balance(other, 'wallet', user)).toBe(0)
  expect(await other.read((ctx) => ctx.db.ledgerAccount.count())).toBe(0)
})

test('verifyLedger names money that is held for no order', async () => {
  const { school, user } = await withMoney(500)
  expect(await school.read(verifyLedger)).toEqual([])
  const orderId = v7()
  await school.command((ctx) => post(ctx, paidFromWallet({ orderId, currency: 'usd', gross: 300 }, user)))
  expect(await school.read(verifyLedger)).toMatchObject([{ subject: orderId, expected: 0, found: 300 }])
})

test('verifyLedger names a kept balance that is not the sum of its entries', async () => {
  const { school, user } = await withMoney(500)
  await school.command((ctx) =>
    ctx.db.ledgerAccount.updateMany({ where: { owner: user }, data: { balance: -700 } }),
  )
  expect(await school.read(verifyLedger)).toMatchObject([
    { rule: 'a kept balance is the sum of its entries', expected: -500, found: -700 },
  ])
})
