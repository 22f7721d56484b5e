import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll } from '@banter/tenants/outbox'
import { changedColumns } from './changed-columns.ts'
import { type SaidRow, saidUpdated } from './said.ts'

/** Out of the shop while their seller is shut out; what waits for the staff is a draft again. What buyers have paid for goes on. */
export async function withholdListings(ctx: Ctx, sellerId: string): Promise<void> {
  ctx.write(
    sql`update products set status = 'draft' where seller_id = ${sellerId}::uuid and status = 'pending'`,
  )
  const rows = await ctx.sql<SaidRow>(sql`
    update products p set status = 'paused', withheld_at = ${ctx.now}
     where p.seller_id = ${sellerId}::uuid and p.status = 'active' returning ${changedColumns}`)
  await publishAll(
    ctx,
    rows.map((row) => saidUpdated(ctx, row)),
  )
}

/** Those that were in the shop are there again, unless their own time has ended meanwhile or the staff took them down. */
export async function bringBackListings(ctx: Ctx, sellerId: string): Promise<void> {
  const rows = await ctx.sql<SaidRow>(sql`
    update products p set withheld_at = null,
           status = (case when p.expires_at <= ${ctx.now} then 'expired' else 'active' end)::"ProductStatus"
     where p.seller_id = ${sellerId}::uuid and p.withheld_at is not null and p.status = 'paused' returning ${changedColumns}`)
  await publishAll(
    ctx,
    rows.map((row) => saidUpdated(ctx, row)),
  )
}
