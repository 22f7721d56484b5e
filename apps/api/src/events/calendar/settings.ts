import type { CalendarSettings } from '@banter/prisma'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { z } from 'zod'
import type * as contract from './contract.ts'

type Settings = z.output<typeof contract.CalendarSettings>

const untouched: Settings = { timeZone: 'America/Chicago', review: false }

/** On which clock the campus lives, and whether staff look at events first. */
export async function calendarSettings(ctx: ReadCtx): Promise<Settings> {
  const [settings] = await ctx.sql<Pick<CalendarSettings, 'timeZone' | 'review'>>(
    sql`select time_zone as "timeZone", review from calendar_settings`,
  )
  return settings ?? untouched
}

export async function saveCalendarSettings(ctx: Ctx, { timeZone, review }: Settings): Promise<Settings> {
  ctx.write(sql`
    insert into calendar_settings (time_zone, review) values (${timeZone}, ${review})
    on conflict (school_id) do update set time_zone = excluded.time_zone, review = excluded.review`)
  return { timeZone, review }
}
