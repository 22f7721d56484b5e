import type { Ctx } from '@banter/tenants/context'
import { after, type Job, type Services } from '../../../job.ts'
import type { OrderNotice } from '../../../orders/notice.ts'
import { ordersToPay, orderToRemind, raterIds } from '../../../orders/notice.ts'
import {
  handoverReminderDue,
  payReminderDue,
  ratingReminderDue,
  releaseReminderDue,
} from '../../../orders/topics.ts'
import { tellOrder } from './order-news.ts'
import { first, goods, listed, type Said, sum } from './order-words.ts'

const QUEUE = 'notifications'

/** What the two people of an order may have forgotten. Each asks first whether it is still so. */
export const orderReminders: Job[] = [
  after(payReminderDue, QUEUE, 'remind-to-pay', async (ctx, { checkout_id }, services) => {
    for (const order of await ordersToPay(ctx, checkout_id))
      await remind(ctx, services, order, 'payment', checkout_id, {
        buyer: {
          title: `${goods(order)} is kept for you for 5 more minutes`,
          body: 'Pay by then, or somebody else can buy it.',
          mail: false,
        },
      })
  }),
  after(handoverReminderDue, QUEUE, 'remind-to-hand-over', async (ctx, { order_id, days }, services) => {
    const order = await orderToRemind(ctx, order_id, 'held')
    if (order && !order.shippedAt)
      await remind(ctx, services, order, 'handover', `${order_id}:${days}`, handover(order))
  }),
  after(releaseReminderDue, QUEUE, 'remind-to-complain', async (ctx, { order_id, at }, services) => {
    const order = await orderToRemind(ctx, order_id, 'held')
    if (order?.releaseAt?.getTime() !== new Date(at).getTime() || order.frozen) return
    await remind(ctx, services, order, 'release', `${order_id}:${at}`, {
      buyer: {
        title: `Is everything all right with ${goods(order)}?`,
        body: `If you do not say that something is wrong, ${first(order.seller)} gets ${sum(order, order.subtotal)} tomorrow.`,
        mail: true,
      },
    })
  }),
  after(ratingReminderDue, QUEUE, 'remind-to-rate', async (ctx, { order_id }, services) => {
    const order = await orderToRemind(ctx, order_id, 'settled')
    if (!order) return
    const rated = await raterIds(ctx, order_id)
    const said = (['buyer', 'seller'] as const).filter((side) => !rated.includes(order[side].id))
    await remind(
      ctx,
      services,
      order,
      'rating',
      order_id,
      Object.fromEntries(said.map((side) => [side, rate(order, side)])),
    )
  }),
]

function handover(order: OrderNotice): Said {
  const ship = order.delivery === 'ship'
  return {
    buyer: {
      title: `${goods(order)} waits for you`,
      body: ship
        ? `${first(order.seller)} has not sent it yet and is reminded too. After 14 days the order ends by itself.`
        : `Agree with ${first(order.seller)} on where to meet. After 14 days the order ends by itself.`,
      mail: true,
    },
    seller: {
      title: `${first(order.buyer)} waits for ${goods(order, 'your ')}`,
      body: `${ship ? 'Send it and say so' : 'Agree on where to meet'}. After 14 days the order ends by itself.`,
      mail: true,
    },
  }
}

const rate = (order: OrderNotice, side: 'buyer' | 'seller') => ({
  title: `How was it with ${first(side === 'buyer' ? order.seller : order.buyer)}?`,
  body: `Rate the sale of ${goods(order)}. Neither of you sees the other’s words before both have written.`,
  mail: false,
})

function remind(ctx: Ctx, services: Services, order: OrderNotice, what: string, once: string, said: Said) {
  const kind = `order_${what}`
  return tellOrder(ctx, services, order, { kind, about: `${kind}:${once}`, said: listed(said) })
}
