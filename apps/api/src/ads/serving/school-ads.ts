import { type Rotation, rotationOf } from '@banter/billing/ads/rotation'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Placement } from '../contract.ts'
import { Plan, type PlannedFlight } from '../rotation/plan.ts'

/** What one creative shows. Once approved it does not change. */
export interface Shown {
  creativeId: string
  advertiser: string
  headline: string
  text: string
  action: string
  mediaKey: string | null
  alt: string
}

/** One place's plan, in the form in which it is picked from. */
export interface PlacePlan {
  version: number
  gap: number
  optOut: boolean
  flights: ReadonlyMap<string, PlannedFlight>
  rotation: Rotation
}

export interface SchoolAds {
  places: ReadonlyMap<Placement, PlacePlan>
  creatives: ReadonlyMap<string, Shown>
}

export const nothing: SchoolAds = { places: new Map(), creatives: new Map() }

/** A plan that nobody renews, because the workers are away, is not followed for ever. */
const STALE_MS = 15 * 60_000

interface Row {
  placement: Placement
  version: number
  plan: unknown
}

/** A school's plans as they are now; what is known of them already is not read again. */
export async function readSchoolAds(ctx: ReadCtx, known: SchoolAds): Promise<SchoolAds> {
  const versions = Object.fromEntries(
    [...known.places].map(([placement, { version }]) => [placement, version]),
  )
  const rows = await ctx.sql<Row>(sql`
    select p.placement, p.version, case when p.version is distinct from (k.known ->> p.placement)::bigint then p.plan end as plan
      from ad_plans p, (select ${JSON.stringify(versions)}::jsonb as known) k
     where p.made_at > ${new Date(ctx.now.getTime() - STALE_MS)}`)
  if (!rows.length) return nothing
  const places = new Map(rows.map((row) => [row.placement, known.places.get(row.placement)]))
  for (const { placement, version, plan } of rows)
    if (plan !== null) places.set(placement, placeOf(version, Plan.parse(plan)))
  const kept = new Map([...places].flatMap(([placement, plan]) => (plan ? [[placement, plan] as const] : [])))
  return { places: kept, creatives: await creativesOf(ctx, kept, known.creatives) }
}

function placeOf(version: number, { gap, optOut, flights }: Plan): PlacePlan {
  const shares = flights.map(({ id, share, until }) => ({ flight: id, share, until }))
  const byId = new Map(flights.map((flight) => [flight.id, flight]))
  return { version, gap, optOut, flights: byId, rotation: rotationOf(shares) }
}

async function creativesOf(
  ctx: ReadCtx,
  places: ReadonlyMap<Placement, PlacePlan>,
  known: SchoolAds['creatives'],
): Promise<SchoolAds['creatives']> {
  const wanted = new Set<string>()
  for (const { flights } of places.values())
    for (const { creatives } of flights.values()) for (const id of creatives) wanted.add(id)
  const missing = [...wanted].filter((id) => !known.has(id))
  if (!missing.length && wanted.size === known.size) return known
  const rows = missing.length
    ? await ctx.sql<Shown>(sql`
        select r.id as "creativeId", a.name as advertiser, r.headline, r.body as text, r.action, r.media_key as "mediaKey", r.alt
          from creatives r join campaigns c on c.school_id = r.school_id and c.id = r.campaign_id
          join advertisers a on a.school_id = c.school_id and a.id = c.advertiser_id
         where r.id = any(${missing}::uuid[])`)
    : []
  const kept = [...known].filter(([id]) => wanted.has(id))
  return new Map([...kept, ...rows.map((row) => [row.creativeId, row] as const)])
}
