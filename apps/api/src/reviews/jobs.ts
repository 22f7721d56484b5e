import { after, type Job } from '../job.ts'
import { orderRefunded } from '../orders/topics.ts'
import { forgetUnshown, showInTime } from './show.ts'
import { reviewsClose } from './topics.ts'

export const reviewJobs: Job[] = [
  after(reviewsClose, 'notifications', 'show-reviews', showInTime),
  after(orderRefunded, 'notifications', 'forget-reviews-of-refunded', forgetUnshown),
]
