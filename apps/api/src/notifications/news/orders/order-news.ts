import type { Ctx } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import { after, type Job, type Services } from '../../../job.ts'
import { queueMails } from '../../../mail/queue-mail.ts'
import { type OrderNotice, orderForPeople, refundForPeople } from '../../../orders/notice.ts'
import {
  orderCancelled,
  orderCompleted,
  orderExpired,
  orderHandedOff,
  orderPaid,
  orderRefunded,
  orderShipped,
  ratingReminderDue,
  refundToWallet,
} from '../../../orders/topics.ts'
import { notify } from '../../bell.ts'
import { withNames } from '../../names.ts'
import { cameBackWords, type OrderStep, refundWords, type Words, wordsFor } from './order-words.ts'

const QUEUE = 'notifications'
const RATE_AFTER_MS = 3 * 86_400_000

export const orderNews: Job[] = [
  after(orderPaid, QUEUE, 'tell-order-paid', tellStep('paid')),
  after(orderHandedOff, QUEUE, 'tell-order-handed-off', tellStep('handed_off')),
  after(orderShipped, QUEUE, 'tell-order-shipped', tellStep('shipped')),
  after(orderCompleted, QUEUE, 'tell-order-completed', async (ctx, done, services) => {
    await tellStep('completed')(ctx, done, services)
    const at = new Date(ctx.now.getTime() + RATE_AFTER_MS)
    await publish(ctx, ratingReminderDue, { order_id: done.order_id }, { at })
  }),
  // What was paid is told with its refund.
  after(orderCancelled, QUEUE, 'tell-order-cancelled', async (ctx, cancelled, services) => {
    const refunded = cancelled.after_payment && cancelled.method !== 'in_person' && cancelled.subtotal > 0
    if (!refunded) await tellStep('cancelled')(ctx, cancelled, services)
  }),
  after(orderExpired, QUEUE, 'tell-order-expired', tellStep('expired')),
  after(
    orderRefunded,
    QUEUE,
    'tell-order-refunded',
    async (ctx, { order_id, refund_id, whole, cause }, services) => {
      // The bank gave it back, and the bank's word is told.
      if (cause === 'chargeback') return
      const [order, refund] = [await orderForPeople(ctx, order_id), await refundForPeople(ctx, refund_id)]
      if (!order || !refund) return
      const said = refundWords(order, refund, whole)
      await tellOrder(ctx, services, order, {
        kind: 'order_refunded',
        about: `order_refunded:${refund_id}`,
        said,
      })
    },
  ),
  after(refundToWallet, QUEUE, 'tell-refund-to-wallet', async (ctx, back, services) => {
    const order = await orderForPeople(ctx, back.order_id)
    if (!order) return
    const about = `refund_to_wallet:${back.stripe_refund}:${order.id}`
    const said = cameBackWords(order, back.amount)
    await tellOrder(ctx, services, order, { kind: 'order_refunded', about, said })
  }),
]

function tellStep(step: Exclude<OrderStep, 'refunded'>) {
  return async (ctx: Ctx, { order_id }: { order_id: string }, services: Services): Promise<void> => {
    const order = await orderForPeople(ctx, order_id)
    if (!order) return
    const said = wordsFor(step, order)
    const kind = `order_${step}`
    await tellOrder(ctx, services, order, {
      kind,
      about: `${kind}:${order.id}`,
      said,
      ...(step === 'completed' && {
        button: { label: 'See the receipt', path: `/orders/${order.id}/receipt` },
      }),
    })
  }
}

interface OrderNews {
  kind: string
  about: string
  said: Words[]
  /** Another page than the order's own. */
  href?: string
  /** Of the mail, where it says or leads to something else. */
  button?: { label: string; path?: string }
}

/** Rings the bell of those whom it concerns, and writes them a mail where it is important. */
export async function tellOrder(
  ctx: Ctx,
  { site }: Pick<Services, 'site'>,
  order: OrderNotice,
  { kind, about, said, href = `/orders/${order.id}`, button }: OrderNews,
): Promise<void> {
  if (!said.length) return
  await notify(
    ctx,
    said.map(({ to, title, body }) => ({ userId: order[to].id, about, kind, title, body, href })),
  )
  const { label, path } = { label: 'See the order', path: href, ...button }
  const mailed = await withNames(
    ctx,
    said.filter(({ mail }) => mail),
  )
  await queueMails(
    ctx,
    mailed.map(({ to, title, body }) => ({
      about: `${about}:${to}`,
      recipient: order[to].email,
      subject: title,
      heading: title,
      paragraphs: [body],
      button: { label, url: site.urlOf(ctx.school, path) },
      notes: [`Order ${order.reference}`],
      reason: to === 'buyer' ? 'You bought this on Banter.' : 'You sell this on Banter.',
    })),
  )
}
