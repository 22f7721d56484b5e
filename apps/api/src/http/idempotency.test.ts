import { randomUUID } from 'node:crypto'
import { sql } from '@banter/tenants/database'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { buy, expectSoundBooks, fillWallet, list, makeMarket } from '../../test/money.ts'
import { claimKey } from './idempotency.ts'

test('a request that is refused leaves its key free', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const book = await list(campus, seller, { price: 1_000 })
  const key = randomUUID()
  await expect(buy(buyer, [book], 'wallet', key)).rejects.toMatchObject({ code: 'INSUFFICIENT_FUNDS' })
  await fillWallet(campus, buyer, 1_000)
  expect((await buy(buyer, [book], 'wallet', key)).payment.status).toBe('paid')
})

test('a process that dies in the middle leaves no key, no lock and no reservation behind', async () => {
  const { campus, seller, buyer } = await makeMarket()
  const book = await list(campus, seller, { price: 1_000 })
  await fillWallet(campus, buyer, 1_000)
  const key = randomUUID()
  const dying = campus.as(buyer.viewer).command(async (ctx) => {
    await claimKey(ctx, { key, bodyHash: 'of the one that dies' }, v7())
    await ctx.sql(sql`update products set stock = 0, reserved = 1 where id = ${book.id}::uuid`)
    await ctx.sql(sql`select pg_terminate_backend(pg_backend_pid())`)
  })
  await expect(dying).rejects.toThrow()
  expect((await buy(buyer, [book], 'wallet', key)).payment.status).toBe('paid')
  await expectSoundBooks(campus)
})

test('while the first request runs, a second with its key is told so and waits for nothing', async () => {
  const { campus, buyer } = await makeMarket()
  const mine = campus.as(buyer.viewer)
  const attempt = { key: randomUUID(), bodyHash: 'one' }
  const subject = v7()
  await mine.command(async (ctx) => {
    expect(await claimKey(ctx, attempt, subject)).toBeNull()
    const second = mine.command((other) => claimKey(other, attempt, v7()))
    await expect(second).rejects.toMatchObject({ statusCode: 409, code: 'IDEMPOTENCY_KEY_IN_USE' })
  })
  expect(await mine.command((ctx) => claimKey(ctx, attempt, v7()))).toBe(subject)
})
