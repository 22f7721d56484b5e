import type { Job } from '../job.ts'
import { listingJobs } from './listing/jobs.ts'

export const marketplaceJobs: Job[] = [...listingJobs]
