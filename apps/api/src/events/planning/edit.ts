import type { Event, Prisma } from '@banter/prisma'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { publishAll, statement } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { z } from 'zod'
import { NotAllowed } from '../../http/session.ts'
import { type EventRow, factOf, loadEvent } from '../event-rows.ts'
import { canEdit } from '../policy.ts'
import { settleLine } from '../rsvp/line.ts'
import { eventUpdated } from '../topics.ts'
import type * as contract from './contract.ts'
import { setCover } from './cover.ts'
import { given, moments, noClub } from './create.ts'
import { diffOf } from './diff.ts'
import { remindersOf } from './reminders.ts'
import { askAgain, divided, proposeChange, proposes } from './review.ts'
import { scoped } from './scope.ts'
import { assertAhead, movedAlike, timesOf, timesOfEvent } from './times.ts'

export const PlacesTaken = createError('PLACES_TAKEN', '%s places are taken already.', 409)
export const CalledOff = createError('CALLED_OFF', 'What was called off cannot be changed.', 409)

export type Wish = z.output<typeof contract.updateEvent.schema.body>

/** Changes an event, or dates of its series; where the school looks first, what matters is proposed. @throws NotFound, NotAllowed … */
export async function updateEvent(ctx: Ctx, id: string, wish: Wish): Promise<void> {
  const event = await loadEvent(ctx, id)
  if (event.state === 'cancelled') throw new CalledOff()
  if (!canEdit(event)) throw new NotAllowed()
  const { scope: _, cover: __, ...fields } = wish
  const diff = diffOf(event, { ...event, ...changed(ctx.now, event, event, fields) })
  if (event.state === 'submitted') askAgain(ctx, event)
  if (!(await proposes(ctx, event, diff))) return await applyChange(ctx, event, wish)
  const { asked, rest } = divided(wish)
  if (rest) await applyChange(ctx, event, rest)
  await proposeChange(ctx, event, asked, diff)
}

export async function applyChange(
  ctx: Ctx,
  event: EventRow,
  { scope, cover, ...fields }: Wish,
): Promise<void> {
  if (fields.audience === 'club' && !event.clubId) throw noClub()
  const targets = await scoped(ctx, event, scope)
  const changes = targets.map((target) => [target, changed(ctx.now, event, target, fields)] as const)
  await Promise.all(
    changes.map(([{ id }, data]) =>
      ctx.db.event.updateMany({ where: { id }, data: data as Prisma.EventUpdateManyMutationInput }),
    ),
  )
  if (cover !== undefined)
    await setCover(
      ctx,
      targets.map(({ id }) => id),
      cover,
    )
  await tell(ctx, changes)
}

type Data = Partial<Event> & Pick<Event, 'sequence'>

/** What one date becomes. @throws WrongTimes, PlacesTaken */
function changed(
  now: Date,
  event: Event,
  target: Event,
  { startsAt, endsAt, timeZone, ...words }: Omit<Wish, 'scope' | 'cover'>,
): Data {
  const moves = startsAt !== undefined || endsAt !== undefined || timeZone !== undefined
  const { capacity } = words
  if (typeof capacity === 'number' && capacity < target.taken)
    throw Object.assign(new PlacesTaken(target.taken), {
      fields: { capacity: `${target.taken} places are taken.` },
    })
  const data = { ...given(words), sequence: target.sequence + 1 }
  if (!moves) return data
  const zone = timeZone ?? event.timeZone
  const before = timesOfEvent(event)
  const after = timesOf({ startsAt, endsAt }, zone, before)
  assertAhead(now, after)
  const times = target.id === event.id ? after : movedAlike(timesOfEvent(target), before, after)
  return { ...data, ...moments(times), timeZone: zone }
}

const fieldsOf = (diff: object) => Object.keys(diff).join()

/** Says what is different about those that are on the calendar, sets their clocks anew and offers new places. */
async function tell(ctx: Ctx, changes: (readonly [Event, Data])[]) {
  const { id: actorId } = signedIn(ctx)
  const told = changes
    .filter(([{ state }]) => state === 'published')
    .map(([target, data]) => ({ target, after: { ...target, ...data } }))
    .map((one) => ({ ...one, diff: diffOf(one.target, one.after) }))
  const dates = told.filter(({ diff }) => Object.keys(diff).length > 0)
  await publishAll(
    ctx,
    dates.flatMap(({ target, after, diff }) => {
      // Where a date had the new place before, its people hear something else than the others.
      const alike = dates
        .filter((date) => fieldsOf(date.diff) === fieldsOf(diff))
        .map((date) => date.target.id)
      const led = alike[0] === target.id ? { leads: true, dates: alike } : { leads: false }
      const said = statement(eventUpdated, { ...factOf(target), ...led, actor_id: actorId, diff })
      const moved = target.startsAt.getTime() !== after.startsAt.getTime()
      return [said, ...(moved ? remindersOf(after, ctx.now) : [])]
    }),
  )
  for (const { target, after } of told) if (target.capacity !== after.capacity) await settleLine(ctx, after)
}
