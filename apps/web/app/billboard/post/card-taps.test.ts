import type { Card } from '@banter/api/billboard/contract'
import { expect, test } from 'vitest'
import { tapOf } from './card-taps.ts'

const card = (part: Partial<Card>): Card => ({
  kind: 'event',
  id: '1',
  gone: false,
  title: 'Open mic',
  path: '/events/1',
  image: null,
  state: 'published',
  startsAt: null,
  timeZone: null,
  place: null,
  price: null,
  memberCount: null,
  entry: null,
  mine: null,
  ...part,
})
const product = { kind: 'product', state: 'active' } as const
const club = { kind: 'club', state: 'active' } as const

test.each<[string, Partial<Card>, object | null]>([
  ['an event', {}, { label: 'I’m going', done: false, becomes: 'going' }],
  ['an event one goes to', { mine: 'going' }, { label: 'Going', done: true, becomes: null }],
  ['an event one waits for', { mine: 'waiting' }, { label: 'In line', done: true }],
  ['an event one gives', { mine: 'organiser' }, null],
  ['an event that is cancelled', { state: 'cancelled' }, null],
  ['a listing', product, { label: 'Add to cart', becomes: 'cart' }],
  ['a listing in the cart', { ...product, mine: 'cart' }, { to: '/cart' }],
  ['one’s own listing', { ...product, mine: 'seller' }, null],
  ['what is sold', { ...product, state: 'sold' }, null],
  ['an open club', { ...club, entry: 'open' }, { label: 'Join', becomes: 'member' }],
  ['a club that asks questions', { ...club, entry: 'request' }, { label: 'Ask to join', to: '/events/1' }],
  ['a club by invitation', { ...club, entry: 'invite' }, null],
  ['one’s own club', { ...club, mine: 'officer' }, { label: 'Member', to: '/events/1' }],
])('%s', (_, part, tap) => {
  if (tap) expect(tapOf(card(part))).toMatchObject(tap)
  else expect(tapOf(card(part))).toBeNull()
})
