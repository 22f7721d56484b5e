import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { Where } from '../../schedule.ts'
import { adRefundStarted } from '../topics.ts'

interface Refused {
  id: string
  campaignId: string
  amount: number
}

/** The payment service makes no refund, or a bank did not take it: finance has to look. */
export async function refundRefused(ctx: Ctx, { id, campaignId, amount }: Refused, message: string) {
  await ctx.sql(sql`
    insert into recon_issues (id, kind, stripe_id, ref, expected, found, note, created_at)
    values (app.uuid_v7(), 'refund', ${`ad-refund:${id}`}, ${campaignId}, ${amount}::bigint, 0, ${message}, ${ctx.now})
        on conflict (school_id, stripe_id, kind) do update set note = excluded.note, resolved_at = null
     where recon_issues.resolved_by_id is null`)
}

/** Nobody has to look at a refund any more that was refused before. */
export function settleRefusal(ctx: Ctx, refundId: string): void {
  ctx.write(sql`
    update recon_issues set resolved_at = ${ctx.now}
     where stripe_id = ${`ad-refund:${refundId}`} and kind = 'refund' and resolved_at is null`)
}

/** Asks again for what the payment service has not given back within a day. @returns how many */
export async function askAgainForAdRefunds({
  database,
  directory,
}: Pick<Where, 'database' | 'directory'>): Promise<number> {
  let asked = 0
  for (const { id } of await database.directory<{ id: string }>(sql`select id from schools order by id`)) {
    const school = await directory.byId(id)
    if (!school) continue
    asked += await database.command(school, null, async (ctx) => {
      const overdue = await ctx.sql<{ id: string }>(sql`
        select id from campaign_refunds where state = 'started' and created_at < ${ctx.now}::timestamptz - interval '1 day'
         order by id limit 200 for no key update skip locked`)
      for (const refund of overdue) await publish(ctx, adRefundStarted, { refund_id: refund.id })
      return overdue.length
    })
  }
  return asked
}
