import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { Role } from '../contract.ts'
import { scheduleTerm } from '../succession/terms.ts'
import { memberJoined, memberLeft } from '../topics.ts'

interface Joining {
  userId: string
  role: Role
  how: 'founded' | 'joined' | 'approved' | 'invited' | 'appointed'
  termEndsAt?: Date | null
}

/**
 * Puts somebody into the locked club and counts them in the same statement. What they had asked for, or were asked, is thereby settled.
 * @returns false when they are in it already
 */
export async function addMember(
  ctx: Ctx,
  clubId: string,
  { userId, role, how, termEndsAt = null }: Joining,
): Promise<boolean> {
  const [counted] = await ctx.sql<{ joined: number }>(sql`
    with joined as (
      insert into club_members (club_id, user_id, role, term_ends_at, joined_at)
      values (${clubId}::uuid, ${userId}::uuid, ${role}, ${termEndsAt}, ${ctx.now})
      on conflict do nothing returning 1)
    update clubs set member_count = member_count + (select count(*) from joined)
     where id = ${clubId}::uuid returning (select count(*)::int from joined) as joined`)
  if (!counted?.joined) return false
  settle(ctx, clubId, userId)
  if (termEndsAt) await scheduleTerm(ctx, clubId, userId, termEndsAt)
  await publish(ctx, memberJoined, { ...about(ctx, clubId, userId), role, how })
  return true
}

function settle(ctx: Ctx, clubId: string, userId: string) {
  ctx.write(sql`
    update club_requests set state = 'approved', decided_at = ${ctx.now}, decided_by_id = ${ctx.viewer?.id ?? null}::uuid
     where club_id = ${clubId}::uuid and user_id = ${userId}::uuid and state = 'pending'`)
  ctx.write(sql`
    update club_invites set state = 'accepted', decided_at = ${ctx.now}
     where club_id = ${clubId}::uuid and user_id = ${userId}::uuid and state = 'pending'`)
}

/** Takes somebody out of the locked club, its groups and whatever was on its way to or from them. @returns false when they are not in it */
export async function takeOut(
  ctx: Ctx,
  clubId: string,
  userId: string,
  how: 'left' | 'removed' | 'closed',
): Promise<boolean> {
  const [counted] = await ctx.sql<{ gone: number }>(sql`
    with gone as (
      delete from club_members where club_id = ${clubId}::uuid and user_id = ${userId}::uuid returning 1)
    update clubs set member_count = member_count - (select count(*) from gone)
     where id = ${clubId}::uuid returning (select count(*)::int from gone) as gone`)
  if (!counted?.gone) return false
  ctx.write(sql`
    delete from club_group_members gm using club_groups g
     where g.school_id = gm.school_id and g.id = gm.group_id and g.club_id = ${clubId}::uuid and gm.user_id = ${userId}::uuid`)
  ctx.write(sql`
    update club_handovers set state = case when from_id = ${userId}::uuid then 'withdrawn' else 'declined' end, decided_at = ${ctx.now}
     where club_id = ${clubId}::uuid and state = 'offered' and ${userId}::uuid in (from_id, to_id)`)
  await publish(ctx, memberLeft, { ...about(ctx, clubId, userId), how })
  return true
}

const about = (ctx: Ctx, clubId: string, userId: string) => ({
  club_id: clubId,
  school_id: ctx.school.id,
  user_id: userId,
  actor_id: ctx.viewer?.id ?? null,
})
