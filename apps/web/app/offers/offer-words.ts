import type { Negotiation, Offer, OfferMove } from '@banter/api/offers/contract'
import { formatMoney } from '../ui/amounts.ts'
import type { TimelineStep } from '../ui/timeline.tsx'
import type { Tone } from '../ui/tones.ts'

type Standing = Pick<Offer, 'state' | 'turn' | 'role' | 'orderId'>

const OVER: Record<Exclude<Offer['state'], 'open'>, [tone: Tone, label: string]> = {
  accepted: ['positive', 'Accepted'],
  paid: ['positive', 'Paid'],
  declined: ['neutral', 'Declined'],
  withdrawn: ['neutral', 'Taken back'],
  expired: ['neutral', 'Time ran out'],
}

export function badgeOf({ state, turn, role, orderId }: Standing): { tone: Tone; label: string } {
  if (state === 'open')
    return turn === role
      ? { tone: 'caution', label: 'Your answer' }
      : { tone: 'info', label: 'Waiting for an answer' }
  if (state === 'accepted' && orderId) return { tone: 'info', label: 'Being paid' }
  const [tone, label] = OVER[state]
  return { tone, label }
}

/** What somebody should do or know next, in one sentence. */
export function nextStep(offer: Offer): string {
  const { state, role, turn, orderId, other, product } = offer
  const total = formatMoney(offer.total)
  if (state === 'open') {
    if (turn !== role) return `${other.name} has time to answer. You can take it back until then.`
    return role === 'seller'
      ? `${other.name} offers ${total}. Accept it, ask for more, or decline.`
      : `${other.name} asks ${total}. Accept it, offer less, or decline.`
  }
  if (state === 'accepted') {
    if (orderId) return role === 'buyer' ? 'You are paying it.' : `${other.name} is paying it.`
    if (role === 'seller')
      return `${other.name} has time to pay ${total}. Others can still buy it until then.`
    return isThere(offer)
      ? `It is yours for ${total} when you pay in time. It is not reserved: others can still buy it.`
      : `“${product.title}” is not in the shop right now. When it is back in time, you can pay.`
  }
  return ENDED[state]
}

const ENDED: Record<'paid' | 'declined' | 'withdrawn' | 'expired', string> = {
  paid: 'It was paid at this price.',
  declined: 'There is no agreement. A new offer can be made while it is in the shop.',
  withdrawn: 'The offer was taken back. There is nothing to do.',
  expired: 'The time for it ran out. A new offer can be made while it is in the shop.',
}

const isThere = ({ product, quantity }: Offer) => product.status === 'active' && product.stock >= quantity

/** The negotiation move by move, as both have seen it. */
export function stepsOf(negotiation: Negotiation): TimelineStep[] {
  return negotiation.moves.map((move) => ({
    title: sentence(negotiation, move),
    ...(move.note ? { detail: `“${move.note}”` } : {}),
    at: move.at,
    state: move.move === 'decline' || move.move === 'expire' || move.move === 'withdraw' ? 'failed' : 'done',
  }))
}

function sentence({ role, other, quantity }: Negotiation, { move, by, amount }: OfferMove): string {
  const who = by === null ? 'Nobody' : by === role ? 'You' : other.name
  const [you, sum] = [who === 'You', `${formatMoney(amount)}${quantity > 1 ? ' each' : ''}`]
  switch (move) {
    case 'offer':
      return `${who} offered ${sum}`
    case 'counter':
      return by === 'seller' ? `${who} asked for ${sum}` : `${who} offered ${sum}`
    case 'accept':
      return `${who} accepted ${sum}`
    case 'decline':
      return by === null ? 'It was sold or taken down' : `${who} declined`
    case 'withdraw':
      return you ? 'You took it back' : `${who} took it back`
    default:
      return 'The time ran out'
  }
}
