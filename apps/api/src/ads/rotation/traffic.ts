import { type Campus, day, hour, hourOfDay } from '@banter/billing/ads/opening'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Placement } from '../contract.ts'

const DAYS = 7
/** So fast a measurement forgets: as slowly as it takes to tell a busy minute from a busy hour. */
const MEMORY_MS = 120_000
/** How a campus spends its day, where that is not known yet: quiet nights, busiest before noon, a long afternoon. */
const typical = [2, 1, 1, 1, 1, 2, 6, 14, 24, 28, 28, 26, 24, 22, 20, 20, 18, 18, 18, 16, 14, 12, 8, 4]

export interface PlaceTraffic {
  expected: number[]
  /** This hour's showings so far, and those of the one before. */
  now: { hour: number; showings: number }
  before: number
}

/** How busy each place has been: of the last week, by the hour of the day. */
export async function trafficOf(ctx: ReadCtx, campus: Campus): Promise<Map<Placement, PlaceTraffic>> {
  const rows = await ctx.sql<{ placement: Placement; hour: Date; showings: number }>(sql`
    select placement, hour, showings from ad_traffic where hour > ${new Date(ctx.now.getTime() - DAYS * day)} order by hour`)
  const places = new Map<Placement, PlaceTraffic>()
  for (const placement of new Set(rows.map((row) => row.placement)))
    places.set(
      placement,
      placeOf(
        rows.filter((row) => row.placement === placement),
        ctx.now.getTime(),
        campus,
      ),
    )
  return places
}

export const untravelled: PlaceTraffic = { expected: typical, now: { hour: 0, showings: 0 }, before: 0 }

function placeOf(rows: { hour: Date; showings: number }[], now: number, campus: Campus): PlaceTraffic {
  const current = Math.floor(now / hour) * hour
  const first = rows[0]?.hour.getTime() ?? current
  const sums = Array<number>(24).fill(0)
  for (const row of rows)
    if (row.hour.getTime() < current) {
      const at = hourOfDay(row.hour.getTime(), campus)
      sums[at] = (sums[at] ?? 0) + row.showings
    }
  const of = (start: number) => rows.find((row) => row.hour.getTime() === start)?.showings ?? 0
  const times = sums.map((_, at) => timesSince(first, current, at, campus))
  const scale = scaleOf(sums, times, {
    at: hourOfDay(now, campus),
    passed: (now - current) / hour,
    showings: of(current),
  })
  const expected = sums.map((sum, at) => (times[at] ? sum / times[at] : (typical[at] ?? 0) * scale))
  return { expected, now: { hour: current, showings: of(current) }, before: of(current - hour) }
}

/** How busy it is against a typical day: by whole hours, and where there are none by what there has been of this one. */
function scaleOf(
  sums: readonly number[],
  times: readonly number[],
  running: { at: number; passed: number; showings: number },
): number {
  const usual = times.reduce((sum, count, at) => sum + count * (typical[at] ?? 0), 0)
  const seen = sums.reduce((sum, one) => sum + one, 0)
  const part = running.passed * (typical[running.at] ?? 1)
  return Math.max(1, usual > 0 ? seen / usual : part > 0 ? running.showings / part : 1)
}

/** How often this hour of the day has come round whole. */
function timesSince(first: number, current: number, at: number, campus: Campus): number {
  let times = 0
  for (let start = first; start < current; start += hour) if (hourOfDay(start, campus) === at) times += 1
  return times
}

/** What was known when a place was measured last. */
export interface Mark {
  measured: number | null
  hour: Date
  showings: number
  madeAt: Date
}

/** Showings for an hour as they have been in the last minutes: the newest ones move it, a single one not far. */
export function measure(mark: Mark | undefined, { now, before }: PlaceTraffic, at: number): number | null {
  if (!mark) return null
  const passed = at - mark.madeAt.getTime()
  if (passed <= 0) return mark.measured
  const seen = mark.hour.getTime()
  const since =
    seen === now.hour
      ? now.showings - mark.showings
      : now.showings + (seen === now.hour - hour ? Math.max(0, before - mark.showings) : 0)
  const rate = (Math.max(0, since) * hour) / passed
  if (mark.measured === null) return rate
  return mark.measured + (rate - mark.measured) * (1 - Math.exp(-passed / MEMORY_MS))
}
