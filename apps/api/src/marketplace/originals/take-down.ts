import type { Ctx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publishAll } from '@banter/tenants/outbox'
import { after, type Job } from '../../job.ts'
import { pictureRemoved, pictureReturned, pictureSold } from '../../pictures/topics.ts'
import { changedColumns } from '../listing/changed-columns.ts'
import { type SaidRow, said } from '../listing/said.ts'

const QUEUE = 'notifications'

export const originalJobs: Job[] = [
  after(pictureSold, QUEUE, 'take-down-after-sale', (ctx, { picture_id, to_id, product_id }) =>
    takeDownStale(ctx, { pictureId: picture_id, ownerId: to_id, except: product_id }),
  ),
  after(pictureReturned, QUEUE, 'take-down-after-return', (ctx, { picture_id, to_id }) =>
    takeDownStale(ctx, { pictureId: picture_id, ownerId: to_id }),
  ),
  after(pictureRemoved, QUEUE, 'take-down-removed', (ctx, { picture_id }) =>
    takeDownStale(ctx, { pictureId: picture_id, ownerId: null }),
  ),
]

interface Stale {
  pictureId: string
  /** Whose listing stays; nobody's when the picture is gone. */
  ownerId: string | null
  /** The listing that was just sold keeps its page. */
  except?: string
}

/** Whoever does not own a picture any more does not offer it. What somebody is paying for is paid back when it cannot be delivered. */
export async function takeDownStale(ctx: Ctx, { pictureId, ownerId, except }: Stale): Promise<void> {
  const gone = await ctx.sql<SaidRow>(sql`
    update products p set status = 'deleted'
     where p.picture_id = ${pictureId}::uuid and p.status <> 'deleted' and p.stock + p.reserved > 0
       ${ownerId ? sql`and p.seller_id <> ${ownerId}::uuid` : empty} ${except ? sql`and p.id <> ${except}::uuid` : empty}
    returning ${changedColumns}`)
  await publishAll(
    ctx,
    gone.map((row) => said(ctx, 'deleted', row)),
  )
}
