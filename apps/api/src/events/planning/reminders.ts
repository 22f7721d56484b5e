import type { Event } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { publish, type Statement, statement } from '@banter/tenants/outbox'
import { factOf, lockEvent } from '../event-rows.ts'
import { eventReminderDue, eventReminderSet } from '../topics.ts'

const ahead = { day: 24 * 3_600_000, hour: 3_600_000 }

/** The clocks to set for an event as it is now; those set before look at the time and stay silent. */
export function remindersOf({ id, startsAt }: Pick<Event, 'id' | 'startsAt'>, now: Date): Statement[] {
  return (['day', 'hour'] as const).flatMap((before) => {
    const at = new Date(startsAt.getTime() - ahead[before])
    const rings = { event_id: id, before, starts_at: startsAt.toISOString() }
    return at > now ? [statement(eventReminderSet, rings, at)] : []
  })
}

interface Reminder {
  event_id: string
  before: 'day' | 'hour'
  starts_at: string
}

/** Still on, and still at that time: then people are told. */
export async function ringReminder(ctx: Ctx, { event_id, before, starts_at }: Reminder): Promise<void> {
  const event = await lockEvent(ctx, event_id)
  if (event?.state !== 'published' || event.startsAt.toISOString() !== starts_at || event.startsAt <= ctx.now)
    return
  await publish(ctx, eventReminderDue, { ...factOf(event), before, starts_at })
}
