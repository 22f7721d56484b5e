import type { Facts } from '@banter/billing/subscriptions/facts'
import type { Standing } from '@banter/billing/subscriptions/states'
import type { Mail } from '@banter/billing/subscriptions/transitions'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { z } from 'zod'
import type { Services } from '../job.ts'
import { queueMails } from '../mail/queue-mail.ts'
import { mailWords } from './mail-words.ts'
import { billingMailDue } from './topics.ts'

interface Due {
  mail: Mail
  key: string
  daysLeft?: number
}

/** States that a mail is due. Its key is kept: the same one again is nothing. */
export async function tellAdmins(
  ctx: Ctx,
  { mail, key, daysLeft }: Due,
  { facts, standing }: { facts: Facts; standing: Standing },
): Promise<void> {
  const fresh = await ctx.sql(sql`
    insert into dunning_mails (key, mail, at) values (${key}, ${mail}, ${ctx.now}) on conflict do nothing returning key`)
  if (!fresh.length) return
  const open = facts.invoices.filter(({ status }) => status === 'open' || status === 'uncollectible')
  await publish(ctx, billingMailDue, {
    key,
    mail,
    days_left: daysLeft ?? null,
    until: standing.until?.toISOString() ?? null,
    owed: open.length > 0 ? open.reduce((sum, { amountDue }) => sum + amountDue, 0) : null,
    currency: ctx.school.currency,
    plan: facts.subscription?.price ?? ctx.school.plan,
  })
}

/** Writes it to everybody who runs the school. */
export async function writeToAdmins(
  ctx: Ctx,
  due: z.output<typeof billingMailDue.payload>,
  { site }: Pick<Services, 'site'>,
): Promise<void> {
  const admins = await ctx.sql<{ id: string; email: string }>(sql`
    select id, email from users where role = 'admin' and status = 'active' and email_verified_at is not null order by id limit 100`)
  const { subject, ...words } = mailWords(due, ctx.school.name)
  await queueMails(
    ctx,
    admins.map(({ id, email }) => ({
      ...words,
      subject,
      about: `billing:${due.key}:${id}`,
      recipient: email,
      button: { label: 'Open billing', url: site.urlOf(ctx.school, '/admin/billing') },
      reason: `You get this because you run ${ctx.school.name} on Banter.`,
    })),
  )
}
