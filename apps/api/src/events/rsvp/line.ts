import type { Event, Rsvp } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import type { RsvpStatus } from '../contract.ts'
import { factOf } from '../event-rows.ts'
import { placeOfferEnds, placeOffered, placeOfferLapsed } from '../topics.ts'

/** An event that is locked: its counts are written back by `saveCounts`. */
export type LockedEvent = Event
type Part = { status: RsvpStatus; guests: number } | null

const OFFER_MS = 2 * 3_600_000
const SHORTEST_OFFER_MS = 15 * 60_000
/** Without a capacity everybody fits. */
const ENDLESS = 2_000_000_000

export const freePlaces = ({ capacity, taken }: Pick<Event, 'capacity' | 'taken'>) =>
  capacity === null ? ENDLESS : capacity - taken

/** A party that is larger than the event has become waits for more places, and keeps nobody else from theirs. */
export const canFit = ({ capacity }: Pick<Event, 'capacity'>) =>
  sql`1 + guests <= ${capacity ?? ENDLESS}::int`

/** What one answer adds to the counts of its event. An offered place is gone for others, though nobody comes yet. */
function weightOf(part: Part) {
  const heads = part ? 1 + part.guests : 0
  return {
    going: part?.status === 'going' ? heads : 0,
    taken: part?.status === 'going' || part?.status === 'offered' ? heads : 0,
    interested: part?.status === 'interested' ? 1 : 0,
  }
}

/** Counts an answer that becomes another. */
export function count(event: LockedEvent, before: Part, after: Part): void {
  const [gone, come] = [weightOf(before), weightOf(after)]
  event.going += come.going - gone.going
  event.taken += come.taken - gone.taken
  event.interested += come.interested - gone.interested
}

export function saveCounts(ctx: Ctx, { id, going, taken, interested }: LockedEvent): void {
  ctx.write(sql`
    update events set going = ${going}, taken = ${taken}, interested = ${interested} where id = ${id}::uuid`)
}

/** Two hours, but not longer than until it begins; always long enough to read the message. */
export function offerEnd(now: Date, { startsAt, endsAt }: Pick<Event, 'startsAt' | 'endsAt'>): Date {
  const latest = Math.max(startsAt.getTime(), now.getTime() + SHORTEST_OFFER_MS)
  return new Date(Math.min(now.getTime() + OFFER_MS, latest, endsAt.getTime()))
}

type Row = Pick<Rsvp, 'userId' | 'guests'>

/** Takes back the offers whose time is over: their people stay interested. */
export async function lapseOffers(ctx: Ctx, event: LockedEvent): Promise<void> {
  const lapsed = await ctx.sql<Row>(sql`
    update rsvps set status = 'interested', offer_ends_at = null, queued_at = null, updated_at = ${ctx.now}
     where event_id = ${event.id}::uuid and status = 'offered' and offer_ends_at <= ${ctx.now}::timestamptz
    returning user_id as "userId", guests`)
  for (const { guests } of lapsed)
    count(event, { status: 'offered', guests }, { status: 'interested', guests })
  await publishAll(
    ctx,
    lapsed.map(({ userId }) => statement(placeOfferLapsed, { ...factOf(event), user_id: userId })),
  )
}

/**
 * Offers the free places to the head of the line, and to who is next as long as there are enough: nobody is passed over, also not by a
 * smaller party. The event is locked, so that each place is offered once.
 */
export async function offerPlaces(ctx: Ctx, event: LockedEvent): Promise<void> {
  const free = freePlaces(event)
  if (free < 1 || event.state !== 'published' || event.endsAt <= ctx.now) return
  const ends = offerEnd(ctx.now, event)
  const next = await ctx.sql<Row>(sql`
    with line as (
      select user_id, sum(1 + guests) over (order by queued_at, user_id) as heads
        from rsvps where event_id = ${event.id}::uuid and status = 'waiting' and ${canFit(event)})
    update rsvps r set status = 'offered', offer_ends_at = ${ends}, updated_at = ${ctx.now}
      from line where r.event_id = ${event.id}::uuid and r.user_id = line.user_id and line.heads <= ${free}
    returning r.user_id as "userId", r.guests`)
  for (const { guests } of next) count(event, null, { status: 'offered', guests })
  await publishAll(
    ctx,
    next.flatMap(({ userId }) => [
      statement(placeOffered, { ...factOf(event), user_id: userId, offer_ends_at: ends.toISOString() }),
      statement(placeOfferEnds, { event_id: event.id, user_id: userId }, ends),
    ]),
  )
}

/** After anything that may have freed places. */
export async function settleLine(ctx: Ctx, event: LockedEvent): Promise<void> {
  await lapseOffers(ctx, event)
  await offerPlaces(ctx, event)
  saveCounts(ctx, event)
}
