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
  'These are many purchases for one day. Please go on tomorrow, or pay from your wallet.',
  429,
)

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
const limits = {
  fresh: { atOnce: 50_000, aDay: 100_000, purchases: 10 },
  known: { atOnce: Number.POSITIVE_INFINITY, aDay: Number.POSITIVE_INFINITY, purchases: 50 },
}

interface Standing {
  since: Date
  completed: boolean
  cents: number
  purchases: number
}

/**
 * A stolen card is tried on a new account, with a high sum, or again and again: whoever has completed a purchase, or is here longer than a
 * week, is asked less. @throws BeyondTrust, TooManyPurchases
 */
export async function assertTrusted(ctx: Ctx, total: number): Promise<void> {
  const { id } = signedIn(ctx)
  const yesterday = new Date(ctx.now.getTime() - DAY_MS)
  const [standing] = await ctx.sql<Standing>(sql`
    select u.created_at as since, coalesce(sum(c.total), 0)::bigint as cents, count(c.id)::int as purchases,
           exists (select from orders o where o.school_id = u.school_id and o.buyer_id = u.id and o.state = 'settled') as completed
      from users u left join checkouts c
        on c.school_id = u.school_id and c.buyer_id = u.id and c.method = 'card' and c.created_at > ${yesterday}
       and c.state in ('paid', 'awaiting_payment')
     where u.id = ${id}::uuid group by u.school_id, u.id, u.created_at`)
  if (!standing) return
  const fresh = !standing.completed && ctx.now.getTime() - standing.since.getTime() < WEEK_MS
  const { atOnce, aDay, purchases } = fresh ? limits.fresh : limits.known
  if (standing.purchases >= purchases) throw new TooManyPurchases()
  if (total > atOnce || standing.cents + total > aDay) throw new BeyondTrust()
}
