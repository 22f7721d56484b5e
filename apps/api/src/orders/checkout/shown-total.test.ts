import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { expectSoundBooks, fillWallet, list, makeMarket } from '../../../test/money.ts'
import { updateProduct } from '../../marketplace/contract.ts'
import * as payments from '../../payments/contract.ts'
import * as orders from '../contract.ts'

test.each(['card', 'wallet'] as const)(
  'by %s, what costs more or less than the buyer was shown is not bought, and can be under the same key when it is',
  async (method) => {
    const { campus, seller, buyer } = await makeMarket()
    const book = await list(campus, seller, { price: 1_000 })
    await fillWallet(campus, buyer, 9_000)
    const idempotencyKey = randomUUID()
    const items = [{ productId: book.id, quantity: 1 }]
    const shown = { method, items, total: { amount: 1_000, currency: 'usd' } }
    const reprice = (amount: number) =>
      seller(updateProduct, { params: { id: book.id }, body: { price: { amount, currency: 'usd' } } })
    for (const amount of [9_000, 999]) {
      await reprice(amount)
      await expect(buyer(orders.checkout, { body: shown, idempotencyKey })).rejects.toMatchObject({
        status: 409,
        code: 'PRICE_CHANGED',
      })
    }
    expect((await buyer(payments.getWallet)).balance.amount).toBe(9_000)
    await reprice(1_000)
    expect((await buyer(orders.checkout, { body: shown, idempotencyKey })).total.amount).toBe(1_000)
    await expectSoundBooks(campus)
  },
)
