import type { Card } from '@banter/api/billboard/contract'

export interface CardTap {
  label: string
  /** It has been done: the tap takes it back. */
  done: boolean
  /** What the viewer is to it afterwards, until the answer says. */
  becomes: string | null
  /** Leads on instead of doing something. */
  to?: string
}

const GOING: Record<string, string> = { going: 'Going', waiting: 'In line', requested: 'Asked' }

const GIVES = ['organiser', 'cohost', 'door']

/** The one thing one does with what a post carries; null when there is nothing to do. */
export function tapOf(card: Card): CardTap | null {
  const { kind, mine, state } = card
  if (kind === 'event') return state === 'published' ? rsvp(card) : null
  if (kind === 'product') {
    if (mine === 'cart') return { label: 'In your cart', done: false, becomes: mine, to: '/cart' }
    return state === 'active' && mine !== 'seller'
      ? { label: 'Add to cart', done: false, becomes: 'cart' }
      : null
  }
  if (state !== 'active') return null
  if (mine === 'requested') return { label: 'Asked to join', done: false, becomes: mine, to: card.path }
  if (mine) return { label: 'Member', done: false, becomes: mine, to: card.path }
  if (card.entry === 'open') return { label: 'Join', done: false, becomes: 'member' }
  return card.entry === 'request' ? { label: 'Ask to join', done: false, becomes: null, to: card.path } : null
}

function rsvp({ mine, path }: Card): CardTap | null {
  if (mine === 'offered') return { label: 'A place is free', done: false, becomes: mine, to: path }
  if (mine && GIVES.includes(mine)) return null
  const done = mine && GOING[mine]
  return done
    ? { label: done, done: true, becomes: null }
    : { label: 'I’m going', done: false, becomes: 'going' }
}
