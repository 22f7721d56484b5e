import type { Ctx } from '@banter/tenants/context'
import { after, type Job, type Services } from '../job.ts'
import { queueMails } from '../mail/queue-mail.ts'
import { type OrderNotice, orderForPeople } from '../orders/notice.ts'
import {
  orderCancelled,
  orderCompleted,
  orderExpired,
  orderHandedOff,
  orderPaid,
  orderRefunded,
} from '../orders/topics.ts'
import { notify } from './bell.ts'
import { clubNews } from './club-news.ts'
import { eventHostNews } from './event-host-news.ts'
import { eventNews } from './event-news.ts'
import { eventPlaceNews } from './event-place-news.ts'
import { forgettingJobs } from './forgetting.ts'
import { type OrderStep, type Words, wordsFor } from './order-words.ts'
import { peopleNews } from './people-news.ts'
import { postNews } from './post-news.ts'

const QUEUE = 'notifications'

export const notificationJobs: Job[] = [
  ...forgettingJobs,
  after(orderPaid, QUEUE, 'tell-order-paid', tell('paid')),
  after(orderHandedOff, QUEUE, 'tell-order-handed-off', tell('handed_off')),
  after(orderCompleted, QUEUE, 'tell-order-completed', tell('completed')),
  after(orderCancelled, QUEUE, 'tell-order-cancelled', tell('cancelled')),
  after(orderExpired, QUEUE, 'tell-order-expired', tell('expired')),
  after(orderRefunded, QUEUE, 'tell-order-refunded', tell('refunded')),
  ...postNews,
  ...clubNews,
  ...eventNews,
  ...eventPlaceNews,
  ...eventHostNews,
  ...peopleNews,
]

/** Rings the bell of those whom this step concerns, and writes them a mail where it is important. */
function tell(step: OrderStep) {
  return async (ctx: Ctx, { order_id }: { order_id: string }, { site }: Services): Promise<void> => {
    const order = await orderForPeople(ctx, order_id)
    if (!order) return
    const words = wordsFor(step, order)
    if (!words.length) return
    const href = `/orders/${order.id}`
    await notify(
      ctx,
      words.map(({ to, title, body }) => ({
        userId: order[to].id,
        about: aboutOf(step, order),
        kind: `order_${step}`,
        title,
        body,
        href,
      })),
    )
    const url = site.urlOf(ctx.school, href)
    await queueMails(
      ctx,
      words.filter(({ mail }) => mail).map((said) => mailOf(step, order, said, url)),
    )
  }
}

const aboutOf = (step: OrderStep, { id }: OrderNotice) => `order_${step}:${id}`

function mailOf(step: OrderStep, order: OrderNotice, { to, title, body }: Words, url: string) {
  return {
    about: `${aboutOf(step, order)}:${to}`,
    recipient: order[to].email,
    subject: title,
    heading: title,
    paragraphs: [body],
    button: { label: 'See the order', url },
    notes: [`Order ${order.reference}`],
    reason: to === 'buyer' ? 'You bought this on Banter.' : 'You sell this on Banter.',
  }
}
