import { expect, test } from 'vitest'
import { buy } from '../../test/money.ts'
import {
  accept,
  counter,
  decline,
  hoursLater,
  makeBargain,
  offer,
  payOffer,
  read,
  withdraw,
} from './testing.ts'

/** What came of several who acted at once: the codes of those who were refused. */
async function atOnce(deeds: Promise<unknown>[]): Promise<{ won: number; refused: string[] }> {
  const tries = await Promise.allSettled(deeds)
  const refused = tries.flatMap((one) =>
    one.status === 'rejected' ? [`${one.reason.status} ${one.reason.code}`] : [],
  )
  return { won: tries.length - refused.length, refused }
}

test('accepting and taking back at once: one wins, the other hears that it has moved on', async () => {
  const { seller, buyer, book } = await makeBargain({ stock: 9 })
  for (const amount of [4_000, 4_100, 4_200]) {
    const { id } = await offer(buyer, book.id, amount)
    const { won, refused } = await atOnce([accept(seller, id), withdraw(buyer, id)])
    const { state, moves } = await read(buyer, id)
    // Taking back what was accepted a moment before is the buyer’s right too.
    if (won === 2) expect(moves.map(({ move }) => move)).toEqual(['offer', 'accept', 'withdraw'])
    else expect(refused).toEqual(['409 OFFER_MOVED'])
    expect(state).toBe('withdrawn')
  }
})

test('accept, decline and counter at once, from two tabs: one of them counts', async () => {
  const { seller, buyer, book } = await makeBargain({ stock: 9 })
  const { id } = await offer(buyer, book.id, 4_000)
  const { won, refused } = await atOnce([accept(seller, id), decline(seller, id), counter(seller, id, 5_000)])
  expect([won, refused]).toEqual([1, ['409 OFFER_MOVED', '409 OFFER_MOVED']])
  expect((await read(buyer, id)).moves).toHaveLength(2)
})

test('accepting while its time runs out: what was accepted is not expired, what is expired cannot be accepted', async () => {
  const { campus, seller, buyer, book } = await makeBargain()
  const { id } = await offer(buyer, book.id, 4_000)
  await hoursLater(24, async () => {
    const { won } = await atOnce([accept(seller, id), campus.runJobs()])
    expect(won).toBe(1)
    expect((await read(buyer, id)).state).toBe('expired')
  })
})

test('paying and taking back at once: it is paid, or it is taken back and nothing was bought', async () => {
  const { campus, seller, buyer, book } = await makeBargain({ stock: 9 })
  for (const amount of [4_000, 4_100, 4_200]) {
    const made = await offer(buyer, book.id, amount)
    await accept(seller, made.id)
    const { won, refused } = await atOnce([
      payOffer(buyer, made),
      withdraw(buyer, made.id),
      payOffer(buyer, made),
    ])
    expect(won).toBe(1)
    expect(refused.every((code) => code === '409 OFFER_MOVED' || code === '409 OFFER_GONE')).toBe(true)
    await campus.runJobs()
    const bought = await campus.read(({ db }) => db.order.count({ where: { subtotal: amount } }))
    expect((await read(buyer, made.id)).state).toBe(bought ? 'paid' : 'withdrawn')
    expect(bought).toBeLessThanOrEqual(1)
  }
})

test('the last one for somebody else, while an agreed price is paid: one buys it', async () => {
  const { campus, seller, buyer, eve, book } = await makeBargain()
  const made = await offer(buyer, book.id, 4_000)
  await accept(seller, made.id)
  const { won, refused } = await atOnce([payOffer(buyer, made), buy(eve, [book], 'wallet')])
  expect([won, refused]).toEqual([1, ['409 OUT_OF_STOCK']])
  await campus.runJobs()
  const [order] = await campus.read(({ db }) => db.order.findMany())
  const mine = order?.buyerId === buyer.viewer.id
  expect(order?.subtotal).toBe(mine ? 4_000 : 6_000)
  expect((await read(buyer, made.id)).state).toBe(mine ? 'paid' : 'declined')
})
