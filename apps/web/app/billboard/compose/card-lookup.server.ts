import { type Card, CardKind } from '@banter/api/billboard/contract'
import { getClub } from '@banter/api/clubs/contract'
import { getEvent } from '@banter/api/events/contract'
import { getProduct } from '@banter/api/marketplace/contract'
import type { Ask } from '../answered.server.ts'

const KINDS: Record<string, CardKind> = { events: 'event', products: 'product', clubs: 'club' }

/** `product:<id>`, or the address of an event, a listing or a club on this site. */
export function readCardRef(text: string): { kind: CardKind; id: string } | null {
  const [, kind, id] = /^(event|product|club):([\w-]+)$/.exec(text.trim()) ?? []
  if (kind && id) return { kind: CardKind.parse(kind), id }
  const [, folder, name] =
    /^(?:https?:\/\/[^/\s]+)?\/(events|products|clubs)\/([\w-]+)\/?(?:[?#]\S*)?$/.exec(text.trim()) ?? []
  return folder && name ? { kind: KINDS[folder]!, id: name } : null
}

/** The card that a post would carry, as its author sees it; null when there is nothing there. */
export async function cardOf(ask: Ask, text: string): Promise<Card | null> {
  const ref = readCardRef(text)
  if (!ref) return null
  try {
    return { ...EMPTY, ...(await LOOK_UPS[ref.kind](ask, ref.id)) }
  } catch (error) {
    if (error instanceof Response && error.status >= 400 && error.status < 500) return null
    throw error
  }
}

const EMPTY = {
  gone: false,
  image: null,
  startsAt: null,
  timeZone: null,
  place: null,
  price: null,
  memberCount: null,
  entry: null,
  mine: null,
}

type Found = Omit<Card, keyof typeof EMPTY> & Partial<Card>

const LOOK_UPS: Record<CardKind, (ask: Ask, id: string) => Promise<Found>> = {
  async event(ask, id) {
    const { title, state, startsAt, timeZone, place, cover } = await ask(getEvent, { params: { id } })
    return { kind: 'event', id, title, path: `/events/${id}`, state, startsAt, timeZone, place, image: cover }
  },
  async product(ask, id) {
    const { title, status, price, photo } = await ask(getProduct, { params: { id } })
    return { kind: 'product', id, title, path: `/products/${id}`, state: status, price, image: photo ?? null }
  },
  async club(ask, slug) {
    const { id, name, logo, state, memberCount, entry } = await ask(getClub, { params: { id: slug } })
    return { kind: 'club', id, title: name, path: `/clubs/${slug}`, image: logo, state, memberCount, entry }
  },
}
