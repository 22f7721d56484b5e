import type { Job } from '../job.ts'

/** What follows a school's opening or change is done by other slices. */
export const schoolJobs: Job[] = []
