import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Sanction } from './contract.ts'

/** What is known of somebody before the next case is decided. */
export interface Past {
  suspended: boolean
  sanctions: Sanction[]
}

interface Row {
  id: string
  suspended: boolean
  kind: Sanction['kind'] | null
  reason: string
  createdAt: Date
  endsAt: Date | null
  liftedAt: Date | null
}

const MOST_EACH = 5

/** Of each of these people, the latest first: one query for a page of cases. */
export async function sanctionsOf(ctx: ReadCtx, userIds: string[]): Promise<Map<string, Past>> {
  const ids = [...new Set(userIds.filter(Boolean))]
  const known = new Map<string, Past>()
  if (!ids.length) return known
  const rows = await ctx.sql<Row>(sql`
    select u.id, u.status = 'suspended' as suspended, s.kind, s.reason, s.created_at as "createdAt", s.ends_at as "endsAt",
           s.lifted_at as "liftedAt"
      from users u left join lateral (
        select * from sanctions x where x.school_id = u.school_id and x.user_id = u.id order by x.id desc limit ${MOST_EACH}) s on true
     where u.id = any(${ids}::uuid[]) order by s.id desc`)
  for (const { id, suspended, kind, reason, createdAt, endsAt, liftedAt } of rows) {
    const past = known.get(id) ?? { suspended, sanctions: [] }
    known.set(id, past)
    if (kind)
      past.sanctions.push({
        kind,
        reason,
        createdAt: createdAt.toISOString(),
        endsAt: endsAt?.toISOString() ?? null,
        liftedAt: liftedAt?.toISOString() ?? null,
      })
  }
  return known
}
