import type { ReadCtx } from '@banter/tenants/context'
import type { z } from 'zod'
import type { AdPlaces } from '../ad-places.ts'
import type { Media } from '../media/media.ts'
import type * as contract from './contract.ts'
import { listEvents } from './event-list.ts'

type Query = z.output<typeof contract.listEvents.schema.querystring>

/** What is on at the school, with ads between; calendars, clubs’ own lists and one’s own are without. */
export function eventsWithAds(ctx: ReadCtx, { media, ads }: { media: Media; ads: AdPlaces }, query: Query) {
  const list = (query: Query) => listEvents(ctx, media, query)
  return query.to || query.club || query.mine ? list(query) : ads.among(ctx, 'events', query, list)
}
