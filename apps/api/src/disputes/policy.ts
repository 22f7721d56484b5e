import type { OrderRow } from '../orders/order-rows.ts'
import type { DisputeState } from './contract.ts'

/** The seller has so long to answer, and the buyer to take what was offered; then the staff decide. */
export const ANSWER_DAYS = 3
/** A decision can be contested so long; then it is done. */
export const APPEAL_DAYS = 3
/** Nobody waits longer than this for a decision. */
export const CEILING_DAYS = 60
export const MOST_PHOTOS = 6

const DAY_MS = 86_400_000
export const daysFrom = (from: Date, days: number) => new Date(from.getTime() + days * DAY_MS)

/** How long after the handoff a buyer can still say that something is wrong. */
const COMPLAINT_DAYS: Readonly<Record<OrderRow['delivery'], number>> = { pickup: 3, ship: 14, digital: 3 }

type Ordered = Pick<
  OrderRow,
  | 'state'
  | 'method'
  | 'frozen'
  | 'delivery'
  | 'handedOffAt'
  | 'handedOffBy'
  | 'releaseAt'
  | 'subtotal'
  | 'refunded'
>

const holdsMoney = ({ state, method }: Pick<Ordered, 'state' | 'method'>) =>
  method !== 'in_person' && (state === 'held' || state === 'settling' || state === 'settled')

/** When it is too late to open a dispute; null while the money is held and no time runs. Whose time had run out was asked before. */
export function openUntil({ state, delivery, handedOffAt, handedOffBy, releaseAt }: Ordered): Date | null {
  if (state === 'held') return releaseAt
  if (!handedOffAt) return null
  return handedOffBy === 'time' ? handedOffAt : daysFrom(handedOffAt, COMPLAINT_DAYS[delivery])
}

/** The buyer of something paid, in time, while nobody looks into it yet and something is left to give back. */
export function canOpen(order: Ordered, now: Date): boolean {
  const until = openUntil(order)
  return (
    holdsMoney(order) &&
    order.frozen === '' &&
    order.refunded < order.subtotal &&
    (until === null || until > now)
  )
}

/** Money of it can still be given back, and no bank decides about it. */
export const isInReach = (order: Pick<Ordered, 'state' | 'method' | 'frozen'>) =>
  holdsMoney(order) && order.frozen !== 'chargeback'

/** What decides over a dispute. */
interface Running {
  state: DisputeState
  offered: number | null
  refund: number | null
  wanted: number
  finalAt: Date | null
  buyerAgreed: boolean
  sellerAgreed: boolean
}

export const isOpen = ({ state }: Pick<Running, 'state'>) => state !== 'closed' && state !== 'withdrawn'
export const waitsForSeller = ({ state, offered }: Running) => state === 'answer' && offered === null
export const waitsForBuyer = ({ state, offered }: Running) => state === 'answer' && offered !== null
export const canWithdraw = ({ state }: Running) => state === 'answer' || state === 'decision'
export const waitsForDecision = ({ state }: Pick<Running, 'state'>) =>
  state === 'decision' || state === 'appealed'

/** Whoever did not get all that they wanted. */
export const lostSome = (side: 'buyer' | 'seller', { refund, wanted }: Pick<Running, 'refund' | 'wanted'>) =>
  side === 'buyer' ? (refund ?? 0) < wanted : (refund ?? 0) > 0

/** Once, by whoever lost some of it, while the decision is not final. */
export const canAppeal = (side: 'buyer' | 'seller', row: Running, now: Date) =>
  row.state === 'decided' &&
  lostSome(side, row) &&
  (row.finalAt === null || row.finalAt > now) &&
  !(side === 'buyer' ? row.buyerAgreed : row.sellerAgreed)

/** Everybody who could contest it is content with it. */
export const isAgreed = (row: Running) =>
  (row.buyerAgreed || !lostSome('buyer', row)) && (row.sellerAgreed || !lostSome('seller', row))

/** Of all that was asked for, or of a part, or nothing. */
export const outcomeOf = (refund: number, wanted: number) =>
  refund === 0 ? 'seller' : refund >= wanted ? 'buyer' : 'split'
