import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

/** Codes, sessions and counters that no longer decide anything. Tokens go with their session. */
export async function forgetIdentityLeftovers(ctx: Ctx): Promise<void> {
  await ctx.sql(sql`delete from email_codes where expires_at < ${ctx.now}::timestamptz - interval '7 days'`)
  await ctx.sql(sql`
    delete from sessions
     where expires_at < ${ctx.now}::timestamptz - interval '7 days' or revoked_at < ${ctx.now}::timestamptz - interval '30 days'`)
  await ctx.sql(sql`
    delete from sign_in_throttles where greatest(updated_at, locked_until) < ${ctx.now}::timestamptz - interval '2 days'`)
  await ctx.sql(sql`delete from sign_ups where asked_at < ${ctx.now}::timestamptz - interval '7 days'`)
  await ctx.sql(sql`delete from mail_paces where last_at < ${ctx.now}::timestamptz - interval '2 days'`)
}
