import { after, type Job } from '../job.ts'
import { orderCancelled, orderCompleted, orderHandedOff, orderRefunded } from '../orders/topics.ts'
import { accountClosed } from '../people/topics.ts'
import { endMeetings } from './meetings/meeting-rows.ts'
import { endPlans, metAfterAll } from './no-shows/after-order.ts'
import { standUnanswered } from './no-shows/answer.ts'
import { forgetSlots } from './slots/slots.ts'
import { count, countCallingOff } from './standing.ts'
import { noShowAnswerDue } from './topics.ts'

export const handoffJobs: Job[] = [
  after(noShowAnswerDue, 'money', 'no-show-unanswered', standUnanswered),
  after(orderHandedOff, 'notifications', 'met-after-all', metAfterAll),
  after(orderCancelled, 'notifications', 'end-plans', endPlans),
  after(orderRefunded, 'notifications', 'end-plans-refunded', async (ctx, { order_id, whole }) => {
    if (whole) await endMeetings(ctx, order_id)
  }),
  after(orderCompleted, 'notifications', 'count-completed', (ctx, { buyer_id, seller_id }) =>
    count(ctx, 'completed', [buyer_id, seller_id]),
  ),
  after(orderCancelled, 'notifications', 'count-calling-off', countCallingOff),
  after(accountClosed, 'notifications', 'forget-slots', (ctx, { user_id }) => forgetSlots(ctx, user_id)),
]
