import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Schedule, Where } from '../../schedule.ts'
import { utcDay } from './caps.ts'

/** A token is valid for hours, what an account has seen counts for thirty days: nothing older is kept. */
const TOKEN_DAYS = 2
const VIEWER_DAYS = 31

export const forgettingSchedules: Schedule[] = [
  { name: 'forget-ad-showings', everySeconds: 24 * 60 * 60, run: (where) => forgetEverywhere(where) },
]

async function forgetEverywhere({ database, directory }: Where): Promise<void> {
  for (const { id } of await database.directory<{ id: string }>(sql`select id from schools order by id`)) {
    const school = await directory.byId(id)
    if (school) await database.command(school, null, forgetShowings)
  }
}

async function forgetShowings(ctx: Ctx): Promise<void> {
  const today = utcDay(ctx.now)
  await ctx.sql(sql`delete from ad_tokens_used where day < ${today}::date - ${TOKEN_DAYS}::int`)
  await ctx.sql(sql`delete from ad_frequency where day < ${today}::date - ${VIEWER_DAYS}::int`)
}
