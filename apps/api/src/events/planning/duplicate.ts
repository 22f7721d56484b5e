import type { Prisma } from '@banter/prisma'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { clubFor } from '../../clubs/membership.ts'
import { NotAllowed } from '../../http/session.ts'
import { loadEvent } from '../event-rows.ts'
import { gives } from '../policy.ts'
import { copyCover } from './cover.ts'
import { assertRoom, moments } from './create.ts'
import { assertAhead, assertTimes, begunAt, type Times, timesOfEvent } from './times.ts'

/** A draft with the same words, at the given time or the next week that is still to come. @returns its id. @throws NotFound, NotAllowed, TooManyPlanned */
export async function duplicateEvent(ctx: Ctx, id: string, startsAt: string | undefined): Promise<string> {
  const event = await loadEvent(ctx, id)
  if (!gives(event)) throw new NotAllowed()
  if (event.clubId) await clubFor(ctx, event.clubId, 'schedule')
  const before = timesOfEvent(event)
  const times = startsAt === undefined ? nextWeek(ctx.now, before) : movedTo(before, startsAt, event.timeZone)
  assertAhead(ctx.now, times)
  await assertRoom(ctx, 1)
  const copy = {
    ...kept(event),
    ...moments(times),
    id: v7(),
    organiserId: signedIn(ctx).id,
    createdAt: ctx.now,
  }
  await ctx.db.event.createMany({ data: [copy as Prisma.EventCreateManyInput] })
  copyCover(ctx, id, copy.id)
  return copy.id
}

function kept(event: Awaited<ReturnType<typeof loadEvent>>) {
  const { title, about, category, timeZone, place, onlineUrl, capacity, guestsAllowed, questions, audience } =
    event
  const { clubId, approval, stepFree, captions, quietRoom, accessNote, accessContact, coverKey } = event
  const words = {
    title,
    about,
    category,
    timeZone,
    place,
    onlineUrl,
    capacity,
    guestsAllowed,
    questions,
    audience,
  }
  return { ...words, clubId, approval, stepFree, captions, quietRoom, accessNote, accessContact, coverKey }
}

function nextWeek(now: Date, times: Times): Times {
  let starts = times.starts.plus({ weeks: 1 })
  const behind = (now.getTime() - starts.toMillis()) / (7 * 86_400_000)
  if (behind > 0) starts = starts.plus({ weeks: Math.ceil(behind) })
  return begunAt(times, starts)
}

/** As long as before, from the typed beginning on. */
function movedTo(before: Times, startsAt: string, zone: string): Times {
  return assertTimes(begunAt(before, DateTime.fromISO(startsAt, { zone })))
}
