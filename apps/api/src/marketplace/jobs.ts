import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import { after, type Job } from '../job.ts'
import { accountClosed } from '../people/topics.ts'
import { dropPhotos } from './photos.ts'
import { productDeleted } from './topics.ts'

export const marketplaceJobs: Job[] = [
  after(accountClosed, 'notifications', 'take-down-listings', takeDownListings),
]

interface TakenDown {
  id: string
  price: number
  currency: string
}

/** Whoever has left sells nothing any more, and wants nothing. */
async function takeDownListings(ctx: Ctx, { user_id }: { user_id: string }): Promise<void> {
  ctx.write(sql`delete from cart_items where user_id = ${user_id}::uuid`)
  const listings = await ctx.sql<TakenDown>(sql`
    update products set status = 'deleted' where seller_id = ${user_id}::uuid and status <> 'deleted'
    returning id, price_amount as price, currency`)
  await dropPhotos(
    ctx,
    listings.map(({ id }) => id),
  )
  await publishAll(
    ctx,
    listings.map(({ id, price, currency }) =>
      statement(productDeleted, {
        product_id: id,
        seller_id: user_id,
        school_id: ctx.school.id,
        price: { amount: price, currency },
        status: 'deleted',
      }),
    ),
  )
}
