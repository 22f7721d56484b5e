import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { DateTime } from 'luxon'
import { adSettings } from '../settings/ad-settings.ts'
import { campusZone } from '../settings/campus-days.ts'

/** The last day of a month is booked within hours of its end, and certainly before this day of the next one. */
const READY_ON = 2

/**
 * Writes the statement of the month that is over: what was spent at the school, and the school's share of it. It is what is booked until the
 * month's end less what earlier statements said, so that nothing is left out that was booked late, and nothing is said twice.
 */
export async function stateShare(ctx: Ctx): Promise<void> {
  const today = DateTime.fromJSDate(ctx.now, { zone: await campusZone(ctx) })
  if (today.day < READY_ON) return
  const end = today.startOf('month')
  const month = end.minus({ months: 1 }).toFormat('yyyy-MM-dd')
  const { shareTo } = await adSettings(ctx)
  // One at a time: two would not see each other's.
  await ctx.sql(sql`select pg_advisory_xact_lock(hashtextextended('ad share' || app.school_id()::text, 0))`)
  await ctx.sql(sql`
    insert into ad_share_statements (month, spent, share, currency, paid_by, created_at)
    select ${month}::date, booked.spent - said.spent, booked.share - said.share, ${ctx.school.currency}, ${shareTo}, ${ctx.now}
      from (select coalesce(sum(cents), 0)::int as spent, coalesce(sum(share), 0)::int as share
              from ad_recognitions where day < ${end.toFormat('yyyy-MM-dd')}::date) booked,
           (select coalesce(sum(spent), 0)::int as spent, coalesce(sum(share), 0)::int as share from ad_share_statements) said
     where booked.spent > said.spent
    on conflict (school_id, month) do nothing`)
}
