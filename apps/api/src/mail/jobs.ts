import type { Campus } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { afterwards, type Finish, type Job, type Services } from '../job.ts'
import { mailQueued } from './topics.ts'

interface Waiting {
  recipient: string
  subject: string
  text: string
  html: string
  stopUrl: string
}

/** Sends a mail and forgets what it said: codes and links do not stay in the database. */
async function sendMail(
  campus: Campus,
  { mail_id }: { mail_id: string },
  { mailer, site }: Services,
  finish: Finish,
) {
  const [mail] = await campus.read((ctx) =>
    ctx.sql<Waiting>(
      sql`select recipient, subject, text, html, stop_url as "stopUrl" from mails where id = ${mail_id}::uuid and sent_at is null`,
    ),
  )
  if (!mail) return
  const host = site.domainOf(campus.school).replace(/:\d+$/, '')
  // The same id each time: a mail server that has it already, because the note below was lost, can tell.
  await mailer.send({
    messageId: `<${mail_id}@${host}>`,
    to: mail.recipient,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    stopUrl: mail.stopUrl,
  })
  await finish(
    ({ now }) =>
      sql`update mails set sent_at = ${now}, text = '', html = '', stop_url = '' where id = ${mail_id}::uuid`,
  )
}

export const mailJobs: Job[] = [
  afterwards(mailQueued, 'mail', 'send-mail', sendMail, { knowsWhenDone: true }),
]
