import type { EmailCodePurpose } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { hashAddress } from '../secrets.ts'

const MOST_PER_DAY = 6
const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS

interface Pace {
  sent: number
  firstAt: Date
  lastAt: Date
}

export interface Turn {
  /** A mail may go out now. */
  granted: boolean
  /** When the next one may be asked for. */
  resendAfter: Date
}

/**
 * Whether an address may be written to now: after 1, 2, 4 … minutes, at most six times a day. Counted for addresses that nobody has
 * as well, so that the waiting time does not tell. `atOnce` spares the wait, not the day's limit.
 */
export async function takeTurn(
  ctx: Ctx,
  email: string,
  purpose: EmailCodePurpose,
  { atOnce = false } = {},
): Promise<Turn> {
  const address = hashAddress(email)
  const yesterday = new Date(ctx.now.getTime() - DAY_MS)
  const [taken] = await ctx.sql<Pace>(sql`
    insert into mail_paces as p (email_hash, purpose, sent, first_at, last_at)
    values (${address}, ${purpose}::"EmailCodePurpose", 1, ${ctx.now}, ${ctx.now})
    on conflict (school_id, email_hash, purpose) do update
       set sent = case when p.first_at <= ${yesterday} then 1 else p.sent + 1 end,
           first_at = case when p.first_at <= ${yesterday} then excluded.first_at else p.first_at end,
           last_at = excluded.last_at
     where p.first_at <= ${yesterday}
        or (p.sent < ${MOST_PER_DAY}::int
            and (${atOnce} or p.last_at + 2 ^ (p.sent - 1) * interval '1 minute' <= ${ctx.now}))
    returning sent, first_at as "firstAt", last_at as "lastAt"`)
  const pace = taken ?? (await paceOf(ctx, address, purpose))
  return { granted: taken !== undefined, resendAfter: nextTurn(pace) }
}

async function paceOf(ctx: Ctx, address: string, purpose: EmailCodePurpose): Promise<Pace> {
  const [pace] = await ctx.sql<Pace>(sql`
    select sent, first_at as "firstAt", last_at as "lastAt" from mail_paces
     where email_hash = ${address} and purpose = ${purpose}::"EmailCodePurpose"`)
  return pace ?? { sent: 1, firstAt: ctx.now, lastAt: ctx.now }
}

function nextTurn({ sent, firstAt, lastAt }: Pace): Date {
  if (sent >= MOST_PER_DAY) return new Date(firstAt.getTime() + DAY_MS)
  return new Date(lastAt.getTime() + 2 ** (sent - 1) * MINUTE_MS)
}
