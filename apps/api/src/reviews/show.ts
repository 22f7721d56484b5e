import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import { orderById } from '../orders/order-rows.ts'
import { reviewShown } from './topics.ts'

interface Starred {
  subjectId: string
  stars: number
}

/** Everybody sees from now on what the two of an order wrote, and it counts. The order's row is locked; what is shown is left alone. */
export async function show(ctx: Ctx, orderId: string): Promise<void> {
  const shown = await ctx.sql<Starred & { id: string; authorId: string }>(sql`
    update reviews set shown_at = ${ctx.now} where order_id = ${orderId}::uuid and shown_at is null
    returning id, author_id as "authorId", subject_id as "subjectId", stars`)
  if (!shown.length) return
  await countStars(ctx, shown)
  await publishAll(
    ctx,
    shown.map(({ id, authorId, subjectId }) =>
      statement(reviewShown, {
        review_id: id,
        order_id: orderId,
        author_id: authorId,
        subject_id: subjectId,
      }),
    ),
  )
}

/** Adds to what these people are rated. Always in the same order, so that two never wait for each other in a circle. */
async function countStars(ctx: Ctx, rated: Starred[]): Promise<void> {
  const sorted = rated.toSorted((a, b) => a.subjectId.localeCompare(b.subjectId))
  const [ids, stars] = [sorted.map(({ subjectId }) => subjectId), sorted.map((one) => one.stars)]
  await ctx.sql(sql`
    insert into standings (user_id, stars, ratings)
    select id, stars, 1 from unnest(${ids}::uuid[], ${stars}::int[]) as one(id, stars)
    on conflict (school_id, user_id) do update
       set stars = standings.stars + excluded.stars, ratings = standings.ratings + excluded.ratings`)
}

/** The job: the time to write is over. What went back to its buyer meanwhile is not rated. */
export async function showInTime(ctx: Ctx, { order_id }: { order_id: string }): Promise<void> {
  const order = await orderById(ctx, order_id, { lock: true })
  if (order.state === 'settled') await show(ctx, order_id)
}

/** The job: all the money went back. What nobody has seen yet, nobody will. */
export async function forgetUnshown(
  ctx: Ctx,
  { order_id, whole }: { order_id: string; whole: boolean },
): Promise<void> {
  if (!whole) return
  await orderById(ctx, order_id, { lock: true })
  await ctx.sql(sql`delete from reviews where order_id = ${order_id}::uuid and shown_at is null`)
}
