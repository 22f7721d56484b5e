import { after, afterwards, type Job } from '../job.ts'
import { onEvent } from '../payments/stripe-inbox.ts'
import { stripeEventReceived } from '../payments/topics.ts'
import { refundExplained } from '../payouts/topics.ts'
import { originalsDelivered, originalsWithheld } from '../pictures/topics.ts'
import { planPayReminder } from './checkout/pay-reminder.ts'
import { endUnpaid } from './checkout/unpaid-checkout.ts'
import { awaitHandover } from './handoff/deadlines.ts'
import { refundWithheld, releaseDelivered } from './handoff/originals.ts'
import { followByHand } from './money/by-hand.ts'
import { refundCard, refundLatePayment } from './money/card-refund.ts'
import { followRefund } from './money/failed-refund.ts'
import { releaseByTime } from './money/release.ts'
import { settle } from './money/settlement.ts'
import { openSession } from './payment/card-session.ts'
import { followSession } from './payment/session-events.ts'
import {
  checkoutOpened,
  handoverAwaited,
  orderHandedOff,
  paymentCameLate,
  refundStarted,
  releaseDue,
  reservationLapsed,
  settlementDue,
} from './topics.ts'

export const orderJobs: Job[] = [
  // The request opens the page itself; this is for one that died before it could.
  afterwards(checkoutOpened, 'money', 'open-card-page', (campus, { checkout_id }, services) =>
    openSession(campus, checkout_id, services),
  ),
  afterwards(reservationLapsed, 'money', 'end-reservation', (campus, { checkout_id }, { payments }) =>
    endUnpaid(campus, payments, checkout_id, { to: 'expired' }),
  ),
  afterwards(stripeEventReceived, 'money', 'follow-card-page', (campus, event, { payments }) =>
    onEvent(campus, event, 'checkout', (ref) => followSession(campus, payments, ref)),
  ),
  afterwards(stripeEventReceived, 'money', 'follow-refund', (campus, event, { payments }) =>
    onEvent(campus, event, 'refund', (ref, stripeRefund) => followRefund(payments, ref, stripeRefund)),
  ),
  afterwards(refundStarted, 'money', 'refund-card', (campus, started, { payments }) =>
    refundCard(campus, payments, started),
  ),
  afterwards(refundExplained, 'money', 'follow-refund-by-hand', (campus, explained, { payments }) =>
    followByHand(campus, payments, explained),
  ),
  afterwards(paymentCameLate, 'money', 'refund-late-payment', (campus, { checkout_id }, { payments }) =>
    refundLatePayment(campus, payments, checkout_id),
  ),
  after(orderHandedOff, 'money', 'order-fee', (ctx, { order_id }) => settle(ctx, order_id)),
  after(settlementDue, 'money', 'order-fee-after-waiting', (ctx, { order_id }) => settle(ctx, order_id)),
  after(releaseDue, 'money', 'release-by-time', releaseByTime),
  after(handoverAwaited, 'money', 'await-handover', awaitHandover),
  after(originalsDelivered, 'money', 'release-delivered', releaseDelivered),
  after(originalsWithheld, 'money', 'refund-withheld', refundWithheld),
  after(checkoutOpened, 'notifications', 'plan-pay-reminder', planPayReminder),
]
