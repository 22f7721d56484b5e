import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { z } from 'zod'
import { note } from '../club-history.ts'
import { type clubDeadline, groupClosed, termEnding } from '../topics.ts'

type Deadline = z.output<(typeof clubDeadline)['payload']>

const TERM_NOTICE_DAYS = 30

/** What nobody has answered in time is over; who is in office hears of the end of the term. What has changed meanwhile is left alone. */
export async function meetDeadline(ctx: Ctx, deadline: Deadline): Promise<void> {
  const { kind, id, club_id: clubId } = deadline
  switch (kind) {
    case 'request':
      return ctx.write(sql`
        update club_requests set state = 'expired', decided_at = ${ctx.now}
         where id = ${id}::uuid and state = 'pending' and expires_at <= ${ctx.now}`)
    case 'invite':
      return ctx.write(sql`
        update club_invites set state = 'expired', decided_at = ${ctx.now}
         where id = ${id}::uuid and state = 'pending' and expires_at <= ${ctx.now}`)
    case 'handover':
      return ctx.write(sql`
        update club_handovers set state = 'expired', decided_at = ${ctx.now}
         where id = ${id}::uuid and state = 'offered' and expires_at <= ${ctx.now}`)
    case 'group':
      return await endGroup(ctx, clubId, id)
    default:
      return await tellOfTerm(ctx, deadline)
  }
}

async function endGroup(ctx: Ctx, clubId: string, id: string) {
  const ended = await ctx.sql<{ name: string }>(sql`
    update club_groups set deleted_at = ${ctx.now}
     where id = ${id}::uuid and deleted_at is null and ends_at <= ${ctx.now} returning name`)
  if (!ended[0]) return
  note(ctx, clubId, 'group_closed', { name: ended[0].name })
  await publish(ctx, groupClosed, { club_id: clubId, school_id: ctx.school.id, actor_id: null, group_id: id })
}

async function tellOfTerm(ctx: Ctx, { kind, id: userId, club_id: clubId, ends_at: endsAt }: Deadline) {
  const [officer] = await ctx.sql<{ termEndsAt: Date | null }>(sql`
    select m.term_ends_at as "termEndsAt" from club_members m
     where m.club_id = ${clubId}::uuid and m.user_id = ${userId}::uuid and m.role <> 'member'`)
  if (!officer || !endsAt || officer.termEndsAt?.toISOString() !== endsAt) return
  const ended = kind === 'term_end'
  if (ended) note(ctx, clubId, 'term_ended', { person: userId })
  await publish(ctx, termEnding, {
    club_id: clubId,
    school_id: ctx.school.id,
    actor_id: null,
    user_id: userId,
    term_ends_at: endsAt,
    days: ended ? 0 : daysBetween(ctx.now, new Date(endsAt)),
  })
}

const daysBetween = (now: Date, end: Date) =>
  Math.min(TERM_NOTICE_DAYS, Math.max(1, Math.round((end.getTime() - now.getTime()) / 86_400_000)))
