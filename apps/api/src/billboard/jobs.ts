import { after, type Job } from '../job.ts'
import { accountClosed } from '../people/topics.ts'
import { forgetMember } from './former-member.ts'
import { publishDue } from './scheduled/publish-due.ts'
import { announcementDue } from './topics.ts'

export const billboardJobs: readonly Job[] = [
  after(accountClosed, 'notifications', 'forget-writer', (ctx, { user_id }) => forgetMember(ctx, user_id)),
  after(announcementDue, 'notifications', 'publish-announcement', (ctx, due) => publishDue(ctx, due)),
]
