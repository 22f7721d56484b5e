import { after, type Job } from '../job.ts'
import { accountClosed } from '../people/topics.ts'
import { forgetWatching } from './favourites/favourites.ts'
import { listingJobs } from './listing/jobs.ts'
import { disputedOriginalJobs } from './originals/disputed.ts'
import { originalJobs } from './originals/take-down.ts'
import { forgetAsker } from './questions/take-back.ts'
import { savedSearchJobs } from './searches/jobs.ts'

export const marketplaceJobs: Job[] = [
  ...listingJobs,
  ...originalJobs,
  ...disputedOriginalJobs,
  ...savedSearchJobs,
  after(accountClosed, 'notifications', 'forget-watching', forgetWatching),
  after(accountClosed, 'notifications', 'forget-questions', forgetAsker),
]
