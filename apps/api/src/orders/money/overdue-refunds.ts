import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { Where } from '../../schedule.ts'
import { refundStarted } from '../topics.ts'

/**
 * Asks again for refunds that the payment service has not made within a day: its job gave up while it was away, or it refused and somebody
 * had to look. By then it has forgotten what it answered to their keys. @returns how many
 */
export async function askAgainForRefunds({
  database,
  directory,
}: Pick<Where, 'database' | 'directory'>): Promise<number> {
  let asked = 0
  for (const { id } of await database.directory<{ id: string }>(sql`select id from schools order by id`)) {
    const school = await directory.byId(id)
    if (!school) continue
    asked += await database.command(school, null, async (ctx) => {
      const overdue = await ctx.sql<{ id: string; orderId: string }>(sql`
        select id, order_id as "orderId" from refunds
         where state = 'started' and created_at < ${ctx.now}::timestamptz - interval '1 day'
         order by id limit 200 for no key update skip locked`)
      for (const refund of overdue)
        await publish(ctx, refundStarted, { order_id: refund.orderId, refund_id: refund.id })
      return overdue.length
    })
  }
  return asked
}
