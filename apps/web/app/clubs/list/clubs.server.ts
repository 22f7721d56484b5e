import { listMyInvites } from '@banter/api/clubs/admission/contract'
import { listClubs } from '@banter/api/clubs/contract'
import { recommendClubs } from '@banter/api/clubs/suggestions/contract'
import { adsOnItems } from '../../ads/shown/with-ads.ts'
import { api } from '../../api.server.ts'
import type { LoaderFunctionArgs } from '../../router.server.ts'
import { isNarrowed, readFilters } from './filters.ts'

/** The list of clubs as its address asks; on the first page also what one is invited to and may like. */
export async function loadClubs({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const filters = readFilters(query)
  const cursor = query.get('cursor') ?? undefined
  const ask = api(request, context)
  const { view, ...narrowing } = filters
  const mine = view === 'mine' ? { mine: 'true' as const } : {}
  const front = view === 'all' && !isNarrowed(filters) && !cursor
  const [clubs, invites, suggested, fresh] = await Promise.all([
    ask(listClubs, { querystring: { ...narrowing, ...mine, cursor, limit: 24 } }),
    cursor ? null : ask(listMyInvites),
    front ? ask(recommendClubs, { querystring: { limit: 6 } }) : null,
    front ? ask(listClubs, { querystring: { fresh: 'true', sort: 'newest', limit: 3 } }) : null,
  ])
  return {
    filters,
    clubs: adsOnItems(clubs),
    invites: invites?.items ?? [],
    suggested: suggested?.items ?? [],
    fresh: fresh?.items ?? [],
  }
}
