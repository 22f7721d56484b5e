import type { Prisma } from '@banter/prisma'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { clubFor } from '../../clubs/membership.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import { calendarSettings } from '../calendar/settings.ts'
import { canCreate } from '../policy.ts'
import type * as contract from './contract.ts'
import { setCover } from './cover.ts'
import { datesOf, ruleText } from './recurrence.ts'
import { assertAhead, begunAt, type Times, timesOf } from './times.ts'

export const MayNotCreate = createError(
  'MAY_NOT_CREATE',
  'Confirm your e-mail address before you plan an event.',
  403,
)
export const TooManyPlanned = createError(
  'TOO_MANY_PLANNED',
  'You have planned as many dates as one person can: wait until some are over, or delete some.',
  409,
)
export const NoClub = createError('NO_CLUB', 'An event for members needs a club.', 422)

/** Dates to come of one person: what fills a calendar is no plan. */
const MOST_PLANNED = 300

type Wish = z.output<typeof contract.createEvent.schema.body>

/** Drafts an event, or the dates of a series. @returns the id of the first. @throws MayNotCreate, NotAllowedInClub, WrongTimes, TooManyPlanned … */
export async function createEvent(ctx: Ctx, wish: Wish): Promise<string> {
  const viewer = signedIn(ctx)
  if (!canCreate(viewer)) throw new MayNotCreate()
  assertNotAhead(ctx, wish.id)
  if (wish.clubId) await clubFor(ctx, wish.clubId, 'schedule')
  else if (wish.audience === 'club') throw noClub()
  const { id = v7(), cover, repeat, startsAt, endsAt, timeZone, clubId, ...words } = wish
  const zone = timeZone ?? (await calendarSettings(ctx)).timeZone
  const times = timesOf({ startsAt, endsAt }, zone)
  assertAhead(ctx.now, times)
  const base = { ...given(words), clubId: clubId ?? null, organiserId: viewer.id, timeZone: zone }
  const known = await sameEvent(ctx, id, wish.title)
  if (known) return known
  const dates = repeat ? datesOf(times.starts, repeat).map((date) => begunAt(times, date)) : [times]
  await assertRoom(ctx, dates.length)
  const seriesId = repeat ? await makeSeries(ctx, zone, ruleText(times.starts, repeat)) : null
  const rows = dates.map((date, i) => ({
    ...base,
    ...moments(date),
    seriesId,
    id: i === 0 ? id : v7(),
    createdAt: ctx.now,
  }))
  await ctx.db.event.createMany({ data: rows as Prisma.EventCreateManyInput[] })
  if (cover)
    await setCover(
      ctx,
      rows.map((row) => row.id),
      cover,
    )
  return id
}

/** What a form left out stays what the table says. */
export function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

export const moments = ({ starts, ends }: Times) => ({ startsAt: starts.toJSDate(), endsAt: ends.toJSDate() })

export const noClub = () => Object.assign(new NoClub(), { fields: { audience: new NoClub().message } })

/** Sent twice, it is planned once. @throws IdTaken */
async function sameEvent(ctx: Ctx, id: string, title: string): Promise<string | null> {
  const event = await ctx.db.event.findFirst({ where: { id }, select: { title: true, organiserId: true } })
  if (!event) return null
  if (event.title !== title || event.organiserId !== signedIn(ctx).id) throw new IdTaken()
  return id
}

/** @throws TooManyPlanned */
export async function assertRoom(ctx: Ctx, more: number): Promise<void> {
  const [planned] = await ctx.sql<{ dates: number }>(sql`
    select count(*)::int as dates from events
     where organiser_id = ${signedIn(ctx).id}::uuid and starts_at > ${ctx.now}::timestamptz and deleted_at is null
       and state <> 'cancelled'`)
  if ((planned?.dates ?? 0) + more > MOST_PLANNED) throw new TooManyPlanned()
}

async function makeSeries(ctx: Ctx, timeZone: string, rule: string): Promise<string> {
  const id = v7()
  ctx.write(sql`
    insert into event_series (id, rule, time_zone, created_by_id, created_at)
    values (${id}::uuid, ${rule}, ${timeZone}, ${signedIn(ctx).id}::uuid, ${ctx.now})`)
  return id
}
