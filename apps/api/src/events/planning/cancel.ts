import type { Event } from '@banter/prisma'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { NotAllowed } from '../../http/session.ts'
import type { Scope } from '../contract.ts'
import { factOf, loadEvent } from '../event-rows.ts'
import { canCancel, canDelete, gives, isStaff } from '../policy.ts'
import { eventCancelled, eventDeleted } from '../topics.ts'
import { releaseCovers } from './cover.ts'
import { scoped } from './scope.ts'

export const NothingToCancel = createError(
  'NOTHING_TO_CANCEL',
  'Only what is on the calendar can be called off.',
  409,
)
export const CancelFirst = createError(
  'CANCEL_FIRST',
  'People are coming: call it off first, so that they know.',
  409,
)

/** Calls it off; those who answered are told by the jobs that follow. @throws NotFound, NotAllowed, NothingToCancel */
export async function cancelEvent(
  ctx: Ctx,
  id: string,
  { reason, scope }: { reason: string; scope: Scope },
): Promise<void> {
  const viewer = signedIn(ctx)
  const event = await loadEvent(ctx, id)
  if (!gives(event) && !isStaff(viewer)) throw new NotAllowed()
  const targets = (await scoped(ctx, event, scope)).filter(
    (target) => target.state === 'published' && target.endsAt > ctx.now,
  )
  if (!targets.some((target) => target.id === id)) throw new NothingToCancel()
  if (!canCancel(viewer, event, ctx.now)) throw new NotAllowed()
  await callOff(ctx, targets, reason, viewer.id)
}

export async function callOff(
  ctx: Ctx,
  targets: Event[],
  reason: string,
  actorId: string | null,
): Promise<void> {
  const ids = targets.map((target) => target.id)
  ctx.write(sql`
    update events set state = 'cancelled', cancel_reason = ${reason}, cancelled_at = ${ctx.now}, updated_at = ${ctx.now},
           sequence = sequence + 1 where id = any(${ids}::uuid[])`)
  await publishAll(
    ctx,
    bySeries(targets).flatMap((dates) =>
      dates.map((target, i) => {
        const led = i === 0 ? { leads: true, dates: dates.map(({ id }) => id) } : { leads: false }
        return statement(eventCancelled, { ...factOf(target), ...led, actor_id: actorId, reason })
      }),
    ),
  )
}

/** The dates of one series together, what is no series by itself. */
function bySeries(targets: Event[]): Event[][] {
  const series = new Map<string, Event[]>()
  for (const target of targets) {
    const key = target.seriesId ?? target.id
    series.set(key, [...(series.get(key) ?? []), target])
  }
  return [...series.values()]
}

/** What nobody is coming to goes without a word; staff take down anything. @throws NotFound, NotAllowed, CancelFirst */
export async function deleteEvent(ctx: Ctx, id: string, scope: Scope): Promise<void> {
  const viewer = signedIn(ctx)
  const event = await loadEvent(ctx, id)
  if (!canDelete(viewer, event)) throw new NotAllowed()
  const targets = await scoped(ctx, event, scope)
  const ids = targets.map((target) => target.id)
  const [expected] = await ctx.sql(sql`
    select from rsvps r join events e on e.school_id = r.school_id and e.id = r.event_id
     where r.event_id = any(${ids}::uuid[]) and r.status in ('going', 'waiting', 'offered', 'requested')
       and e.state = 'published' and e.ends_at > ${ctx.now}::timestamptz limit 1`)
  if (expected && !isStaff(viewer)) throw new CancelFirst()
  ctx.write(
    sql`update events set deleted_at = ${ctx.now}, updated_at = ${ctx.now} where id = any(${ids}::uuid[])`,
  )
  await releaseCovers(ctx, ids)
  const known = targets.filter(({ publishedAt }) => publishedAt !== null)
  await publishAll(
    ctx,
    known.map((target) => statement(eventDeleted, { ...factOf(target), actor_id: viewer.id })),
  )
}
