import { FlightKind, Placement } from '@banter/api/ads/contract'
import { estimateFlight, MOST_BUDGET } from '@banter/api/ads/flights/contract'
import { ApiError } from '@banter/api/client'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { parseMoney } from '../ui/amounts.ts'

/** What a place and time would bring, while its form is filled in; null as long as that says too little. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const text = (name: string) => query.get(name) ?? ''
  const isDay = (name: string) => /^20\d\d-\d\d-\d\d$/.test(text(name))
  if (!isDay('from') || !isDay('to') || text('from') > text('to')) return null
  const querystring = {
    placement: Placement.catch('feed').parse(text('placement')),
    kind: FlightKind.catch('cpm').parse(text('kind')),
    budget: Math.min(MOST_BUDGET, parseMoney(text('budget')) ?? 0),
    from: text('from'),
    to: text('to'),
  }
  try {
    return await api(request, context)(estimateFlight, { querystring })
  } catch (error) {
    // A day such as February 30 is none.
    if (error instanceof ApiError || (error instanceof Response && error.status === 422)) return null
    throw error
  }
}
