import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import { after, type Job } from '../../job.ts'
import { orderHandedOff } from '../../orders/topics.ts'
import { accountClosed } from '../../people/topics.ts'
import { dropPhotos } from '../photos.ts'
import { rulesNow } from '../rules/rules.ts'
import { listingEnded, listingExpired, marketRulesChanged } from '../topics.ts'
import { changedColumns } from './changed-columns.ts'
import { deadlines, type SaidRow, said, saidUpdated } from './said.ts'

const QUEUE = 'notifications'

export const listingJobs: Job[] = [
  after(accountClosed, QUEUE, 'take-down-listings', takeDownListings),
  after(orderHandedOff, QUEUE, 'note-sold-out', noteSoldOut),
  after(listingEnded, QUEUE, 'expire-listing', expire),
  after(marketRulesChanged, QUEUE, 'follow-term', followTerm),
]

/** Whoever has left sells nothing any more, and wants nothing. */
async function takeDownListings(ctx: Ctx, { user_id }: { user_id: string }): Promise<void> {
  ctx.write(sql`delete from cart_items where user_id = ${user_id}::uuid`)
  const listings = await ctx.sql<SaidRow>(sql`
    update products p set status = 'deleted' where p.seller_id = ${user_id}::uuid and p.status <> 'deleted' returning ${changedColumns}`)
  await dropPhotos(
    ctx,
    listings.map(({ id }) => id),
  )
  await publishAll(
    ctx,
    listings.map((row) => said(ctx, 'deleted', row)),
  )
}

/** The last one of these has changed hands. */
async function noteSoldOut(ctx: Ctx, { order_id }: { order_id: string }): Promise<void> {
  const rows = await ctx.sql<SaidRow>(sql`
    update products p set sold_at = ${ctx.now} from order_items i
     where i.order_id = ${order_id}::uuid and i.school_id = p.school_id and p.id = i.product_id
       and p.stock = 0 and p.reserved = 0 and p.sold_at is null and p.status <> 'deleted'
    returning ${changedColumns}`)
  await publishAll(
    ctx,
    rows.map((row) => said(ctx, 'sold', row)),
  )
}

/** Renewed meanwhile, paused or sold: then this moment is not its end. */
async function expire(ctx: Ctx, { product_id }: { product_id: string }): Promise<void> {
  const [row] = await ctx.sql<SaidRow>(sql`
    update products p set status = 'expired'
     where p.id = ${product_id}::uuid and p.status = 'active' and p.expires_at <= ${ctx.now} returning ${changedColumns}`)
  if (!row) return
  await publishAll(ctx, [
    saidUpdated(ctx, row),
    ...(row.stock > 0 ? [statement(listingExpired, { product_id, seller_id: row.sellerId })] : []),
  ])
}

/** Another end of term, or other days: what is offered ends by them, but nothing ends sooner than in two days. */
async function followTerm(ctx: Ctx): Promise<void> {
  const { listingDays, termEndsAt } = await rulesNow(ctx)
  const moved = await ctx.sql<{ id: string; expiresAt: Date }>(sql`
    with planned as (
      select id, expires_at, case when ${termEndsAt}::timestamptz > published_at
                 then least(${termEndsAt}::timestamptz, published_at + make_interval(days => ${listingDays}::int))
                 else published_at + make_interval(days => ${listingDays}::int) end as ends
        from products where status = 'active' and published_at is not null and expires_at is not null),
    kind as (
      select id, case when ends >= expires_at then ends
                      else least(expires_at, greatest(ends, ${ctx.now}::timestamptz + interval '2 days')) end as ends from planned)
    update products p set expires_at = k.ends from kind k where p.id = k.id and p.expires_at <> k.ends
    returning p.id, p.expires_at as "expiresAt"`)
  await publishAll(
    ctx,
    moved.flatMap(({ id, expiresAt }) => deadlines(id, expiresAt)),
  )
}
