import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { FlightKind } from '../contract.ts'
import type { Booked } from './steps.ts'

export interface SoldFlight {
  id: string
  campaignId: string
  currency: string
  kind: FlightKind
  price: number
  budget: number
  bought: number
  counted: number
  startsAt: Date
  endsAt: Date
  shareBps: number
  booked: Booked
  /** The last day that is booked; empty while none is. */
  bookedUntil: string
}

/** A campaign's flights that were paid for, held in their order, with what is booked of each. */
export async function lockSold(ctx: Ctx, campaignId: string): Promise<SoldFlight[]> {
  await ctx.sql(
    sql`select id from flights where campaign_id = ${campaignId}::uuid order by id for no key update`,
  )
  return ctx.sql<SoldFlight>(sql`
    select f.id, c.id as "campaignId", c.currency, f.kind, f.price, f.budget, f.bought, f.counted, f.starts_at as "startsAt",
           f.ends_at as "endsAt", c.share_bps as "shareBps", coalesce(b.until, '') as "bookedUntil",
           jsonb_build_object('units', coalesce(b.units, 0), 'cents', coalesce(b.cents, 0), 'share', coalesce(b.share, 0)) as booked
      from flights f join campaigns c on c.school_id = f.school_id and c.id = f.campaign_id
      left join lateral (select sum(r.units)::bigint as units, sum(r.cents)::int as cents, sum(r.share)::int as share, max(r.day)::text as until
                           from ad_recognitions r where r.school_id = f.school_id and r.flight_id = f.id) b on true
     where f.campaign_id = ${campaignId}::uuid and f.kind <> 'free' and f.budget > 0 and f.bought > 0 and c.share_bps is not null
     order by f.id`)
}
