import type { ReadCtx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { DateTime } from 'luxon'
import { SLOT_DAYS, SLOT_MINUTES } from '../policy.ts'
import type { OpeningTime } from '../spots/contract.ts'
import { isOpenFor } from '../spots/hours.ts'
import type { FreeSlot } from './contract.ts'

/** Nobody is called to a place within the hour. */
const LEAD_MS = 3_600_000

export interface WeeklySlot {
  id: string
  spotId: string
  spotName: string
  hours: OpeningTime[]
  day: number
  fromMinute: number
  toMinute: number
}

interface Diary {
  slots: WeeklySlot[]
  /** When the seller meets somebody else. */
  taken: Date[]
  zone: string
  now: Date
}

/** The pieces of a seller’s week that are free in the next days, by the campus clock: an hour that is skipped in spring has none. */
export function freeSlots({ slots, taken, zone, now }: Diary): FreeSlot[] {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day')
  const days = Array.from({ length: SLOT_DAYS }, (_, i) => today.plus({ days: i }))
  return days.flatMap((date) =>
    slots
      .filter(({ day }) => day === date.weekday)
      .flatMap((slot) => piecesOf(slot, date))
      .filter(
        ({ at }) => at.getTime() >= now.getTime() + LEAD_MS && !taken.some((other) => isClose(other, at)),
      )
      .sort((one, other) => one.at.getTime() - other.at.getTime())
      .map(({ at, slot: { id, spotId, spotName } }) => ({
        slotId: id,
        spotId,
        spotName,
        startsAt: at.toISOString(),
      })),
  )
}

function piecesOf(slot: WeeklySlot, date: DateTime) {
  const pieces: { at: Date; slot: WeeklySlot }[] = []
  for (let from = slot.fromMinute; from + SLOT_MINUTES <= slot.toMinute; from += SLOT_MINUTES) {
    const [hour, minute] = [Math.floor(from / 60), from % 60]
    const at = date.set({ hour, minute })
    const exists = at.hour === hour && at.minute === minute
    const open = isOpenFor(slot.hours, { day: slot.day, fromMinute: from, toMinute: from + SLOT_MINUTES })
    if (exists && open) pieces.push({ at: at.toJSDate(), slot })
  }
  return pieces
}

const isClose = (one: Date, other: Date) => Math.abs(one.getTime() - other.getTime()) < SLOT_MINUTES * 60_000

/** `lock`: nobody else takes one of this seller’s slots meanwhile. */
export async function freeSlotsOf(
  ctx: ReadCtx,
  sellerId: string,
  { zone, lock = false }: { zone: string; lock?: boolean },
): Promise<FreeSlot[]> {
  const slots = await ctx.sql<WeeklySlot>(sql`
    select l.id, l.spot_id as "spotId", s.name as "spotName", s.hours, l.day, l.from_minute as "fromMinute", l.to_minute as "toMinute"
      from seller_slots l join handoff_spots s on s.school_id = l.school_id and s.id = l.spot_id
     where l.seller_id = ${sellerId}::uuid and s.active order by l.day, l.from_minute, l.id ${lock ? sql`for no key update of l` : empty}`)
  if (!slots.length) return []
  const taken = await ctx.sql<{ at: Date }>(sql`
    select m.starts_at as at from orders o
      join meetings m on m.school_id = o.school_id and m.order_id = o.id and m.state = 'agreed'
     where o.seller_id = ${sellerId}::uuid and o.state = 'held' and m.starts_at > ${ctx.now}`)
  return freeSlots({ slots, taken: taken.map(({ at }) => at), zone, now: ctx.now })
}
