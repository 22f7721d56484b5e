import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import { adChanged } from '../topics.ts'
import { campusZone, daysOf, spanOf } from './campus-days.ts'
import type { addBlackout as adding, Blackout } from './contract.ts'

interface BlackoutRow {
  id: string
  startsAt: Date
  endsAt: Date
  reason: string
}

/** The times without ads that are not over, soonest first. */
export const blackoutsAfter = (ctx: ReadCtx, now: Date) =>
  ctx.sql<BlackoutRow>(sql`
    select id, starts_at as "startsAt", ends_at as "endsAt", reason from ad_blackouts
     where ends_at > ${now} order by starts_at, id limit 100`)

export async function listBlackouts(ctx: ReadCtx) {
  const zone = await campusZone(ctx)
  const rows = await blackoutsAfter(ctx, ctx.now)
  return { items: rows.map((row) => viewOf(row, zone)), nextCursor: null }
}

export async function addBlackout(
  ctx: Ctx,
  { from, to, reason }: z.output<typeof adding.schema.body>,
): Promise<Blackout> {
  const zone = await campusZone(ctx)
  const row = { id: v7(), reason, ...spanOf(from, to, zone) }
  ctx.write(sql`
    insert into ad_blackouts (id, starts_at, ends_at, reason, created_by_id, created_at)
    values (${row.id}::uuid, ${row.startsAt}, ${row.endsAt}, ${reason}, ${signedIn(ctx).id}::uuid, ${ctx.now})`)
  await publish(ctx, adChanged, { campaign_id: null })
  return viewOf(row, zone)
}

/** One that runs ends now: that there was one stays known. */
export async function endBlackout(ctx: Ctx, id: string): Promise<void> {
  const gone = await ctx.sql(sql`
    with ended as (update ad_blackouts set ends_at = ${ctx.now}
                    where id = ${id}::uuid and starts_at < ${ctx.now} and ends_at > ${ctx.now} returning id),
         undone as (delete from ad_blackouts where id = ${id}::uuid and starts_at >= ${ctx.now} returning id)
    select id from ended union all select id from undone`)
  if (!gone.length) throw new NotFound()
  await publish(ctx, adChanged, { campaign_id: null })
}

const viewOf = (row: BlackoutRow, zone: string): Blackout => ({
  id: row.id,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  ...daysOf(row, zone),
  reason: row.reason,
})
