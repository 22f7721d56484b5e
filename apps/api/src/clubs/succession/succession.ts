import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { note } from '../club-history.ts'
import { clubFrozen, presidentChanged } from '../topics.ts'

interface Next {
  president: string | null
  /** Who has been an officer longest. */
  senior: string | null
}

/**
 * Sees to it that somebody leads the locked club: when its president is gone, the officer who has been there longest; when there is
 * none, it is frozen and the school is told. Nothing of it is lost.
 */
export async function keepLed(ctx: Ctx, clubId: string): Promise<void> {
  const [next] = await ctx.sql<Next>(sql`
    select (select user_id from club_members where club_id = ${clubId}::uuid and role = 'president') as president,
           (select u.id from club_members o join users u on u.school_id = o.school_id and u.id = o.user_id
             where o.club_id = ${clubId}::uuid and o.role = 'officer' and u.status = 'active'
             order by o.joined_at, o.user_id limit 1) as senior`)
  if (next?.president) return
  if (next?.senior) await makePresident(ctx, clubId, next.senior, 'succeeded')
  else await freeze(ctx, clubId)
}

/** Of somebody in the locked club, which has none. A frozen club goes on with them. */
export async function makePresident(
  ctx: Ctx,
  clubId: string,
  userId: string,
  how: 'appointed' | 'succeeded',
): Promise<void> {
  ctx.write(sql`
    update club_members set role = 'president' where club_id = ${clubId}::uuid and user_id = ${userId}::uuid`)
  ctx.write(
    sql`update clubs set state = 'active', frozen_at = null where id = ${clubId}::uuid and state = 'frozen'`,
  )
  note(ctx, clubId, 'president_changed', { person: userId, how })
  await publish(ctx, presidentChanged, { ...about(ctx, clubId), user_id: userId, how })
}

async function freeze(ctx: Ctx, clubId: string) {
  const frozen = await ctx.sql(sql`
    update clubs set state = 'frozen', frozen_at = ${ctx.now} where id = ${clubId}::uuid and state = 'active' returning id`)
  if (!frozen.length) return
  note(ctx, clubId, 'frozen')
  await publish(ctx, clubFrozen, about(ctx, clubId))
}

const about = (ctx: Ctx, clubId: string) => ({
  club_id: clubId,
  school_id: ctx.school.id,
  actor_id: ctx.viewer?.id ?? null,
})
