import { after, type Job } from '../job.ts'
import { orderRefunded, originalsPaid } from '../orders/topics.ts'
import { accountClosed } from '../people/topics.ts'
import { forgetOwner } from './closing.ts'
import { deliverOriginals, takeBackOriginals } from './ownership.ts'

export const pictureJobs: Job[] = [
  after(originalsPaid, 'money', 'deliver-originals', deliverOriginals),
  after(orderRefunded, 'money', 'take-back-originals', takeBackOriginals),
  after(accountClosed, 'notifications', 'forget-picture-owner', forgetOwner),
]
