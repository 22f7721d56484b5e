import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { v7 } from 'uuid'
import { layOut, type MailContent } from './layout.ts'
import { mailQueued } from './topics.ts'

export interface NewMail extends MailContent {
  /** What this mail tells, for example `order-held:<order>:<person>`: nobody is told the same twice. */
  about: string
  recipient: string
  subject: string
}

/** Writes a mail that goes out once the command commits. Nothing happens when the same `about` was written before. */
export async function queueMail(ctx: Ctx, { about, recipient, subject, ...content }: NewMail): Promise<void> {
  assertOneAddress(recipient)
  const { text, html } = layOut(ctx.school, content)
  const [mail] = await ctx.sql<{ id: string }>(sql`
    insert into mails (id, about, recipient, subject, text, html, created_at)
    values (${v7()}::uuid, ${about}, ${recipient}, ${oneLine(subject)}, ${text}, ${html}, ${ctx.now})
    on conflict (school_id, about) do nothing returning id`)
  if (mail) await publish(ctx, mailQueued, { mail_id: mail.id })
}

/** One plain address and nothing that a mail header could read as more. */
function assertOneAddress(recipient: string) {
  if (!/^[\x21-\x7e]+$/.test(recipient) || !/^[^\s@,;:<>()"\\]+@[^\s@,;:<>()"\\]+$/.test(recipient))
    throw new Error('A mail goes to exactly one plain address.')
}

function oneLine(subject: string): string {
  return subject
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 200)
}
