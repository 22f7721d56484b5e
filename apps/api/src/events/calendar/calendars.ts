import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { knownClub } from '../../clubs/membership.ts'
import type { Site } from '../../job.ts'
import { givenBy, givenIds, loadEvent, onCalendar } from '../event-rows.ts'
import { type ListedRow, listed } from '../event-view.ts'
import { icsOf } from './ics.ts'

const MOST = 1000
/** What was is kept for a season, what will be for a year. */
const DAYS_BACK = 90
const DAYS_AHEAD = 400

/** One event. @throws NotFound */
export async function eventCalendar(ctx: ReadCtx, site: Site, id: string): Promise<string> {
  const { title } = await loadEvent(ctx, id)
  return await written(ctx, site, title, sql`select * from events where id = ${id}::uuid`)
}

/** What is on for the viewer at their school. */
export function schoolCalendar(ctx: ReadCtx, site: Site): Promise<string> {
  const page = sql`
    select * from events e where ${onCalendar(signedIn(ctx))} and ${near(ctx)} order by e.starts_at limit ${MOST}::int`
  return written(ctx, site, ctx.school.name, page)
}

/** What a club gives, as the viewer may see it. @throws NotFound */
export async function clubCalendar(ctx: ReadCtx, site: Site, clubId: string): Promise<string> {
  const club = await knownClub(ctx, clubId)
  const page = sql`
    select * from events e where e.club_id = ${clubId}::uuid and ${onCalendar(signedIn(ctx))} and ${near(ctx)}
     order by e.starts_at limit ${MOST}::int`
  return await written(ctx, site, `${club.name} · ${ctx.school.name}`, page)
}

/** What the viewer goes to, waits for, is interested in or gives; what was called off says so. */
export function myCalendar(ctx: ReadCtx, site: Site): Promise<string> {
  const viewer = signedIn(ctx)
  const answered = sql`
    select event_id from rsvps where user_id = ${viewer.id}::uuid and status in ('going', 'interested', 'waiting', 'offered')`
  const page = sql`
    select e.* from events e
     where e.id in (${answered} union ${givenIds(viewer)}) and (e.id in (${answered}) or ${givenBy(viewer)})
       and e.deleted_at is null and e.state in ('published', 'cancelled') and ${near(ctx)}
     order by e.starts_at limit ${MOST}::int`
  return written(ctx, site, `${ctx.school.name}: my events`, page)
}

const near = ({ now }: ReadCtx) => sql`
  e.starts_at between ${now}::timestamptz - make_interval(days => ${DAYS_BACK}::int)
                  and ${now}::timestamptz + make_interval(days => ${DAYS_AHEAD}::int)`

async function written(
  ctx: ReadCtx,
  site: Site,
  name: string,
  page: ReturnType<typeof sql>,
): Promise<string> {
  const query = sql`${listed(signedIn(ctx), page)} order by e.starts_at, e.id`
  return icsOf(ctx.school, site, { name, events: await ctx.sql<ListedRow>(query) })
}
