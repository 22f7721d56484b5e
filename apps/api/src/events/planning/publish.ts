import type { Event } from '@banter/prisma'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish, publishAll, statement } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { NotAllowed } from '../../http/session.ts'
import { calendarSettings } from '../calendar/settings.ts'
import type { Scope } from '../contract.ts'
import { factOf, loadEvent } from '../event-rows.ts'
import { gives, isStaff } from '../policy.ts'
import { eventCreated, eventSubmitted } from '../topics.ts'
import { remindersOf } from './reminders.ts'
import { askStaff } from './review.ts'
import { scoped } from './scope.ts'
import { assertAhead, timesOfEvent } from './times.ts'

export const NotADraft = createError('NOT_A_DRAFT', 'This is no draft any more.', 409)

/** A draft and the drafts of its series go on the calendar, or to the staff first. @throws NotFound, NotAllowed, NotADraft, WrongTimes */
export async function publishEvent(ctx: Ctx, id: string, scope: Scope): Promise<void> {
  const event = await loadEvent(ctx, id)
  if (!gives(event)) throw new NotAllowed()
  const drafts = (await scoped(ctx, event, scope)).filter(({ state }) => state === 'draft')
  // Asked of the locked row: somebody may have been quicker.
  if (!drafts.some((draft) => draft.id === id)) throw new NotADraft()
  assertAhead(ctx.now, timesOfEvent(event))
  const { review } = await calendarSettings(ctx)
  if (!review || isStaff(signedIn(ctx))) return await goLive(ctx, drafts)
  const ids = drafts.map((draft) => draft.id)
  ctx.write(
    sql`update events set state = 'submitted', updated_at = ${ctx.now} where id = any(${ids}::uuid[])`,
  )
  askStaff(ctx, id, 'publish', {})
  await publish(ctx, eventSubmitted, { ...factOf(event), kind: 'publish' })
}

export async function goLive(ctx: Ctx, events: Event[]): Promise<void> {
  const ids = events.map(({ id }) => id)
  ctx.write(sql`
    update events set state = 'published', published_at = ${ctx.now}, updated_at = ${ctx.now} where id = any(${ids}::uuid[])`)
  await publishAll(
    ctx,
    events.flatMap((event, i) => [
      statement(eventCreated, { ...factOf(event), leads: i === 0 }),
      ...remindersOf(event, ctx.now),
    ]),
  )
}
