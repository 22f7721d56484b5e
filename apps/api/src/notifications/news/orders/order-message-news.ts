import { sql } from '@banter/tenants/database'
import { after, type Job } from '../../../job.ts'
import { orderMessageSent } from '../../../orders/topics.ts'
import { nameOf, tell, thePerson } from '../../tell.ts'

interface Row {
  otherId: string
  title: string
}

/** One line of the bell for each order: it says who wrote last, and moves up with each message. */
export const orderMessageNews: Job[] = [
  after(
    orderMessageSent,
    'notifications',
    'tell-order-message',
    async (ctx, { order_id, message_id, author_id }, services) => {
      const [order] = await ctx.sql<Row>(sql`
      select case when o.buyer_id = ${author_id}::uuid then o.seller_id else o.buyer_id end as "otherId",
             (select i.title from order_items i where i.school_id = o.school_id and i.order_id = o.id order by i.product_id limit 1) as title
        from orders o join order_messages m on m.school_id = o.school_id and m.order_id = o.id
       where o.id = ${order_id}::uuid and m.id = ${message_id}::uuid`)
      if (!order) return
      await tell(ctx, services, {
        to: await thePerson(ctx, order.otherId, author_id),
        about: `order_message:${order_id}:${author_id}`,
        kind: 'order_message',
        title: `${nameOf(author_id)} wrote about “${order.title}”`,
        // Said anew with each message: a bell that says the same stays where it is.
        body: `At ${ctx.now.toISOString().slice(11, 16)} UTC.`,
        href: `/orders/${order_id}#messages`,
        grows: true,
      })
    },
  ),
]
