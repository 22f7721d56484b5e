import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { buy, control, fillWallet, list, payByCard, sessionOf } from '../../test/money.ts'
import * as orders from '../orders/contract.ts'
import * as contract from './contract.ts'
import * as decisions from './decisions/contract.ts'

export const DAY = 86_400_000
export const later = (days: number) => {
  clock.offsetMs += days * DAY
}

/** One campus with everybody that a dispute needs. */
export async function makeCourt() {
  const campus = await makeCampus()
  const court = {
    campus,
    seller: await campus.student('Sue Seller'),
    buyer: await campus.student('Bob Buyer'),
    moderator: await campus.moderator('Mo Moderator'),
  }
  await stayIn(campus)
  return court
}

/** Tests go months ahead; a session lasts a day. */
const stayIn = (campus: TestCampus) =>
  campus.command((ctx) => ctx.sql(sql`update sessions set expires_at = expires_at + interval '1 year'`))

export type Court = Awaited<ReturnType<typeof makeCourt>>

interface Sold {
  price?: number
  method?: 'wallet' | 'card'
  handedOver?: boolean
  seller?: Asker
  buyer?: Asker
}

/** Something is paid, and handed over unless it is said otherwise. @returns the order */
export async function sold(
  { campus, ...people }: Court,
  {
    price = 5_000,
    method = 'wallet',
    handedOver = true,
    seller = people.seller,
    buyer = people.buyer,
  }: Sold = {},
) {
  const product = await list(campus, seller, { price })
  if (method === 'wallet') await fillWallet(campus, buyer, price)
  const bought = await buy(buyer, [product], method)
  if (method === 'card') await payByCard(campus, bought)
  const id = bought.orders[0]?.id ?? ''
  if (handedOver) {
    await buyer(orders.confirmReceived, { params: { id } })
    await campus.runJobs()
  }
  return { id, product, bought, session: method === 'card' ? sessionOf(bought) : '' }
}

export const open = (buyer: Asker, orderId: string, wanted = 2_000, more: object = {}) =>
  buyer(contract.openDispute, {
    params: { id: orderId },
    body: { reason: 'damaged', about: 'The cover is torn off.', wanted, media: [], ...more },
  })

export const answer = (
  seller: Asker,
  id: string,
  body: Partial<{ kind: 'accept' | 'offer' | 'contest'; amount: number; answer: string }> = {},
) =>
  seller(contract.answerDispute, {
    params: { id },
    body: { kind: 'contest', answer: 'It was whole.', ...body },
  })

export const decide = (moderator: Asker, id: string, amount: number) =>
  moderator(decisions.decideDispute, {
    params: { id },
    body: { amount, reason: 'The photos show it clearly.' },
  })

export const look = (who: Asker, id: string) => who(contract.getDispute, { params: { id } })
export const orderOf = (who: Asker, id: string) => who(orders.getOrder, { params: { id } })

/** A bank asks a payment back. @returns the dispute's id at the payment service */
export async function chargeBack(session: string, wanted: object = {}): Promise<string> {
  const { id } = await control('/disputes', { charge: session, ...wanted })
  return id
}

export const bankDecides = (id: string, outcome: 'won' | 'lost') =>
  control(`/disputes/${id}/decide`, { outcome })
