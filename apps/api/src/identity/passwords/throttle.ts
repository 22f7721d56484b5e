import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { hashAddress } from '../secrets.ts'

export const SignInLocked = createError(
  'SIGN_IN_LOCKED',
  'Too many tries. Please wait %s minutes, or choose a new password.',
  429,
)

const FREE_TRIES = 5
const LONGEST_MINUTES = 60

/**
 * Counts a try at an address, known or not, before the password is looked at, so that tries made at once count too. From the fifth on
 * the address is locked for 1, 2, 4 … 60 minutes; a day without tries is forgotten. @throws SignInLocked with `retryAfter` in seconds
 */
export async function countTry(ctx: Ctx, email: string): Promise<void> {
  const address = hashAddress(email)
  const counted = await ctx.sql(sql`
    insert into sign_in_throttles as t (email_hash, failures, updated_at) values (${address}, 1, ${ctx.now})
    on conflict (school_id, email_hash) do update
       set (failures, locked_until, updated_at) = (
             select n, case when n >= ${FREE_TRIES}::int
                            then ${ctx.now}::timestamptz + least(2 ^ least(n - ${FREE_TRIES}::int, 10), ${LONGEST_MINUTES}::int) * interval '1 minute' end,
                    ${ctx.now}::timestamptz
               from (select case when t.updated_at < ${ctx.now}::timestamptz - interval '1 day' then 1 else t.failures + 1 end as n) tries)
     where t.locked_until is null or t.locked_until <= ${ctx.now}
    returning failures`)
  if (!counted.length) throw await lockOf(ctx, address)
}

/** A right password clears the slate. */
export async function forgetTries(ctx: Ctx, email: string): Promise<void> {
  await ctx.sql(sql`delete from sign_in_throttles where email_hash = ${hashAddress(email)}`)
}

async function lockOf(ctx: Ctx, address: string) {
  const [lock] = await ctx.sql<{ lockedUntil: Date | null }>(
    sql`select locked_until as "lockedUntil" from sign_in_throttles where email_hash = ${address}`,
  )
  const until = lock?.lockedUntil ?? ctx.now
  const retryAfter = Math.max(1, Math.ceil((until.getTime() - ctx.now.getTime()) / 1000))
  return Object.assign(new SignInLocked(Math.ceil(retryAfter / 60)), { retryAfter })
}
