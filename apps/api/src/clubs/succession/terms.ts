import type { Ctx } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import { TERM_NOTICE_MS } from '../policy.ts'
import { clubDeadline } from '../topics.ts'

/** Lets somebody in office know 30 days before their term ends, and when it has. A term that is set anew has its own messages. */
export async function scheduleTerm(ctx: Ctx, clubId: string, userId: string, endsAt: Date): Promise<void> {
  const term = { id: userId, club_id: clubId, ends_at: endsAt.toISOString() }
  const noticeAt = new Date(Math.max(endsAt.getTime() - TERM_NOTICE_MS, ctx.now.getTime()))
  if (endsAt > ctx.now) await publish(ctx, clubDeadline, { kind: 'term_notice', ...term }, { at: noticeAt })
  await publish(ctx, clubDeadline, { kind: 'term_end', ...term }, { at: endsAt > ctx.now ? endsAt : ctx.now })
}
