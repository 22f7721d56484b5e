import { identityJobs } from './identity/jobs.ts'
import type { Job } from './job.ts'
import { mailJobs } from './mail/jobs.ts'
import { notificationJobs } from './notifications/jobs.ts'
import { orderJobs } from './orders/jobs.ts'
import { paymentJobs } from './payments/jobs.ts'
import { schoolJobs } from './schools/jobs.ts'

export type { Job, Services } from './job.ts'
export { runJob } from './run-job.ts'
export { type Schedule, schedules } from './schedules.ts'
export { openServices, ServicesEnv } from './services.ts'

/** Every job of the application. Which topic each follows is in its own slice. */
export const jobs: readonly Job[] = [
  ...identityJobs,
  ...schoolJobs,
  ...mailJobs,
  ...orderJobs,
  ...paymentJobs,
  ...notificationJobs,
]
