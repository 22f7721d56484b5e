import { afterAll, beforeAll, expect, test } from 'vitest'
import { Undo } from '../parts/undo.ts'
import { clientAt, until } from './program.ts'
import { type Ground, openGround } from './runs.ts'

const undo = new Undo()
let ground: Ground

beforeAll(async () => {
  ground = await openGround({ programs: 'sources', fast: true }, undo)
})
afterAll(() => undo.run())

test.each([null, 'worker', 'api'] as const)(
  'sixty want ten at once, and %s is killed in the middle: ten are sold, stock, credits, logs and ledger agree',
  async (killed) => {
    const run = await ground.run({ users: 60, stock: 10 }, killed)
    expect(run).toMatchObject({ sold: 10, refused: 50, wrong: [] })
  },
)

test('a purchase through the bus is accepted first and confirmed later', async () => {
  const answer = await fetch(`${ground.url}/buy`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'maya', userid: '7', price: 12.5, timestamp: '2026-03-01T12:00:00Z' }),
  })
  expect(answer.status).toBe(202)
  const { order_id: orderId } = (await answer.json()) as { order_id: string }
  const buys = async () => {
    const list = await fetch(`${ground.url}/getAllUserBuys/7`)
    return (await list.json()) as { status: string }[]
  }
  await until('the purchase is confirmed', async () => (await buys())[0]?.status === 'confirmed', 20_000)
  expect(await buys()).toEqual([
    expect.objectContaining({
      order_id: orderId,
      username: 'maya',
      userid: '7',
      price: 12.5,
      status: 'confirmed',
    }),
  ])
})

test('what the benchmark never made is refused, not an error', async () => {
  const call = clientAt(ground.url)
  for (const [method, path] of [
    ['GET', '/payment/find_user/7'],
    ['GET', '/stock/find/7'],
    ['POST', '/orders/create/7'],
    ['POST', '/orders/checkout/7'],
    ['POST', '/stock/add/7/1'],
  ] as const)
    expect([path, (await call(path, method)).status]).toEqual([path, 400])
})
