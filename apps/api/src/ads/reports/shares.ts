import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { campusZone, dayOf } from '../settings/campus-days.ts'
import type { AdShare } from './contract.ts'

interface MonthRow {
  month: string
  spent: number
  share: number
  campaigns: number
  state: 'open' | 'paid' | null
  paidBy: 'transfer' | 'invoice' | null
  paidAt: Date | null
}

/** What was spent on ads in each month and what of it is the school's, newest first: as it was booked, to the cent. */
export async function sharesOf(ctx: ReadCtx): Promise<{ items: AdShare[]; nextCursor: null }> {
  const running = dayOf(ctx.now, await campusZone(ctx)).slice(0, 7)
  const rows = await ctx.sql<MonthRow>(sql`
    select m.month, m.spent, m.share, m.campaigns, s.state, s.paid_by as "paidBy", s.paid_at as "paidAt"
      from (select to_char(r.day, 'YYYY-MM') as month, sum(r.cents)::bigint as spent, sum(r.share)::bigint as share,
                   count(distinct f.campaign_id)::int as campaigns
              from ad_recognitions r join flights f on f.school_id = r.school_id and f.id = r.flight_id
             group by 1 order by 1 desc limit 60) m
      left join ad_share_statements s on to_char(s.month, 'YYYY-MM') = m.month
     order by m.month desc`)
  const { currency } = ctx.school
  const items = rows.map(({ month, spent, share, campaigns, state, paidBy, paidAt }) => ({
    month,
    spent: { amount: spent, currency },
    share: { amount: share, currency },
    campaigns,
    state: month === running ? ('running' as const) : (state ?? ('open' as const)),
    paidBy,
    paidAt: paidAt?.toISOString() ?? null,
  }))
  return { items, nextCursor: null }
}
