import type { Ctx, School } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishing } from '@banter/tenants/outbox'
import { v7 } from 'uuid'
import { layOut, type MailContent } from './layout.ts'
import { mailQueued } from './topics.ts'

export interface NewMail extends MailContent {
  /** What this mail tells, for example `order-held:<order>:<person>`: nobody is told the same twice. */
  about: string
  recipient: string
  subject: string
}

/** Writes mails that go out once the command commits. One whose `about` was written before is left out. */
export async function queueMails(ctx: Ctx, mails: NewMail[]): Promise<void> {
  if (!mails.length) return
  const rows = JSON.stringify(mails.map((mail) => written(ctx.school, mail)))
  ctx.write(sql`
    with queued as (
      insert into mails (id, about, recipient, subject, text, html, stop_url, created_at)
      select id, about, recipient, subject, text, html, stop_url, ${ctx.now}
        from jsonb_to_recordset(${rows}::jsonb)
             as mail(id uuid, about text, recipient text, subject text, text text, html text, stop_url text)
      on conflict (school_id, about) do nothing returning id)
    ${publishing(ctx, mailQueued, sql`select jsonb_build_object('mail_id', id) from queued`)}`)
}

export const queueMail = (ctx: Ctx, mail: NewMail): Promise<void> => queueMails(ctx, [mail])

function written(school: School, { about, recipient, subject, ...content }: NewMail) {
  assertOneAddress(recipient)
  const { stopUrl = '' } = content
  return {
    id: v7(),
    about,
    recipient,
    subject: oneLine(subject),
    stop_url: stopUrl,
    ...layOut(school, content),
  }
}

/** One plain address and nothing that a mail header could read as more. */
function assertOneAddress(recipient: string) {
  if (!/^[\x21-\x7e]+$/.test(recipient) || !/^[^\s@,;:<>()"\\]+@[^\s@,;:<>()"\\]+$/.test(recipient))
    throw new Error('A mail goes to exactly one plain address.')
}

/** Cut between characters: half of one could not be stored. */
function oneLine(subject: string): string {
  const line = subject.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  return Array.from(line).slice(0, 200).join('')
}
