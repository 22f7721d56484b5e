import type { Event } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import type { Scope } from '../contract.ts'
import { type EventRow, eventColumns } from '../event-rows.ts'

/**
 * This event and the dates of its series that are meant, locked, this one first. Dates that are over, or were called off by
 * themselves, stay as they are. In the order of their ids, so that two who change a series do not wait for each other.
 */
export async function scoped(ctx: Ctx, event: EventRow, scope: Scope): Promise<Event[]> {
  const others =
    event.seriesId && scope !== 'this'
      ? sql`or (e.series_id = ${event.seriesId}::uuid and e.ends_at > ${ctx.now}::timestamptz and e.state <> 'cancelled'
            ${scope === 'following' ? sql`and e.starts_at > ${event.startsAt}::timestamptz` : empty})`
      : empty
  const rows = await ctx.sql<Event>(sql`
    select ${eventColumns} from events e
     where e.deleted_at is null and (e.id = ${event.id}::uuid ${others}) order by e.id for update`)
  const soonest = rows.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return [...soonest.filter(({ id }) => id === event.id), ...soonest.filter(({ id }) => id !== event.id)]
}
