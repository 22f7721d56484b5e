import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { forgetIdentityLeftovers } from './identity/leftovers.ts'
import type { Schedule, Where } from './schedule.ts'

/** The relay prunes sent messages after 14 days, so nothing older than this can be delivered again. */
const REPEATABLE_DAYS = 30

/** Four times a day, school by school, each in a short transaction of its own. */
export const leftoverSchedules: Schedule[] = [
  { name: 'forget-leftovers', everySeconds: 6 * 60 * 60, run: forgetEverywhere },
]

async function forgetEverywhere({ database, directory }: Where): Promise<void> {
  for (const { id } of await database.directory<{ id: string }>(sql`select id from schools order by id`)) {
    const school = await directory.byId(id)
    if (school) await database.command(school, null, forgetLeftovers)
  }
}

async function forgetLeftovers(ctx: Ctx): Promise<void> {
  await forgetIdentityLeftovers(ctx)
  // Ids of messages begin with their time (UUIDv7), so the primary key finds the old ones.
  const oldest = uuidOf(ctx.now.getTime() - REPEATABLE_DAYS * 86_400_000)
  await ctx.sql(sql`delete from job_runs where message_id < ${oldest}::uuid`)
  await ctx.sql(sql`
    delete from idempotency_keys where created_at < ${ctx.now}::timestamptz - make_interval(days => ${REPEATABLE_DAYS}::int)`)
}

/** The smallest UUIDv7 of a millisecond. */
function uuidOf(milliseconds: number): string {
  const hex = milliseconds.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
