import { after, type Job } from '../job.ts'
import { accountClosed } from '../people/topics.ts'
import { leaveAllClubs } from './succession/closed-account.ts'
import { meetDeadline } from './succession/deadlines.ts'
import { clubDeadline } from './topics.ts'

export const clubJobs: Job[] = [
  after(accountClosed, 'notifications', 'leave-all-clubs', leaveAllClubs),
  after(clubDeadline, 'notifications', 'meet-club-deadline', meetDeadline),
]
