import { type Limits, overLimits, type PlanKey, planOf } from '@banter/billing/subscriptions/plans'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Plan } from '../contract.ts'
import { PlanTooSmall } from './errors.ts'

export type Used = Record<keyof Limits, number>

const GIGABYTE = 1_000_000_000
const words: Record<keyof Limits, string> = {
  members: 'members',
  staffSeats: 'staff seats',
  storageGb: 'gigabytes of pictures and files',
  adCampaigns: 'campaigns',
}

/** How much of what plans limit is in use. */
export async function usageOf(ctx: ReadCtx): Promise<Used> {
  const [row] = await ctx.sql<{ members: number; staff: number; bytes: number; campaigns: number }>(sql`
    select (select count(*) from users where status <> 'closed')::int as members,
           (select count(*) from users where role in ('moderator', 'admin') and status <> 'closed')::int as staff,
           (select coalesce(sum(bytes), 0) from media_assets where purged_at is null)::bigint as bytes,
           (select count(*) from campaigns
             where kind = 'sponsored' and state in ('paid', 'pending', 'approved', 'live', 'paused'))::int as campaigns`)
  const { members = 0, staff = 0, bytes = 0, campaigns = 0 } = row ?? {}
  return {
    members,
    staffSeats: staff,
    storageGb: Math.round((bytes / GIGABYTE) * 10) / 10,
    adCampaigns: campaigns,
  }
}

export function usageView(plan: PlanKey, used: Used): Plan['over'] {
  const { limits } = planOf(plan)
  return (Object.keys(words) as (keyof Limits)[]).map((limit) => ({
    limit,
    used: used[limit],
    allowed: limits[limit],
  }))
}

/** @throws PlanTooSmall naming what there is too much of */
export function assertFits(plan: PlanKey, used: Used): void {
  const over = overLimits(plan, used)
  if (over.length === 0) return
  const said = over.map(({ limit, used: has, allowed }) => `${has} of ${allowed} ${words[limit]}`)
  throw new PlanTooSmall(said.join(', '))
}
