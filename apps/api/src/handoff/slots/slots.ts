import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { campusZone } from '../campus-clock.ts'
import { SLOT_MINUTES } from '../policy.ts'
import { clockTimeOf, isOpenFor, minuteOf } from '../spots/hours.ts'
import { spotRows } from '../spots/spots.ts'
import type { putSlots as putting } from './contract.ts'

export const WrongSlots = createError('WRONG_SLOTS', '%s', 422)

type Said = z.output<typeof putting.schema.body>['slots'][number]

interface SlotRow {
  id: string
  spotId: string
  spotName: string
  day: number
  fromMinute: number
  toMinute: number
}

export async function getSlots(ctx: ReadCtx) {
  const rows = await ctx.sql<SlotRow>(sql`
    select l.id, l.spot_id as "spotId", s.name as "spotName", l.day, l.from_minute as "fromMinute", l.to_minute as "toMinute"
      from seller_slots l join handoff_spots s on s.school_id = l.school_id and s.id = l.spot_id
     where l.seller_id = ${signedIn(ctx).id}::uuid order by l.day, l.from_minute, l.id`)
  const items = rows.map(({ fromMinute, toMinute, ...slot }) => ({
    ...slot,
    from: clockTimeOf(fromMinute),
    to: clockTimeOf(toMinute),
  }))
  return { items, timeZone: await campusZone(ctx) }
}

/** @throws WrongSlots */
export async function putSlots(ctx: Ctx, slots: Said[]) {
  const { id } = signedIn(ctx)
  await assertPossible(ctx, slots)
  const rows = slots.map(({ spotId, day, from, to }) => ({
    id: v7(),
    spot_id: spotId,
    day,
    from_minute: minuteOf(from),
    to_minute: minuteOf(to),
  }))
  // One saving at a time: two at once would leave both.
  await ctx.sql(sql`select id from users where id = ${id}::uuid for no key update`)
  await ctx.sql(sql`delete from seller_slots where seller_id = ${id}::uuid`)
  await ctx.sql(sql`
    insert into seller_slots (id, seller_id, spot_id, day, from_minute, to_minute)
    select id, ${id}::uuid, spot_id, day, from_minute, to_minute from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as said(id uuid, spot_id uuid, day int, from_minute int, to_minute int)`)
  return getSlots(ctx)
}

/** Each is long enough, at a spot that is open then, and nobody is at two places at once. */
async function assertPossible(ctx: ReadCtx, slots: Said[]) {
  const spots = new Map((await spotRows(ctx, sql`active`)).map((spot) => [spot.id, spot]))
  for (const [i, slot] of slots.entries()) {
    const window = { day: slot.day, fromMinute: minuteOf(slot.from), toMinute: minuteOf(slot.to) }
    if (window.toMinute - window.fromMinute < SLOT_MINUTES)
      throw wrong(i, `From and to are less than ${SLOT_MINUTES} minutes apart.`)
    const spot = spots.get(slot.spotId)
    if (!spot) throw wrong(i, 'This is not one of the school’s spots any more.')
    if (!isOpenFor(spot.hours, window)) throw wrong(i, `${spot.name} is not open all of that time.`)
    const meets = slots
      .slice(0, i)
      .some((other) => other.day === slot.day && other.from < slot.to && slot.from < other.to)
    if (meets) throw wrong(i, 'This is at the same time as another one.')
  }
}

const wrong = (i: number, message: string) =>
  Object.assign(new WrongSlots(message), { fields: { [`slots.${i}`]: message } })

/** Whoever has left meets nobody. */
export async function forgetSlots(ctx: Ctx, userId: string): Promise<void> {
  ctx.write(sql`delete from seller_slots where seller_id = ${userId}::uuid`)
}
