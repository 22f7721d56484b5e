import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, join, sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { z } from 'zod'
import { When } from '../http/contract.ts'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import type { Media } from '../media/media.ts'
import { boundOf } from './calendar/clock.ts'
import { calendarSettings } from './calendar/settings.ts'
import type * as contract from './contract.ts'
import { givenBy, givenIds, onCalendar } from './event-rows.ts'
import { type ListedRow, listed, summaryOf } from './event-view.ts'

export const WrongRange = createError('WRONG_RANGE', 'A calendar shows at most 62 days at once.', 422)

type Query = z.output<typeof contract.listEvents.schema.querystring>
/** What is asked for, with its bounds as moments. */
export type Asked = Omit<Query, 'from' | 'to'> & { from: Date; to: Date | null }

const DAY_MS = 86_400_000
const RANGE_MS = 62 * DAY_MS + 3_600_000
const MOST_IN_RANGE = 500
/** No event is longer: one that began earlier is over. */
const LONGEST_DAYS = 14
const POPULAR_DAYS = 60

/** What is on, by page or for a stretch of days. @throws WrongRange, InvalidCursor */
export async function listEvents(ctx: ReadCtx, media: Media, query: Query) {
  const viewer = signedIn(ctx)
  const { timeZone } = await calendarSettings(ctx)
  const asked = within(ctx, query, timeZone)
  const rows = await ctx.sql<ListedRow>(eventsQuery(viewer, asked))
  const limit = asked.to ? MOST_IN_RANGE : asked.limit
  const keyOf = (row: ListedRow) => keys[asked.sort].of(row)
  const page = pageOf(rows, limit, keyOf, (row) => summaryOf(media, row))
  return { items: page.items, nextCursor: asked.to ? null : page.nextCursor, timeZone }
}

function within(ctx: ReadCtx, { from, to, ...query }: Query, zone: string): Asked {
  const begin = from === undefined ? ctx.now : boundOf(from, zone)
  if (to === undefined) return { ...query, from: begin, to: null }
  const end = boundOf(to, zone)
  if (end <= begin || end.getTime() - begin.getTime() > RANGE_MS)
    throw Object.assign(new WrongRange(), { fields: { to: new WrongRange().message } })
  return { ...query, from: begin, to: end }
}

const keys = {
  soonest: {
    shape: z.tuple([z.literal('soonest'), When, z.uuid()]),
    of: ({ startsAt, id }: ListedRow) => ['soonest', startsAt.toISOString(), id],
    order: sql`e.starts_at, e.id`,
  },
  newest: {
    shape: z.tuple([z.literal('newest'), z.uuid()]),
    of: ({ id }: ListedRow) => ['newest', id],
    order: sql`e.id desc`,
  },
  popular: {
    shape: z.tuple([z.literal('popular'), z.int32(), z.uuid()]),
    of: ({ going, id }: ListedRow) => ['popular', going, id],
    order: sql`e.going desc, e.id desc`,
  },
}

/** A page of whole rows first, what is shown beside them then. */
export function eventsQuery(viewer: Viewer, asked: Asked) {
  const { order } = keys[asked.to ? 'soonest' : asked.sort]
  const limit = asked.to ? sql`501` : rowsFor(asked.limit)
  const page = sql`
    select e.* from ${source(viewer, asked)} where ${inTime(asked)} ${narrowed(asked)} ${beyond(asked)}
     order by ${order} limit ${limit}`
  return sql`${listed(viewer, page)} order by ${order}`
}

/** The school's calendar, or what the viewer answered or gives; there drafts and what was called off are seen as well. */
function source(viewer: Viewer, { mine }: Asked) {
  if (!mine) return sql`(select * from events e where ${onCalendar(viewer)}) e`
  const answered = (statuses: ReturnType<typeof sql>) => sql`
    select e.* from rsvps a join events e on e.school_id = a.school_id and e.id = a.event_id
     where a.user_id = ${viewer.id}::uuid and a.status in (${statuses}) and e.state in ('published', 'cancelled')
       and e.deleted_at is null`
  const given = sql`
    select e.* from events e where e.id in (${givenIds(viewer)}) and e.deleted_at is null and ${givenBy(viewer)}`
  const coming = sql`'going', 'waiting', 'offered', 'requested'`
  if (mine === 'hosting') return sql`(${given}) e`
  if (mine === 'going') return sql`(${answered(coming)}) e`
  if (mine === 'interested') return sql`(${answered(sql`'interested'`)}) e`
  return sql`(${answered(sql`${coming}, 'interested'`)} union ${given}) e`
}

/** `starts_at` is searched, `ends_at` looked at: what is going on now is on as well. */
function inTime({ from, to, sort }: Asked) {
  // The newest are read by their age; most of them are still to come.
  if (!to && sort === 'newest') return sql`e.ends_at > ${from}::timestamptz`
  const searched = new Date(from.getTime() - LONGEST_DAYS * DAY_MS)
  const last = to ?? (sort === 'popular' ? new Date(from.getTime() + POPULAR_DAYS * DAY_MS) : null)
  const end = last ? sql`and e.starts_at < ${last}::timestamptz` : empty
  return sql`e.starts_at >= ${searched}::timestamptz and e.ends_at > ${from}::timestamptz ${end}`
}

function beyond({ sort, cursor, to }: Asked) {
  if (to) return empty
  if (sort === 'soonest') {
    const key = readCursor(cursor, keys.soonest.shape)
    return key ? sql`and (e.starts_at, e.id) > (${key[1]}::timestamptz, ${key[2]}::uuid)` : empty
  }
  if (sort === 'newest') {
    const key = readCursor(cursor, keys.newest.shape)
    return key ? sql`and e.id < ${key[1]}::uuid` : empty
  }
  const key = readCursor(cursor, keys.popular.shape)
  return key ? sql`and (e.going, e.id) < (${key[1]}::int, ${key[2]}::uuid)` : empty
}

const likeWord = (word: string) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`

function narrowed({ q, category, place, club }: Asked) {
  const conditions = [
    category && sql`e.category = ${category}`,
    club && sql`e.club_id = ${club}::uuid`,
    place && sql`e.place ilike ${likeWord(place)}`,
    ...(q ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, 6)
      .map((word) => sql`(e.title || ' ' || e.about || ' ' || e.place) ilike ${likeWord(word)}`),
  ].filter((condition) => typeof condition === 'object')
  return conditions.length ? sql`and ${join(conditions, ' and ')}` : empty
}
