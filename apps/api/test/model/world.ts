import { randomUUID } from 'node:crypto'
import { post } from '@banter/billing/ledger'
import { toppedUp } from '@banter/billing/ledger-facts'
import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import type Stripe from 'stripe'
import { ApiError } from '../../src/client.ts'
import { type Asker, makeCampus } from '../campus.ts'
import { allEvents, control, postEvent } from '../money.ts'
import { Killed } from '../mortal.ts'

export const STOCK = [1, 2, 3]
const PRICES = [50, 1_999, 30_000]
const WALLET = 40_000

/** Somebody pressed "buy": pressed again, it is the same attempt. */
export interface Attempt {
  buyer: Asker
  method: 'card' | 'wallet' | 'in_person'
  items: { productId: string; quantity: number }[]
  key: string
}

export type World = Awaited<ReturnType<typeof makeWorld>>

/** A campus with two who sell, two who buy, three things and a payment service that knows nobody yet. */
export async function makeWorld(payer: 'platform' | 'seller' | 'buyer') {
  clock.offsetMs = 0
  await control('/reset', {})
  const campus = await makeCampus()
  await campus.command(({ db }) =>
    db.school.updateMany({ where: { id: campus.school.id }, data: { processingFeePayer: payer } }),
  )
  const people = await Promise.all(['Sue', 'Olaf', 'Bea', 'Ben'].map((name) => campus.student(name)))
  const staff = await campus.moderator()
  const [sue, olaf, bea, ben] = people as [Asker, Asker, Asker, Asker]
  const products = [randomUUID(), randomUUID(), randomUUID()]
  await campus.command(async (ctx) => {
    ctx.write(sql`update sessions set expires_at = ${new Date(clock.now().getTime() + 5 * 365 * 86_400_000)}`)
    await ctx.db.product.createMany({
      data: products.map((id, n) => ({
        id,
        sellerId: (n === 1 ? olaf : sue).viewer.id,
        title: `Thing ${n}`,
        description: '',
        category: 'other',
        condition: 'good',
        priceAmount: PRICES[n] ?? 0,
        stock: STOCK[n] ?? 0,
      })),
    })
    await post(ctx, ...[bea, ben].map(({ viewer }) => toppedUp(randomUUID(), viewer.id, paidIn())))
  })
  return {
    campus,
    staff,
    sellers: [sue, olaf],
    buyers: [bea, ben],
    products,
    attempts: [] as Attempt[],
    /** Orders whose goods have changed hands, as far as the two have said so. */
    handedOff: new Set<string>(),
    /** Events that were sent, and those that never will be. */
    told: new Set<string>(),
  }
}

function paidIn() {
  const id = randomUUID()
  return {
    id: `pi_${id}`,
    chargeId: `ch_${id}`,
    amount: WALLET,
    currency: 'usd',
    cost: 0,
    balanceTxn: `txn_${id}`,
  }
}

/** Time passes here and at the payment service. */
export async function pass(minutes: number): Promise<void> {
  clock.offsetMs += minutes * 60_000
  await control('/clock', { advanceSeconds: minutes * 60 })
}

export interface KnownOrder {
  id: string
  checkoutId: string
  buyerId: string
  sellerId: string
  state: string
  frozen: string
  left: number
}

export function ordersIn({ campus }: World): Promise<KnownOrder[]> {
  return campus.read((ctx) =>
    ctx.sql<KnownOrder>(sql`
      select id, checkout_id as "checkoutId", buyer_id as "buyerId", seller_id as "sellerId", state, frozen, subtotal - refunded as left
        from orders order by id`),
  )
}

export function checkoutsIn({ campus }: World) {
  return campus.read(({ db }) => db.checkout.findMany({ orderBy: { id: 'asc' } }))
}

export const oneOf = <T>(all: readonly T[], n: number): T | undefined => all[n % all.length]

/** The numbers that a step reads in its own way. */
interface Chosen {
  which: number
  how: number
}

export function withOrder(work: (world: World, order: KnownOrder, step: Chosen) => Promise<void>) {
  return async (world: World, step: Chosen) => {
    const order = oneOf(await ordersIn(world), step.which)
    if (order) await work(world, order, step)
  }
}

export const person = ({ sellers, buyers }: World, id: string) =>
  [...sellers, ...buyers].find(({ viewer }) => viewer.id === id) as Asker

/** What has happened at the payment service and was not told yet, oldest first. A bank's dispute names no school: all of it is this world's. */
export async function untold({ told }: World): Promise<Stripe.Event[]> {
  return (await allEvents()).filter(({ id }) => !told.has(id))
}

export async function tell({ told }: World, events: Stripe.Event[]): Promise<void> {
  for (const event of events) {
    const { statusCode } = await postEvent(event)
    if (statusCode !== 200) throw new Error(`A webhook was answered ${statusCode}.`)
    told.add(event.id)
  }
}

/** A refusal is an answer, and so is being killed; anything else is a fault of ours. */
export async function tried(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (error instanceof Killed || (error instanceof ApiError && error.status < 500) || isRefusal(error))
      return false
    throw error
  }
}

function isRefusal(error: unknown): boolean {
  const { statusCode = 500 } = Object(error) as { statusCode?: number }
  return statusCode < 500
}
