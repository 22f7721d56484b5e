import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { takeOut } from '../members/member-rows.ts'
import { keepLed } from './succession.ts'

/** Somebody closed their account: they leave every club, and none of them ends with it. */
export async function leaveAllClubs(ctx: Ctx, { user_id: userId }: { user_id: string }): Promise<void> {
  // In the order of their ids, so that two such jobs never wait for each other.
  const clubs = await ctx.sql<{ id: string }>(sql`
    select id from clubs where id in (select club_id from club_members where user_id = ${userId}::uuid)
     order by id for no key update`)
  for (const { id } of clubs) {
    await takeOut(ctx, id, userId, 'closed')
    await keepLed(ctx, id)
  }
  ctx.write(sql`
    update club_requests set state = 'withdrawn', decided_at = ${ctx.now} where user_id = ${userId}::uuid and state = 'pending'`)
  ctx.write(sql`
    update club_invites set state = 'revoked', decided_at = ${ctx.now} where user_id = ${userId}::uuid and state = 'pending'`)
}
