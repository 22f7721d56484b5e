import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Placement } from '../contract.ts'

const HOUR_MS = 3_600_000

interface OfPlace {
  placement: Placement
  hour: string
  showings: number
}

interface OfAd {
  flightId: string
  creativeId: string
  hour: string
  shown: number
}

/** What this process has shown at one school and not yet written down. */
export interface Unwritten {
  places: Map<string, OfPlace>
  ads: Map<string, OfAd>
}

export const unwritten = (): Unwritten => ({ places: new Map(), ads: new Map() })

export function noteShowing(
  { places, ads }: Unwritten,
  now: Date,
  placement: Placement,
  offered: number,
  shown: readonly { flightId: string; creativeId: string }[],
): void {
  const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS).toISOString()
  const place = places.get(placement + hour) ?? { placement, hour, showings: 0 }
  place.showings += offered
  places.set(placement + hour, place)
  for (const { flightId, creativeId } of shown) {
    const key = flightId + creativeId + hour
    const ad = ads.get(key) ?? { flightId, creativeId, hour, shown: 0 }
    ad.shown += 1
    ads.set(key, ad)
  }
}

/** In the order of their keys, as whoever counts views does it: so nobody waits for another who waits for them. */
export function writeShowings(ctx: Ctx, { places, ads }: Unwritten): void {
  ctx.write(sql`
    insert into ad_traffic (placement, hour, showings)
    select placement, hour, showings from jsonb_to_recordset(${JSON.stringify([...places.values()])}::jsonb)
           as of_place(placement text, hour timestamptz, showings int) order by placement, hour
    on conflict (school_id, placement, hour) do update set showings = ad_traffic.showings + excluded.showings`)
  if (ads.size)
    ctx.write(sql`
      insert into ad_hours (flight_id, creative_id, hour, shown)
      select a."flightId", a."creativeId", a.hour, a.shown
        from jsonb_to_recordset(${JSON.stringify([...ads.values()])}::jsonb) as a("flightId" uuid, "creativeId" uuid, hour timestamptz, shown int)
        join flights f on f.school_id = app.school_id() and f.id = a."flightId"
        join creatives r on r.school_id = f.school_id and r.id = a."creativeId"
       order by 1, 2, 3
      on conflict (school_id, flight_id, creative_id, hour) do update set shown = ad_hours.shown + excluded.shown`)
}
