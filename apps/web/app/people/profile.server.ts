import * as billboard from '@banter/api/billboard/contract'
import * as feed from '@banter/api/billboard/feed/contract'
import * as clubs from '@banter/api/clubs/contract'
import * as marketplace from '@banter/api/marketplace/contract'
import * as people from '@banter/api/people/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import type { Shelf } from './profile-lists.tsx'

export const TABS = ['posts', 'listings', 'clubs'] as const
export type Tab = (typeof TABS)[number]

type Ask = ReturnType<typeof api>

/** A profile and the one of its lists that is looked at. */
export async function loadProfile({ request, context, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const tab = TABS.find((name) => name === query.get('tab')) ?? 'posts'
  const cursor = query.get('cursor') ?? undefined
  const ask = api(request, context)
  const id = params.id!
  const [profile, mutes] = await Promise.all([
    ask(people.getProfile, { params: { id } }),
    ask(feed.listMutes),
  ])
  const muted = mutes.items.some(({ subject, key }) => subject === 'person' && key === profile.id)
  return { profile, muted, shelf: await shelfOf(ask, profile, tab, cursor) }
}

async function shelfOf(ask: Ask, { id, shows }: people.Profile, tab: Tab, cursor?: string): Promise<Shelf> {
  switch (tab) {
    case 'posts':
      return { tab, list: await ask(billboard.listPosts, { querystring: { author: id, cursor } }) }
    case 'listings':
      if (!shows.listings) return { tab, list: null }
      return {
        tab,
        list: await ask(marketplace.listProducts, { querystring: { seller: id, cursor, limit: 24 } }),
      }
    case 'clubs':
      if (!shows.clubs) return { tab, list: null }
      return { tab, list: await ask(clubs.listClubs, { querystring: { member: id, cursor } }) }
  }
}
