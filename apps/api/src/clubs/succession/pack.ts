import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../../media/media.ts'
import { officersOf, shownOfficer } from '../club-view.ts'
import { resourcesOf } from '../resources/resource-rows.ts'
import type { Pack } from './contract.ts'
import { historyOf } from './history.ts'

interface Counts {
  memberCount: number
  events: number
  requests: number
  invites: number
  groups: number
}

const MOST_HISTORY = 50

/** What who leads the club next needs to know: people, what lies ahead, files, and what happened. */
export async function packOf(ctx: ReadCtx, media: Media, clubId: string): Promise<Pack> {
  const { memberCount, ...upcoming } = await countsOf(ctx, clubId)
  const officers = await officersOf(ctx, clubId)
  const files = await resourcesOf(ctx, media, clubId)
  const { items: history } = await historyOf(ctx, media, clubId, { limit: MOST_HISTORY })
  return {
    officers: officers.map((officer) => shownOfficer(media, officer)),
    memberCount,
    upcoming,
    files: files.map(({ id, title, url, media: picture }) => ({ id, title, url: url ?? picture?.url ?? '' })),
    history,
  }
}

async function countsOf(ctx: ReadCtx, clubId: string): Promise<Counts> {
  const id = sql`${clubId}::uuid`
  const [counts] = await ctx.sql<Counts>(sql`
    select c.member_count as "memberCount",
           (select count(*)::int from events where club_id = ${id} and state = 'published' and starts_at > ${ctx.now}) as events,
           (select count(*)::int from club_requests where club_id = ${id} and state = 'pending') as requests,
           (select count(*)::int from club_invites where club_id = ${id} and state = 'pending') as invites,
           (select count(*)::int from club_groups where club_id = ${id} and deleted_at is null) as groups
      from clubs c where c.id = ${id}`)
  return counts ?? { memberCount: 0, events: 0, requests: 0, invites: 0, groups: 0 }
}
