import { after, type Job } from '../job.ts'
import { endSuspension } from './sanctions.ts'
import { suspensionEnds } from './topics.ts'

export const moderationJobs: Job[] = [after(suspensionEnds, 'notifications', 'end-suspension', endSuspension)]
