import type { OfferState, Side } from './contract.ts'

export type Deed = 'accept' | 'decline' | 'counter' | 'withdraw'

/** What decides over an offer. */
export interface Standing {
  state: OfferState
  turn: Side
  expiresAt: Date
  orderId: string | null
}

interface Rule {
  from: OfferState
  /** `asked` is to answer, `waiting` has said the price that stands. */
  by: 'asked' | 'waiting' | 'buyer'
  to: OfferState
}

/** Every way an offer can go by what its two people do. Time, stock and payment do the rest. */
const rules: Record<Deed, readonly Rule[]> = {
  accept: [{ from: 'open', by: 'asked', to: 'accepted' }],
  decline: [{ from: 'open', by: 'asked', to: 'declined' }],
  counter: [{ from: 'open', by: 'asked', to: 'open' }],
  withdraw: [
    { from: 'open', by: 'waiting', to: 'withdrawn' },
    { from: 'accepted', by: 'buyer', to: 'withdrawn' },
  ],
}

export const ANSWER_MS = 24 * 3_600_000
export const PAY_MS = 24 * 3_600_000
/** Of one buyer, over all listings. */
export const MOST_OPEN = 10
/** Of one buyer for one listing in a day: a no is a no. */
export const MOST_TRIES = 3
/** Then it is time to agree or to leave it. */
export const MOST_MOVES = 12
/** What a card payment is at least. */
const LEAST_CENTS = 50

/** What an offer has become by now, also when nobody has noted yet that its time is over. One that is being paid is not over. */
export function stateNow({ state, expiresAt, orderId }: Standing, now: Date): OfferState {
  const runs = (state === 'open' || state === 'accepted') && orderId === null
  return runs && expiresAt <= now ? 'expired' : state
}

/** What becomes of an offer when this side does that; null when it cannot. */
export function outcomeOf(deed: Deed, side: Side, offer: Standing, now: Date): OfferState | null {
  if (offer.orderId) return null
  const state = stateNow(offer, now)
  const asked = offer.turn === side
  const rule = rules[deed].find(
    ({ from, by }) => from === state && (by === 'buyer' ? side === 'buyer' : (by === 'asked') === asked),
  )
  return rule?.to ?? null
}

export const canPay = (side: Side, offer: Standing, now: Date) =>
  side === 'buyer' && offer.orderId === null && stateNow(offer, now) === 'accepted'

export const otherSide = (side: Side): Side => (side === 'buyer' ? 'seller' : 'buyer')

/** The least that a seller looks at: their share of the price, rounded up. */
export const leastOffer = (price: number, leastPct: number) =>
  Math.min(price, Math.max(LEAST_CENTS, Math.ceil((price * leastPct) / 100)))
