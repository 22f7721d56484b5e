import type { Prisma } from '@banter/prisma'
import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../../http/errors.ts'
import { type MailChoice, MailKind } from './contract.ts'

/** Whoever has never chosen wants them. */
export async function listMailChoices(ctx: ReadCtx): Promise<{ items: MailChoice[] }> {
  const chosen = await ctx.sql<MailChoice>(
    sql`select kind, wanted from mail_choices where user_id = ${signedIn(ctx).id}::uuid`,
  )
  const wanted = (kind: MailKind) => chosen.find((one) => one.kind === kind)?.wanted ?? true
  return { items: MailKind.options.map((kind) => ({ kind, wanted: wanted(kind) })) }
}

export async function chooseMails(ctx: Ctx, { kind, wanted }: MailChoice): Promise<MailChoice> {
  ctx.write(sql`
    insert into mail_choices (user_id, kind, wanted) values (${signedIn(ctx).id}::uuid, ${kind}, ${wanted})
    on conflict (school_id, user_id, kind) do update set wanted = excluded.wanted`)
  return { kind, wanted }
}

/** @throws NotFound */
export async function getStoppable(ctx: ReadCtx, key: string): Promise<MailChoice> {
  const [choice] = await ctx.sql<MailChoice>(
    sql`select kind, wanted from mail_choices where stop_key = ${key}::uuid`,
  )
  if (!choice) throw new NotFound()
  return choice
}

/** @throws NotFound */
export async function stopMails(ctx: Ctx, key: string): Promise<null> {
  const [stopped] = await ctx.sql(
    sql`update mail_choices set wanted = false where stop_key = ${key}::uuid returning user_id`,
  )
  if (!stopped) throw new NotFound()
  return null
}

export interface MailedPerson {
  id: string
  email: string
  stopKey: string
}

/** The next of the people whom a condition on `u` describes who want mails of this kind, each with the key that stops them. */
export function mailedPeople(
  ctx: Ctx,
  kind: MailKind,
  condition: Prisma.Sql,
  { after, most }: { after: string | null; most: number },
): Promise<MailedPerson[]> {
  const rest = after ? sql`and u.id > ${after}::uuid` : sql``
  return ctx.sql<MailedPerson>(sql`
    with chosen as (
      select u.school_id, u.id, u.email from users u
       where u.status = 'active' and u.email_verified_at is not null and ${condition} ${rest}
         and not exists (select from mail_choices c
           where c.school_id = u.school_id and c.user_id = u.id and c.kind = ${kind} and not c.wanted)
       order by u.id limit ${most}::int),
    keyed as (
      insert into mail_choices (user_id, kind) select id, ${kind} from chosen on conflict do nothing returning user_id, stop_key)
    select p.id, p.email, coalesce(k.stop_key, c.stop_key) as "stopKey"
      from chosen p
      left join keyed k on k.user_id = p.id
      left join mail_choices c on c.school_id = p.school_id and c.user_id = p.id and c.kind = ${kind}
     where coalesce(k.stop_key, c.stop_key) is not null order by p.id`)
}
