import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { Where } from '../schedule.ts'
import { everySchool } from './reconciliation/schools.ts'
import { payoutDue } from './topics.ts'

/** Says again what nobody is going to say any more: a payout whose job gave up, for example while the payment service was away. */
export async function resumePayouts({
  database,
  directory,
}: Pick<Where, 'database' | 'directory'>): Promise<number> {
  let resumed = 0
  for await (const school of everySchool({ database, directory })) {
    resumed += await database.command(school, null, async (ctx) => {
      const stuck = await ctx.sql<{ id: string }>(sql`
        select id from payouts p
         where state = 'started' and created_at < ${ctx.now}::timestamptz - interval '2 hours'
           and not exists (select from outbox o where o.school_id = p.school_id and o.topic = ${payoutDue.name}
                              and o.payload ->> 'payout_id' = p.id::text and o.available_at > ${ctx.now}::timestamptz - interval '2 hours')
         order by id limit 200 for no key update skip locked`)
      for (const payout of stuck) await publish(ctx, payoutDue, { payout_id: payout.id })
      return stuck.length
    })
  }
  return resumed
}
