import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import * as marketplace from '@banter/api/marketplace/contract'
import * as orders from '@banter/api/orders/contract'
import * as payments from '@banter/api/payments/contract'
import type { Student } from '../data/people.ts'
import type { Campus } from './campus.ts'
import { untilAnswered } from './patience.ts'

/**
 * One credit of the benchmark in cents. The product lists nothing below 50 cents and takes nothing below a dollar into a wallet, so a
 * dollar is the least that somebody can have and spend: everything the benchmark counts in ones is counted in hundreds here.
 */
export const CREDIT = 100
const MOST_AT_ONCE = 50_000
const LOOK_MS = 100

export interface Line {
  itemId: string
  quantity: number
}

/** What the benchmark does, in the words of the API. */
export function openShop(campus: Campus, seller: Student, stripeUrl: string) {
  const ask = campus.as
  const balance = async (student: Student) =>
    (await untilAnswered(() => ask(student)(payments.getWallet))).balance.amount

  return {
    balance,
    async list(id: string, cents: number, stock: number) {
      const price = { amount: cents, currency: 'usd' as const }
      const body = { id, title: 'A thing of the benchmark', price, stock } as const
      await untilAnswered(() =>
        ask(seller)(marketplace.createProduct, { body: { ...body, category: 'other', condition: 'new' } }),
      )
    },
    async stockOf(id: string) {
      return (await untilAnswered(() => ask(seller)(marketplace.getProduct, { params: { id } }))).stock
    },
    async setStock(id: string, stock: number) {
      await untilAnswered(() => ask(seller)(marketplace.updateProduct, { params: { id }, body: { stock } }))
    },
    /** By card through the payment service, its webhook and the workers; done when the wallet has it. */
    async fund(student: Student, cents: number) {
      const wanted = (await balance(student)) + cents
      for (let left = cents; left > 0; left -= MOST_AT_ONCE) {
        const idempotencyKey = randomUUID()
        const body = { amount: Math.min(left, MOST_AT_ONCE) }
        const { redirectUrl } = await untilAnswered(() =>
          ask(student)(payments.topUp, { body, idempotencyKey }),
        )
        await payPage(stripeUrl, redirectUrl)
      }
      while ((await balance(student)) < wanted) await wait(LOOK_MS)
    },
    /** The same `attempt` again is the same checkout. @throws when it is refused */
    buy: (student: Student, lines: Line[], method: 'wallet' | 'card', attempt: string) =>
      untilAnswered(() =>
        ask(student)(orders.checkout, {
          body: { method, items: lines.map(({ itemId: productId, quantity }) => ({ productId, quantity })) },
          idempotencyKey: attempt,
        }),
      ),
    async bought(student: Student) {
      const found: orders.OrderSummary[] = []
      let cursor: string | undefined
      do {
        const querystring = { role: 'buyer' as const, limit: 100, ...(cursor ? { cursor } : {}) }
        const page = await untilAnswered(() => ask(student)(orders.listOrders, { querystring }))
        found.push(...page.items)
        cursor = page.nextCursor ?? undefined
      } while (cursor)
      return found
    },
    /** The two meet: the buyer shows the code, the seller enters it. */
    async handOff(student: Student, orderId: string) {
      const params = { id: orderId }
      const { handoffCode } = await untilAnswered(() => ask(student)(orders.getOrder, { params }))
      const body = { code: handoffCode ?? '' }
      await untilAnswered(() => ask(seller)(orders.handOff, { params, body }))
    },
  }
}

export type Shop = ReturnType<typeof openShop>

/** Somebody fills in the payment page with a good card. */
export async function payPage(stripeUrl: string, redirectUrl: string): Promise<void> {
  const session = new URL(redirectUrl).pathname.split('/').at(-1)
  const answer = await fetch(`${stripeUrl}/_control/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ session }),
  })
  if (!answer.ok) throw new Error(`The payment page answered ${answer.status}.`)
}
