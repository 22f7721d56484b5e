import { randomUUID } from 'node:crypto'
import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import type { Asker } from '../../test/campus.ts'
import { fillWallet, makeMarket } from '../../test/money.ts'
import { sell } from '../marketplace/testing.ts'
import * as orders from '../orders/contract.ts'
import * as contract from './contract.ts'

type Over = Parameters<typeof sell>[1]

/** A campus with a book for $60 whose seller takes offers, and two who want it. */
export async function makeBargain(over: Over = {}) {
  const market = await makeMarket()
  const eve = await market.campus.student('Eve Else')
  const book = await sell(market.seller, { negotiable: true, ...over })
  for (const person of [market.buyer, eve]) await fillWallet(market.campus, person, 50_000)
  // Negotiations go on for days.
  await market.campus.command((ctx) =>
    ctx.sql(sql`update sessions set expires_at = now() + interval '1 year'`),
  )
  return { ...market, eve, book }
}

export const offer = (buyer: Asker, productId: string, amount: number, more: object = {}) =>
  buyer(contract.makeOffer, { params: { id: productId }, body: { amount, ...more } })

export const accept = (person: Asker, id: string) => person(contract.acceptOffer, { params: { id } })
export const decline = (person: Asker, id: string) => person(contract.declineOffer, { params: { id } })
export const withdraw = (person: Asker, id: string) => person(contract.withdrawOffer, { params: { id } })
export const counter = (person: Asker, id: string, amount: number, note = '') =>
  person(contract.counterOffer, { params: { id }, body: { amount, note } })
export const read = (person: Asker, id: string) => person(contract.getOffer, { params: { id } })

interface Payment {
  quantity?: number
  method?: 'wallet' | 'card' | 'in_person'
}

/** Buys as it was agreed on. */
export const payOffer = (
  buyer: Asker,
  { id, product, quantity }: contract.Offer,
  { method = 'wallet', ...over }: Payment = {},
) =>
  buyer(orders.checkout, {
    body: { method, items: [{ productId: product.id, quantity: over.quantity ?? quantity, offerId: id }] },
    idempotencyKey: randomUUID(),
  })

/** Does this as if so many hours had gone by. */
export async function hoursLater<T>(hours: number, work: () => Promise<T>): Promise<T> {
  const before = clock.offsetMs
  clock.offsetMs += hours * 3_600_000
  try {
    return await work()
  } finally {
    clock.offsetMs = before
  }
}
