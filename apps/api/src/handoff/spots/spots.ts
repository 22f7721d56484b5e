import type { Prisma } from '@banter/prisma'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import { campusZone } from '../campus-clock.ts'
import type { AdminSpot, addSpot as adding, changeSpot as changing, Spot } from './contract.ts'

export const SpotInUse = createError(
  'SPOT_IN_USE',
  'People have met here: it stays in their orders. Switch it off instead.',
  409,
)
export const TooManySpots = createError('TOO_MANY_SPOTS', 'A school can have 50 safe spots.', 409)

const MOST = 50

export type SpotRow = AdminSpot

const select = sql`
  select id, name, about, hours, cameras, staffed, step_free as "stepFree", active from handoff_spots`

/** In the order that the school gave them. */
const inOrder = sql`order by position, id`

export const spotRows = (ctx: ReadCtx, where: Prisma.Sql): Promise<SpotRow[]> =>
  ctx.sql<SpotRow>(sql`${select} where ${where} ${inOrder}`)

export function spotOf({ active: _, ...spot }: SpotRow): Spot {
  return spot
}

export async function listSpots(ctx: ReadCtx) {
  const rows = await spotRows(ctx, sql`active`)
  return { items: rows.map(spotOf), timeZone: await campusZone(ctx) }
}

export async function listAllSpots(ctx: ReadCtx) {
  return { items: await spotRows(ctx, sql`true`), timeZone: await campusZone(ctx) }
}

/** @throws TooManySpots */
export async function addSpot(ctx: Ctx, body: z.output<typeof adding.schema.body>): Promise<AdminSpot> {
  const { name, about, hours, cameras, staffed, stepFree } = body
  const [{ count } = { count: 0 }] = await ctx.sql<{ count: number }>(
    sql`select count(*)::int as count from handoff_spots`,
  )
  if (count >= MOST) throw new TooManySpots()
  const id = v7()
  await ctx.sql(sql`
    insert into handoff_spots (id, name, about, hours, cameras, staffed, step_free, position, created_at)
    values (${id}::uuid, ${name}, ${about}, ${JSON.stringify(hours)}::jsonb, ${cameras}, ${staffed}, ${stepFree},
            (select coalesce(max(position) + 1, 0) from handoff_spots), ${ctx.now})`)
  return { id, ...body, active: true }
}

/** @throws NotFound */
export async function changeSpot(
  ctx: Ctx,
  id: string,
  { position, ...said }: z.output<typeof changing.schema.body>,
): Promise<AdminSpot> {
  const all = await ctx.sql<SpotRow>(sql`${select} ${inOrder} for no key update`)
  const before = all.find((spot) => spot.id === id)
  if (!before) throw new NotFound()
  const changes = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  const after: SpotRow = { ...before, ...changes }
  await ctx.sql(sql`
    update handoff_spots set name = ${after.name}, about = ${after.about}, hours = ${JSON.stringify(after.hours)}::jsonb,
           cameras = ${after.cameras}, staffed = ${after.staffed}, step_free = ${after.stepFree}, active = ${after.active}
     where id = ${id}::uuid`)
  if (position !== undefined)
    await moveTo(
      ctx,
      all.map((spot) => spot.id),
      id,
      position,
    )
  return after
}

async function moveTo(ctx: Ctx, ids: string[], id: string, position: number) {
  const others = ids.filter((other) => other !== id)
  const ordered = others.toSpliced(Math.min(position, others.length), 0, id)
  await ctx.sql(sql`
    update handoff_spots s set position = o.place - 1
      from unnest(${ordered}::uuid[]) with ordinality as o(id, place) where s.id = o.id`)
}

/** Slots at it go with it. @throws NotFound, SpotInUse */
export async function deleteSpot(ctx: Ctx, id: string): Promise<null> {
  const [spot] = await ctx.sql<{ used: boolean }>(sql`
    select exists (select from meetings m where m.school_id = s.school_id and m.spot_id = s.id) as used
      from handoff_spots s where s.id = ${id}::uuid for update of s`)
  if (!spot) throw new NotFound()
  if (spot.used) throw new SpotInUse()
  await ctx.sql(sql`delete from handoff_spots where id = ${id}::uuid`)
  return null
}
