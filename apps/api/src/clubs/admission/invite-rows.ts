import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { v7 } from 'uuid'
import type { Role } from '../contract.ts'
import { INVITE_MS } from '../policy.ts'
import { clubDeadline, inviteSent } from '../topics.ts'

interface Invitation {
  id?: string | undefined
  userId: string
  role: Exclude<Role, 'president'>
}

/** Invites into the locked club. @returns the id of the open invitation, which may have been there already; null when the id is another's */
export async function sendInvite(ctx: Ctx, clubId: string, { id = v7(), userId, role }: Invitation) {
  const viewer = signedIn(ctx)
  const expiresAt = new Date(ctx.now.getTime() + INVITE_MS)
  ctx.write(sql`
    update club_invites set state = 'expired', decided_at = ${ctx.now}
     where club_id = ${clubId}::uuid and user_id = ${userId}::uuid and state = 'pending' and expires_at <= ${ctx.now}`)
  const made = await ctx.sql(sql`
    insert into club_invites (id, club_id, user_id, invited_by_id, role, expires_at, created_at)
    values (${id}::uuid, ${clubId}::uuid, ${userId}::uuid, ${viewer.id}::uuid, ${role}, ${expiresAt}, ${ctx.now})
    on conflict do nothing returning id`)
  if (made.length) {
    const about = { club_id: clubId, school_id: ctx.school.id, actor_id: viewer.id }
    await publish(ctx, inviteSent, { ...about, invite_id: id, user_id: userId, role })
    await publish(ctx, clubDeadline, { kind: 'invite', id, club_id: clubId }, { at: expiresAt })
    return id
  }
  const [open] = await ctx.sql<{ id: string }>(sql`
    select id from club_invites where club_id = ${clubId}::uuid and user_id = ${userId}::uuid and state = 'pending'`)
  return open?.id ?? null
}
