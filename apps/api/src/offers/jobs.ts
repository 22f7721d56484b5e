import { sql } from '@banter/tenants/database'
import { after, type Job } from '../job.ts'
import { productDeleted, productSold } from '../marketplace/topics.ts'
import { orderCancelled, orderExpired, orderPaid } from '../orders/topics.ts'
import { accountClosed } from '../people/topics.ts'
import { expire, followCancelled, followGone, followPaid, followUnpaid, withdrawAll } from './endings.ts'
import { offerLapses } from './topics.ts'

const QUEUE = 'notifications'

export const offerJobs: Job[] = [
  after(offerLapses, QUEUE, 'expire-offer', (ctx, { offer_id }) =>
    expire(ctx, sql`o.id = ${offer_id}::uuid`),
  ),
  after(orderPaid, QUEUE, 'close-offers-after-payment', followPaid),
  after(orderExpired, QUEUE, 'free-offer-after-reservation', followUnpaid),
  after(orderCancelled, QUEUE, 'free-offer-after-cancelling', followCancelled),
  after(productSold, QUEUE, 'close-offers-for-sold', followGone),
  after(productDeleted, QUEUE, 'close-offers-for-deleted', followGone),
  after(accountClosed, QUEUE, 'withdraw-offers', withdrawAll),
]
