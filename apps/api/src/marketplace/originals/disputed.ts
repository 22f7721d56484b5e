import type { Prisma } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll } from '@banter/tenants/outbox'
import { orderDisputed } from '../../disputes/topics.ts'
import { after, type Job } from '../../job.ts'
import { chargebackOpened } from '../../payments/topics.ts'
import { changedColumns } from '../listing/changed-columns.ts'
import { type SaidRow, saidUpdated } from '../listing/said.ts'

const QUEUE = 'notifications'

export const disputedOriginalJobs: Job[] = [
  after(orderDisputed, QUEUE, 'pause-disputed-originals', (ctx, { order_id }) =>
    pauseBought(ctx, sql`o.id = ${order_id}::uuid`),
  ),
  after(chargebackOpened, QUEUE, 'pause-charged-back-originals', (ctx, { checkout_id }) =>
    pauseBought(ctx, sql`o.checkout_id = ${checkout_id}::uuid`),
  ),
]

/** Whoever asks for the money of a picture back does not sell it on meanwhile. */
async function pauseBought(ctx: Ctx, ofOrders: Prisma.Sql): Promise<void> {
  const paused = await ctx.sql<SaidRow>(sql`
    update products p set status = 'paused' from picture_owners w
      join orders o on o.school_id = w.school_id and o.id = w.order_id
     where ${ofOrders} and w.how = 'bought' and w.school_id = p.school_id and w.picture_id = p.picture_id and p.seller_id = w.owner_id
       and p.status = 'active' and p.stock > 0
    returning ${changedColumns}`)
  await publishAll(
    ctx,
    paused.map((row) => saidUpdated(ctx, row)),
  )
}
