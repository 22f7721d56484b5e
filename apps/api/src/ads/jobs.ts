import { after, afterwards, type Job } from '../job.ts'
import { onEvent } from '../payments/stripe-inbox.ts'
import { adPaymentDisputed, stripeEventReceived } from '../payments/topics.ts'
import { afterLastUnit, atItsTime } from './campaigns/course.ts'
import { followAdPayment } from './payment/confirm.ts'
import { hearBank } from './payment/disputed.ts'
import { endPage } from './payment/pay.ts'
import { followAdRefund, refundAd } from './payment/refund.ts'
import { rotate } from './rotation/rotate.ts'
import { adChanged, adPageStale, adRefundStarted, campaignDue, flightExhausted } from './topics.ts'

export const adJobs: Job[] = [
  after(campaignDue, 'money', 'campaign-at-its-time', atItsTime),
  afterwards(adChanged, 'notifications', 'plan-ads-anew', (campus) => rotate(campus)),
  after(flightExhausted, 'money', 'campaign-after-last-unit', afterLastUnit),
  afterwards(stripeEventReceived, 'money', 'follow-ad-payment', (campus, event, { payments }) =>
    onEvent(campus, event, 'ad_payment', (ref) => followAdPayment(campus, payments, ref)),
  ),
  afterwards(stripeEventReceived, 'money', 'follow-ad-refund', (campus, event, { payments }) =>
    onEvent(campus, event, 'ad_refund', (ref, id) => followAdRefund(payments, ref, id)),
  ),
  after(adPaymentDisputed, 'money', 'ad-payment-disputed', hearBank),
  afterwards(adRefundStarted, 'money', 'refund-ad', (campus, { refund_id }, { payments }) =>
    refundAd(campus, payments, refund_id),
  ),
  afterwards(adPageStale, 'money', 'end-ad-page', (campus, { payment_id }, { payments }) =>
    endPage(campus, payments, payment_id),
  ),
]
