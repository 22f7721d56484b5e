import { after, type Job } from '../job.ts'
import { writeAlreadyMemberMail, writeCodeMail } from './mailed-codes/code-mails.ts'
import { emailCodeRequested, signUpRepeated } from './topics.ts'

export const identityJobs: Job[] = [
  after(emailCodeRequested, 'mail', 'write-code-mail', writeCodeMail),
  after(signUpRepeated, 'mail', 'tell-already-member', writeAlreadyMemberMail),
]
