import type { Rsvp } from '@banter/prisma'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import { NotAllowed } from '../../http/session.ts'
import type { Media } from '../../media/media.ts'
import { type PersonRow, personOf } from '../../people/person.ts'
import { type EventRow, factOf, loadEvent } from '../event-rows.ts'
import { canCheckIn } from '../policy.ts'
import { checkedIn, checkInUndone } from '../topics.ts'
import type { DoorCodes } from './code.ts'
import type { CheckIn, CheckInResult } from './contract.ts'

export const WrongDoorCode = createError('WRONG_DOOR_CODE', 'This code is not for this event.', 422)
export const NotGoing = createError('NOT_GOING', 'This person has no place at this event.', 409)
export const WrongTime = createError(
  'WRONG_TIME',
  'The door opens twelve hours before it begins, and closes a day after it ends.',
  409,
)

const OPENS_MS = 12 * 3_600_000
const CLOSES_MS = 24 * 3_600_000
/** The clock of a phone may be a little ahead. */
const AHEAD_MS = 5 * 60_000

export interface Shown {
  code?: string | undefined
  userId?: string | undefined
}
type Guest = PersonRow & Pick<Rsvp, 'guests' | 'status' | 'checkedInAt' | 'checkInId'> & { unlisted: boolean }
/** When it happened, as the device noted it; and by which link, where nobody was signed in. */
interface Moment {
  at: Date
  checkInId: string | null
  linkId?: string
}
export interface Entry {
  result: z.output<typeof CheckInResult>
  guest: Guest | null
  at: Date | null
}

/** Lets one person in. @throws NotFound, NotAllowed, WrongDoorCode, NotGoing, WrongTime */
export async function checkIn(
  ctx: Ctx,
  media: Media,
  id: string,
  shown: Shown,
  codes: DoorCodes,
): Promise<z.output<typeof CheckIn>> {
  const event = await doorOf(ctx, id)
  const { result, guest, at } = await enter(ctx, event, shown, codes, { at: ctx.now, checkInId: null })
  if (result === 'wrong_code') throw new WrongDoorCode()
  if (result === 'wrong_time') throw new WrongTime()
  if (!guest || !at || result === 'not_going') throw new NotGoing()
  return {
    person: personOf(media, guest),
    guests: guest.guests,
    checkedInAt: at.toISOString(),
    alreadyAt: result === 'already' ? at.toISOString() : null,
  }
}

/** @throws NotFound, NotAllowed */
export async function doorOf(ctx: Ctx, id: string): Promise<EventRow> {
  const event = await loadEvent(ctx, id)
  if (!event.role) throw new NotAllowed()
  if (!canCheckIn(event)) throw new NotFound()
  return event
}

/** One try at the door, also one that happened a while ago. Two doors may see the same code: the row decides who was first. */
export async function enter(
  ctx: Ctx,
  event: EventRow,
  { code, userId }: Shown,
  codes: DoorCodes,
  moment: Moment,
): Promise<Entry> {
  const { at, checkInId } = moment
  const who = userId ?? (code ? codes.readCode(event.id, code) : null)
  if (!who) return { result: 'wrong_code', guest: null, at: null }
  const [guest] = await ctx.sql<Guest>(sql`
    select u.id, u.name, u.avatar_key as "avatarKey", u.directory_hold as unlisted, r.guests, r.status,
           r.checked_in_at as "checkedInAt", r.check_in_id as "checkInId"
      from rsvps r join users u on u.school_id = r.school_id and u.id = r.user_id
     where r.event_id = ${event.id}::uuid and r.user_id = ${who}::uuid for update of r`)
  if (!guest) return { result: 'not_going', guest: null, at: null }
  const again = checkInId !== null && guest.checkInId === checkInId
  if (again) return { result: guest.checkedInAt ? 'checked_in' : 'undone', guest, at: guest.checkedInAt }
  if (guest.status !== 'going') return { result: 'not_going', guest, at: null }
  if (guest.checkedInAt) return { result: 'already', guest, at: guest.checkedInAt }
  if (!isOpen(event, at, ctx.now)) return { result: 'wrong_time', guest, at: null }
  await letIn(ctx, event, guest.id, moment)
  return { result: 'checked_in', guest, at }
}

const isOpen = ({ startsAt, endsAt }: EventRow, at: Date, now: Date) =>
  at.getTime() >= startsAt.getTime() - OPENS_MS &&
  at.getTime() <= endsAt.getTime() + CLOSES_MS &&
  at.getTime() <= now.getTime() + AHEAD_MS

async function letIn(ctx: Ctx, event: EventRow, userId: string, { at, checkInId, linkId }: Moment) {
  const { id: byId } = signedIn(ctx)
  ctx.write(sql`
    update rsvps set checked_in_at = ${at}, checked_in_by_id = ${byId}::uuid, check_in_id = ${checkInId}::uuid
     where event_id = ${event.id}::uuid and user_id = ${userId}::uuid`)
  noteEntry(ctx, event, userId, { kind: 'in', at, linkId })
  await publish(ctx, checkedIn, { ...factOf(event), user_id: userId, by_id: byId, at: at.toISOString() })
}

interface Noted {
  kind: 'in' | 'out'
  at: Date
  linkId: string | undefined
}

/** Stays, so that hosts see later who let whom in. */
function noteEntry(ctx: Ctx, event: EventRow, userId: string, { kind, at, linkId }: Noted) {
  ctx.write(sql`
    insert into door_entries (id, event_id, user_id, kind, by_id, link_id, at)
    values (${v7()}::uuid, ${event.id}::uuid, ${userId}::uuid, ${kind}, ${signedIn(ctx).id}::uuid, ${linkId ?? null}::uuid, ${at})`)
}

/** They are not in after all. The id of the device's note stays, so that its late copy does not let them in again. @throws NotFound … */
export async function undoCheckIn(ctx: Ctx, id: string, userId: string): Promise<void> {
  await takeOut(ctx, await doorOf(ctx, id), userId)
}

/** By a link only who came in by the same one. */
export async function takeOut(ctx: Ctx, event: EventRow, userId: string, linkId?: string): Promise<void> {
  const own = sql`${linkId ?? null}::uuid = (
    select d.link_id from door_entries d where d.event_id = ${event.id}::uuid and d.user_id = ${userId}::uuid
     order by d.id desc limit 1)`
  const [undone] = await ctx.sql(sql`
    update rsvps set checked_in_at = null, checked_in_by_id = null
     where event_id = ${event.id}::uuid and user_id = ${userId}::uuid and checked_in_at is not null
           ${linkId ? sql`and ${own}` : empty} returning user_id`)
  if (!undone) return
  noteEntry(ctx, event, userId, { kind: 'out', at: ctx.now, linkId })
  await publish(ctx, checkInUndone, { ...factOf(event), user_id: userId, by_id: signedIn(ctx).id })
}
