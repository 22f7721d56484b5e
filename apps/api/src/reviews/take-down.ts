import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../http/errors.ts'

/** For moderators: nobody reads it any more, and it does not count. @throws NotFound */
export async function takeDownReview(ctx: Ctx, id: string): Promise<void> {
  const hidden = await ctx.sql(sql`
    with hidden as (
      update reviews set hidden_at = ${ctx.now} where id = ${id}::uuid and shown_at is not null and hidden_at is null
      returning school_id, subject_id, stars)
    update standings t set stars = t.stars - h.stars, ratings = t.ratings - 1
      from hidden h where t.school_id = h.school_id and t.user_id = h.subject_id returning t.user_id`)
  if (!hidden.length) throw new NotFound()
}

/** The answer goes, and there is no second one. @throws NotFound */
export async function takeDownReply(ctx: Ctx, id: string): Promise<void> {
  const emptied = await ctx.sql(
    sql`update reviews set reply = '' where id = ${id}::uuid and reply <> '' returning id`,
  )
  if (!emptied.length) throw new NotFound()
}
