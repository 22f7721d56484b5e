import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

/** A seller answers what they were asked then, or offered: how long it takes is what others can expect. */
export function countAnswer(ctx: Ctx, sellerId: string, askedAt: Date): void {
  const seconds = Math.max(0, Math.round((ctx.now.getTime() - askedAt.getTime()) / 1_000))
  ctx.write(sql`
    insert into standings (user_id, answers, answer_seconds) values (${sellerId}::uuid, 1, ${seconds})
    on conflict (school_id, user_id) do update
       set answers = standings.answers + 1, answer_seconds = standings.answer_seconds + excluded.answer_seconds`)
}
