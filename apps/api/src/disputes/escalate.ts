import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { type Case, factOf } from './dispute-rows.ts'
import { disputeWaits } from './topics.ts'

/** Somebody has to decide: the school's staff, or the platform where one of the two is staff of the school. The order's row is locked. */
export async function escalate(ctx: Ctx, one: Case): Promise<void> {
  const { order, row } = one
  const staff = await ctx.sql(sql`
    select 1 from users where id in (${order.buyerId}::uuid, ${order.sellerId}::uuid) and role in ('moderator', 'admin') limit 1`)
  const instance = staff.length ? ('platform' as const) : ('school' as const)
  await ctx.sql(
    sql`update disputes set state = 'decision', instance = ${instance} where id = ${row.id}::uuid`,
  )
  if (instance === 'platform') await bringBeforePlatform(ctx, row.id)
  await publish(ctx, disputeWaits, { ...factOf(one), instance })
}

export const bringBeforePlatform = (ctx: Ctx, id: string) =>
  ctx.sql(sql`
    insert into platform_cases (dispute_id, since) values (${id}::uuid, ${ctx.now})
    on conflict (school_id, dispute_id) do update set since = excluded.since, done_at = null`)
