import type { Rsvp } from '@banter/prisma'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import type { RsvpStatus } from '../contract.ts'
import { type EventRow, factOf, loadEvent } from '../event-rows.ts'
import { canAnswer } from '../policy.ts'
import { rsvpChanged } from '../topics.ts'
import type { putRsvp } from './contract.ts'
import { canFit, count, freePlaces, type LockedEvent, lapseOffers, offerPlaces, saveCounts } from './line.ts'

export const MayNotAnswer = createError(
  'MAY_NOT_ANSWER',
  'Confirm your e-mail address before you answer.',
  403,
)
export const EventNotOn = createError('EVENT_NOT_ON', 'This event is not open: %s.', 409)
export const NoRoomForGuests = createError(
  'NO_ROOM_FOR_GUESTS',
  'There are not enough places left for your guests.',
  409,
)
export const TooManyGuests = createError('TOO_MANY_GUESTS', 'You may bring %s guests.', 422)
export const TooManyAnswers = createError('TOO_MANY_ANSWERS', 'There are fewer questions than answers.', 422)
export const Declined = createError('RSVP_DECLINED', 'The hosts have declined your request.', 409)

type Wish = z.output<typeof putRsvp.schema.body>
/** What the viewer, or the person a host decides about, has answered so far. */
export type Answer = Pick<Rsvp, 'userId' | 'guests' | 'answers' | 'queuedAt'> & { status: RsvpStatus }
export interface Line {
  /** People before whoever comes now. */
  waiting: number
}

/** Answers an event. The last place goes to one: the event is locked. @throws NotFound, EventNotOn, NoRoomForGuests, Declined … */
export async function answerEvent(ctx: Ctx, id: string, wish: Wish): Promise<void> {
  const viewer = signedIn(ctx)
  if (!canAnswer(viewer)) throw new MayNotAnswer()
  const event = await openEvent(ctx, id)
  assertFits(event, wish)
  const { mine, line } = await standing(ctx, event, viewer.id)
  const next = nextAnswer(event, line, mine, wish)
  await change(
    ctx,
    event,
    viewer.id,
    mine,
    { ...next, answers: wish.answers ?? mine?.answers ?? [] },
    viewer.id,
  )
}

/** Takes an answer back. Who was declined stays so, and who was there was there. @throws NotFound, EventNotOn */
export async function withdrawAnswer(ctx: Ctx, id: string): Promise<void> {
  const viewer = signedIn(ctx)
  const event = await loadEvent(ctx, id, { lock: true })
  if (event.endsAt <= ctx.now) throw new EventNotOn('it is over')
  const { mine } = await standing(ctx, event, viewer.id)
  if (!mine || mine.status === 'declined') return
  await change(ctx, event, viewer.id, mine, null, viewer.id)
}

/** Locked and still to come. */
export async function openEvent(ctx: Ctx, id: string): Promise<EventRow> {
  const event = await loadEvent(ctx, id, { lock: true })
  if (event.state === 'cancelled') throw new EventNotOn('it was called off')
  if (event.state !== 'published') throw new EventNotOn('it is not published')
  if (event.endsAt <= ctx.now) throw new EventNotOn('it is over')
  return event
}

function assertFits(
  { guestsAllowed, capacity, questions }: EventRow,
  { status, guests, answers = [] }: Wish,
) {
  if (answers.length > questions.length)
    throw Object.assign(new TooManyAnswers(), { fields: { answers: 'There are fewer questions.' } })
  if (status !== 'going') return
  const most = Math.min(guestsAllowed, capacity === null ? guestsAllowed : capacity - 1)
  if (guests > most) throw Object.assign(new TooManyGuests(most), { fields: { guests: `At most ${most}.` } })
}

/** Offers that have ended are over before anybody is looked at. */
export async function standing(ctx: Ctx, event: LockedEvent, userId: string) {
  await lapseOffers(ctx, event)
  const [[mine], [line]] = await Promise.all([
    ctx.sql<Answer>(sql`
      select user_id as "userId", status, guests, answers, queued_at as "queuedAt"
        from rsvps where event_id = ${event.id}::uuid and user_id = ${userId}::uuid`),
    ctx.sql<Line>(sql`
      select count(*)::int as waiting from rsvps
       where event_id = ${event.id}::uuid and status = 'waiting' and ${canFit(event)}`),
  ])
  if (!line) throw new NotFound()
  return { mine: mine ?? null, line }
}

/** What an answer becomes: the rules of the line, without the database. @throws NoRoomForGuests, Declined */
export function nextAnswer(
  event: Pick<LockedEvent, 'capacity' | 'taken' | 'approval'>,
  line: Pick<Line, 'waiting'>,
  mine: Pick<Answer, 'status' | 'guests'> | null,
  { status, guests }: Pick<Wish, 'status' | 'guests'>,
): { status: RsvpStatus; guests: number } {
  if (mine?.status === 'declined') throw new Declined()
  if (status !== 'going') return { status, guests: 0 }
  // While others wait, what is free is theirs.
  const free = line.waiting > 0 ? 0 : freePlaces(event)
  if (mine?.status === 'going' || mine?.status === 'offered') {
    if (guests - mine.guests > free) throw new NoRoomForGuests()
    return { status, guests }
  }
  if (mine?.status === 'waiting') return { status: 'waiting', guests }
  if (event.approval) return { status: 'requested', guests }
  return { status: 1 + guests <= free ? 'going' : 'waiting', guests }
}

/** Writes one answer, counts it, and offers what it has freed. */
export async function change(
  ctx: Ctx,
  event: LockedEvent,
  userId: string,
  before: Answer | null,
  after: { status: RsvpStatus; guests: number; answers: string[] } | null,
  actorId: string,
): Promise<void> {
  count(event, before, after)
  if (after) write(ctx, event, userId, before, after)
  else ctx.write(sql`delete from rsvps where event_id = ${event.id}::uuid and user_id = ${userId}::uuid`)
  await offerPlaces(ctx, event)
  saveCounts(ctx, event)
  const [from, to] = [before?.status ?? null, after?.status ?? null]
  if (from === to && before?.guests === after?.guests) return
  const guests = after?.guests ?? 0
  await publish(ctx, rsvpChanged, { ...factOf(event), user_id: userId, actor_id: actorId, from, to, guests })
}

/** Who waits keeps the place in the line, unless the party grows. */
function write(
  ctx: Ctx,
  event: LockedEvent,
  userId: string,
  before: Answer | null,
  { status, guests, answers }: { status: RsvpStatus; guests: number; answers: string[] },
) {
  const stays = before?.status === 'waiting' && status === 'waiting' && guests <= before.guests
  // Behind everybody, also when two come in the same millisecond.
  const queued =
    status !== 'waiting'
      ? sql`null::timestamptz`
      : sql`greatest(${ctx.now}::timestamptz, (select max(queued_at) + interval '1 microsecond' from rsvps
          where event_id = ${event.id}::uuid and status = 'waiting'))`
  ctx.write(sql`
    insert into rsvps (event_id, user_id, status, guests, answers, queued_at, created_at, updated_at)
    values (${event.id}::uuid, ${userId}::uuid, ${status}, ${guests}, ${answers}::text[], ${queued}, ${ctx.now}, ${ctx.now})
    on conflict (school_id, event_id, user_id) do update
       set status = excluded.status, guests = excluded.guests, answers = excluded.answers, updated_at = excluded.updated_at,
           queued_at = ${stays ? sql`rsvps.queued_at` : sql`excluded.queued_at`}, offer_ends_at = null
           ${status === 'going' ? sql`` : sql`, checked_in_at = null, checked_in_by_id = null`}`)
}
