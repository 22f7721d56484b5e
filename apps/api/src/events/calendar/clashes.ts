import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { DateTime } from 'luxon'
import type { z } from 'zod'
import type { Media } from '../../media/media.ts'
import { onCalendar } from '../event-rows.ts'
import { type ListedRow, listed, summaryOf } from '../event-view.ts'
import { assertTimes, begunAt, type Times, timesOf } from '../planning/times.ts'
import { localOf } from './clock.ts'
import type { findClashes as contract } from './contract.ts'
import { calendarSettings } from './settings.ts'

type Plan = z.output<typeof contract.schema.querystring>
type Found = z.output<(typeof contract.schema.response)[200]>
type Because = 'place' | 'audience'
/** What else is on around the plan, and why it is in the way. */
interface Busy {
  startsAt: Date
  endsAt: Date
  placed: boolean
}

const AROUND_MS = 2 * 3_600_000
const DAYS = 7
const MOST_SHOWN = 20
const MOST_SUGGESTED = 3
/** When people are up. */
const [EARLIEST, LATEST] = [8, 22]

/** What is at the same place or for the same people within two hours of a plan, and when less is in its way. @throws WrongTimes */
export async function findClashes(ctx: ReadCtx, media: Media, plan: Plan): Promise<Found> {
  const viewer = signedIn(ctx)
  const timeZone = plan.timeZone ?? (await calendarSettings(ctx)).timeZone
  const times = plannedTimes(plan, timeZone)
  const [rows, busy] = await Promise.all([
    ctx.sql<ListedRow & { placed: boolean }>(clashQuery(viewer, plan, times)),
    ctx.sql<Busy>(busyQuery(plan, times)),
  ])
  const clashes = rows.map((row) => ({ ...summaryOf(media, row), because: reasons(row, plan) }))
  const suggestions = clashes.length ? suggestionsFor(ctx.now, times, busy) : []
  return { clashes, suggestions: suggestions.map((free) => shown(free, timeZone)), timeZone }
}

function plannedTimes({ startsAt, endsAt }: Plan, zone: string): Times {
  if (endsAt !== undefined) return timesOf({ startsAt, endsAt }, zone)
  const starts = DateTime.fromISO(startsAt, { zone })
  return assertTimes({ starts, ends: starts.plus({ hours: 1 }) })
}

/** The same words for a place, however they are spaced and whatever their case. */
const placeKey = (column: ReturnType<typeof sql>) =>
  sql`lower(regexp_replace(${column}, '[^[:alnum:]]+', '', 'g'))`
const samePlace = ({ place = '' }: Plan) =>
  sql`(${placeKey(sql`${place}::text`)} <> '' and ${placeKey(sql`e.place`)} = ${placeKey(sql`${place}::text`)})`

/** Everybody is meant by what the school sees, and by what the same club gives. */
const sameAudience = ({ club }: Plan) =>
  club ? sql`(e.audience = 'school' or e.club_id = ${club}::uuid)` : sql`e.audience = 'school'`

const within = (from: number, to: number) => sql`
  e.state = 'published' and e.deleted_at is null
  and e.starts_at > ${new Date(from - 14 * 86_400_000)}::timestamptz and e.starts_at < ${new Date(to)}::timestamptz
  and e.ends_at > ${new Date(from)}::timestamptz`

function clashQuery(viewer: Viewer, plan: Plan, { starts, ends }: Times) {
  const page = sql`
    select e.*, ${samePlace(plan)} as placed from events e
     where ${within(starts.toMillis() - AROUND_MS, ends.toMillis() + AROUND_MS)} and ${onCalendar(viewer)} ${others(plan)}
     order by placed desc, e.starts_at limit ${MOST_SHOWN}::int`
  return sql`select shown.*, ${samePlace(plan)} as placed
    from (${listed(viewer, page)}) shown join events e on e.school_id = shown."schoolId" and e.id = shown.id
   order by placed desc, e.starts_at`
}

/** Without names, so that a place counts as taken also by what the viewer may not see. */
function busyQuery(plan: Plan, { starts, ends }: Times) {
  const around = DAYS * 86_400_000
  return sql`
    select e.starts_at as "startsAt", e.ends_at as "endsAt", ${samePlace(plan)} as placed from events e
     where ${within(starts.toMillis() - around, ends.toMillis() + around)} ${others(plan)} limit 2000`
}

const others = (plan: Plan) => sql`
  and (${samePlace(plan)} or ${sameAudience(plan)}) ${plan.except ? sql`and e.id <> ${plan.except}::uuid` : sql``}`

function reasons(row: ListedRow & { placed: boolean }, { club }: Plan): Because[] {
  const audience = row.audience === 'school' || (club !== undefined && row.clubId === club)
  return [...(row.placed ? (['place'] as const) : []), ...(audience ? (['audience'] as const) : [])]
}

/** Hours of the same day and the same hour of days nearby: those with less in the way than the plan has, nearest first. */
function suggestionsFor(now: Date, plan: Times, busy: Busy[]): Times[] {
  const cost = (times: Times) => costOf(times, busy)
  const planned = cost(plan)
  return candidates(plan)
    .filter(({ starts }) => starts.toMillis() > now.getTime())
    .map((times) => ({ times, cost: cost(times), far: Math.abs(times.starts.diff(plan.starts).toMillis()) }))
    .filter((candidate) => candidate.cost < planned)
    .sort((a, b) => a.cost - b.cost || a.far - b.far)
    .slice(0, MOST_SUGGESTED)
    .map(({ times }) => times)
}

/** Two things at one place are worse than any number of things for the same people. */
function costOf({ starts, ends }: Times, busy: Busy[]): number {
  const [from, to] = [starts.toMillis() - AROUND_MS, ends.toMillis() + AROUND_MS]
  return busy
    .filter(({ startsAt, endsAt }) => startsAt.getTime() < to && endsAt.getTime() > from)
    .reduce((sum, { placed }) => sum + (placed ? 1000 : 1), 0)
}

function candidates(plan: Times): Times[] {
  const hours = Array.from({ length: LATEST - EARLIEST }, (_, i) => plan.starts.set({ hour: EARLIEST + i }))
  const days = [-3, -2, -1, 1, 2, 3, 4, 5, 6, 7].map((days) => plan.starts.plus({ days }))
  return [...hours, ...days].map((starts: DateTime) => begunAt(plan, starts))
}

function shown({ starts, ends }: Times, zone: string): Found['suggestions'][number] {
  const [from, to] = [starts.toJSDate(), ends.toJSDate()]
  return {
    startsAt: from.toISOString(),
    endsAt: to.toISOString(),
    startsLocal: localOf(from, zone),
    endsLocal: localOf(to, zone),
  }
}
