import { adJobs } from './ads/jobs.ts'
import { billboardJobs } from './billboard/jobs.ts'
import { clubJobs } from './clubs/jobs.ts'
import { disputeJobs } from './disputes/jobs.ts'
import { eventJobs } from './events/jobs.ts'
import { handoffJobs } from './handoff/jobs.ts'
import { identityJobs } from './identity/jobs.ts'
import type { Job } from './job.ts'
import { mailJobs } from './mail/jobs.ts'
import { marketplaceJobs } from './marketplace/jobs.ts'
import { mediaJobs } from './media/jobs.ts'
import { moderationJobs } from './moderation/jobs.ts'
import { notificationJobs } from './notifications/jobs.ts'
import { offerJobs } from './offers/jobs.ts'
import { orderJobs } from './orders/jobs.ts'
import { paymentJobs } from './payments/jobs.ts'
import { payoutJobs } from './payouts/jobs.ts'
import { pictureJobs } from './pictures/jobs.ts'
import { reviewJobs } from './reviews/jobs.ts'
import { schoolJobs } from './schools/jobs.ts'
import { searchJobs } from './search/jobs.ts'
import { subscriptionJobs } from './subscriptions/jobs.ts'

export type { Job, Services } from './job.ts'
export { verifyEverywhere } from './payouts/reconciliation/verify-books.ts'
export { runJob } from './run-job.ts'
export { type Schedule, schedules } from './schedules.ts'
export { type Mark, rebuildSearch } from './search/rebuild.ts'
export { openServices, ServicesEnv } from './services.ts'

/** Every job of the application. Which topic each follows is in its own slice. */
export const jobs: readonly Job[] = [
  ...identityJobs,
  ...schoolJobs,
  ...mailJobs,
  ...mediaJobs,
  ...billboardJobs,
  ...pictureJobs,
  ...marketplaceJobs,
  ...clubJobs,
  ...eventJobs,
  ...offerJobs,
  ...orderJobs,
  ...handoffJobs,
  ...disputeJobs,
  ...reviewJobs,
  ...paymentJobs,
  ...payoutJobs,
  ...adJobs,
  ...subscriptionJobs,
  ...moderationJobs,
  ...notificationJobs,
  ...searchJobs,
]
