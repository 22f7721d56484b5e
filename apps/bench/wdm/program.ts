import { setTimeout as wait } from 'node:timers/promises'

/** What the benchmark's client notes of one checkout. */
export interface Try {
  userId: string
  status: number
  /** The product's own, for a sold one. */
  orderIds: string[]
}

export interface Plan {
  users: number
  stock: number
}

export interface Prepared extends Plan {
  itemId: string
  userIds: string[]
}

type Call = (
  path: string,
  method?: 'GET' | 'POST',
) => Promise<{ status: number; body: Record<string, unknown> }>

const AT_ONCE_WHILE_PREPARING = 16

/** The benchmark's client: it knows the adapter's address and nothing else. */
export function clientAt(url: string): Call {
  return async (path, method = 'POST') => {
    const answer = await fetch(url + path, { method })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
}

/** Users with one credit each, and an item of which there are a few at one credit. Users from an earlier run are filled up. */
export async function prepare(call: Call, { users, stock }: Plan, earlier: string[] = []): Promise<Prepared> {
  const item = await done(call, '/stock/item/create/1')
  await done(call, `/stock/add/${item.item_id}/${stock}`)
  const userIds = await inTurns(Array.from({ length: users }), async (_, at) => {
    const userId = earlier[at] ?? String((await done(call, '/payment/create_user')).user_id)
    const { body } = await call(`/payment/find_user/${userId}`, 'GET')
    if (body.credit === 0) await done(call, `/payment/add_funds/${userId}/1`)
    return userId
  })
  return { users, stock, itemId: String(item.item_id), userIds }
}

/** Everybody buys at once. `onAnswer` sees each answer as it comes. */
export async function everybodyBuys(
  call: Call,
  { userIds, itemId }: Prepared,
  onAnswer: (one: Try) => void = () => {},
): Promise<Try[]> {
  const orders = await inTurns(userIds, async (userId) => {
    const { order_id: orderId } = await done(call, `/orders/create/${userId}`)
    await done(call, `/orders/addItem/${orderId}/${itemId}/1`)
    return { userId, orderId }
  })
  return Promise.all(
    orders.map(async ({ userId, orderId }) => {
      const { status, body } = await call(`/orders/checkout/${orderId}`)
      const one = { userId, status, orderIds: status === 200 ? (body.orders as string[]) : [] }
      onAnswer(one)
      return one
    }),
  )
}

/** What the client's own log and the shop's answers say against each other; nothing is the good answer. */
export async function inconsistencies(call: Call, { userIds, itemId, stock }: Prepared, log: Try[]) {
  const wrong: string[] = []
  const sold = log.filter(({ status }) => status === 200)
  const strange = log.filter(({ status }) => status !== 200 && !(status >= 400 && status < 500))
  if (sold.length !== Math.min(stock, userIds.length)) wrong.push(`${sold.length} of ${stock} were sold`)
  if (strange.length) wrong.push(`${strange.length} answers were neither 200 nor 4xx`)
  const { body } = await call(`/stock/find/${itemId}`, 'GET')
  if (body.stock !== stock - sold.length) wrong.push(`${body.stock} are left after ${sold.length} were sold`)
  const buyers = new Set(sold.map(({ userId }) => userId))
  const credits = await inTurns(userIds, async (userId) =>
    Number((await call(`/payment/find_user/${userId}`, 'GET')).body.credit),
  )
  userIds.forEach((userId, at) => {
    const expected = buyers.has(userId) ? 0 : 1
    if (credits[at] !== expected)
      wrong.push(`${userId} has ${credits[at]} credits and should have ${expected}`)
  })
  return wrong
}

async function done(call: Call, path: string) {
  const { status, body } = await call(path)
  if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`)
  return body
}

/** A few at a time, in order. */
export async function inTurns<T, R>(all: T[], work: (one: T, at: number) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const turn = async () => {
    for (let at = next++; at < all.length; at = next++) results[at] = await work(all[at] as T, at)
  }
  await Promise.all(Array.from({ length: AT_ONCE_WHILE_PREPARING }, turn))
  return results
}

/** @throws when it does not come true in time */
export async function until(what: string, isTrue: () => Promise<boolean>, ms = 120_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await wait(250)) if (await isTrue()) return
  throw new Error(`Waited ${ms / 1000} s in vain until ${what}.`)
}
