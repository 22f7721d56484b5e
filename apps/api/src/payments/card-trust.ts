import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'

export const BeyondTrust = createError(
  'BEYOND_TRUST',
  'An account in its first week pays at most $500 by card at once and $1,000 a day. Meet and pay in person, or wait a little.',
  422,
)
export const TooManyPurchases = createError(
  'TOO_MANY_PURCHASES',
  'These are many card payments for one day. Please go on tomorrow.',
  429,
)

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
const limits = {
  fresh: { atOnce: 50_000, aDay: 100_000, payments: 10 },
  known: { atOnce: Number.POSITIVE_INFINITY, aDay: Number.POSITIVE_INFINITY, payments: 50 },
}

interface Standing {
  since: Date
  completed: boolean
  cents: number
  payments: number
}

/**
 * A stolen card is tried on a new account, with a high sum, or again and again, and into a wallet as gladly as for a thing: whoever has
 * completed a purchase that was paid here, or is here longer than a week, is asked less. Two at once wait for each other, so that they are
 * counted. @throws BeyondTrust, TooManyPurchases
 */
export async function assertTrusted(ctx: Ctx, total: number): Promise<void> {
  const { id } = signedIn(ctx)
  const yesterday = new Date(ctx.now.getTime() - DAY_MS)
  ctx.write(sql`select pg_advisory_xact_lock(hashtextextended(${id} || ' holds', 0))`)
  const [standing] = await ctx.sql<Standing>(sql`
    with charged as (
      select total from checkouts
       where buyer_id = ${id}::uuid and method = 'card' and created_at > ${yesterday} and state in ('paid', 'awaiting_payment')
      union all
      select amount from top_ups where user_id = ${id}::uuid and created_at > ${yesterday} and state in ('paid', 'awaiting_payment'))
    select u.created_at as since, (select coalesce(sum(total), 0)::bigint from charged) as cents,
           (select count(*)::int from charged) as payments,
           exists (select from orders o where o.school_id = u.school_id and o.buyer_id = u.id and o.state = 'settled'
                      and o.method <> 'in_person' and o.subtotal > 0) as completed
      from users u where u.id = ${id}::uuid`)
  if (!standing) return
  const fresh = !standing.completed && ctx.now.getTime() - standing.since.getTime() < WEEK_MS
  const { atOnce, aDay, payments } = fresh ? limits.fresh : limits.known
  if (standing.payments >= payments) throw new TooManyPurchases()
  if (total > atOnce || standing.cents + total > aDay) throw new BeyondTrust()
}
