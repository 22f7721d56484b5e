import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { hashToken } from '../secrets.ts'

/** What somebody asked for with an address that is nobody's yet. */
export interface Application {
  /** Which browser asked. */
  applicant: string
  name: string
  major: string | null
  phone: string | null
  passwordHash: string
  userAgent: string
}

/** A browser is known by the secret it keeps. Programs without one are the same applicant: the last that asked counts. */
export const applicantOf = (verifier: string | undefined) => (verifier ? hashToken(verifier) : '')

/** Keeps an application beside those of others; one's own earlier one is replaced. */
export async function fileApplication(ctx: Ctx, userId: string, one: Application): Promise<void> {
  await ctx.sql(sql`
    insert into sign_ups (user_id, applicant, name, major, phone, password_hash, user_agent, asked_at)
    values (${userId}::uuid, ${one.applicant}, ${one.name}, ${one.major}, ${one.phone}, ${one.passwordHash}, ${one.userAgent}, ${ctx.now})
    on conflict (school_id, user_id, applicant) do update
       set name = excluded.name, major = excluded.major, phone = excluded.phone, password_hash = excluded.password_hash,
           user_agent = excluded.user_agent, asked_at = excluded.asked_at`)
}

/** Whose code is sent again: the one's who asks, else the newest applicant's. */
export async function applicantToRemind(ctx: Ctx, userId: string, applicant: string): Promise<string> {
  const [one] = await ctx.sql<{ applicant: string }>(sql`
    select applicant from sign_ups where user_id = ${userId}::uuid
     order by applicant = ${applicant} desc, asked_at desc limit 1`)
  return one?.applicant ?? applicant
}

/** The account becomes what this applicant asked for, with another password if one is chosen now. The others have asked in vain. */
export async function grantApplication(
  ctx: Ctx,
  { userId, applicant }: { userId: string; applicant: string },
  passwordHash: string | null,
): Promise<void> {
  await ctx.sql(sql`
    update users u set name = s.name, major = s.major, phone = s.phone, password_hash = s.password_hash
      from sign_ups s
     where u.id = ${userId}::uuid and u.email_verified_at is null and u.role = 'student' and s.school_id = u.school_id and s.user_id = u.id
       and s.applicant = ${applicant}`)
  if (passwordHash)
    await ctx.sql(
      sql`update users set password_hash = ${passwordHash} where id = ${userId}::uuid and email_verified_at is null`,
    )
  await ctx.sql(sql`delete from sign_ups where user_id = ${userId}::uuid`)
}

/** When and with which device an applicant asked, and whether others did as well. */
export async function askedBy(ctx: ReadCtx, userId: string, applicant: string) {
  const rows = await ctx.sql<{ applicant: string; userAgent: string; askedAt: Date }>(sql`
    select applicant, user_agent as "userAgent", asked_at as "askedAt" from sign_ups where user_id = ${userId}::uuid`)
  const own = rows.find((row) => row.applicant === applicant)
  return own && { ...own, disputed: rows.length > 1 }
}
