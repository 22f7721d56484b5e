import type { Prisma } from '@banter/prisma'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Services } from '../job.ts'
import { queueMails } from '../mail/queue-mail.ts'
import { unblockedBetween } from '../people/blocks.ts'
import { notify, notifyAnew } from './bell.ts'
import { nameToken, withNames } from './names.ts'

export interface Told {
  id: string
  name: string
  email: string
}

export interface News {
  to: Told[]
  /** Once for each person. */
  about: string
  kind: string
  /** Both may name people, by `nameOf`. */
  title: string
  body: string
  href: string
  /** It grows: more likes, more comments. */
  grows?: boolean
  /** Important enough for a mail too. */
  mail?: { label: string; reason: string }
}

/** Rings the bell of each of these people, and writes them a mail where it is important. */
export async function tell(ctx: Ctx, { site }: Pick<Services, 'site'>, news: News): Promise<void> {
  const { to, about, kind, title, body, href, grows, mail } = news
  const ring = grows ? notifyAnew : notify
  await ring(
    ctx,
    to.map(({ id }) => ({ userId: id, about, kind, title, body, href })),
  )
  if (!mail) return
  const button = { label: mail.label, url: site.urlOf(ctx.school, href) }
  const [named = news] = await withNames(ctx, [news])
  await queueMails(
    ctx,
    to.map(({ id, email }) => ({
      about: `${about}:${id}`,
      recipient: email,
      subject: named.title,
      heading: named.title,
      paragraphs: named.body ? [named.body] : [],
      button,
      reason: mail.reason,
    })),
  )
}

/** Whose account is in use, of those that this condition on `u` says; `actor` caused it: they hear nothing of it, and nobody whom a block is between. */
export function peopleWhere(ctx: ReadCtx, condition: Prisma.Sql, actor: string | null): Promise<Told[]> {
  const met = actor
    ? sql`and u.id <> ${actor}::uuid and ${unblockedBetween(sql`u.id`, sql`${actor}::uuid`)}`
    : sql``
  return ctx.sql<Told>(
    sql`select u.id, u.name, u.email from users u where u.status = 'active' and ${condition} ${met} order by u.id`,
  )
}

export const thePerson = (ctx: ReadCtx, id: string, actor: string | null) =>
  peopleWhere(ctx, sql`u.id = ${id}::uuid`, actor)

/** Who decides for the school, but for these people: nobody decides on what is their own. Whoever has blocked whom, it is their work. */
export const staffBut = (ctx: ReadCtx, ids: string[] = []) =>
  peopleWhere(ctx, sql`u.role in ('moderator', 'admin') and u.id <> all(${ids}::uuid[])`, null)

/** Somebody in a text, by whatever name they have when it is read. */
export const nameOf = (userId: string | null): string => (userId ? nameToken(userId) : 'The school')

/** The beginning of a text, in one line. */
export function briefly(text: string, most = 120): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > most ? `${Array.from(line).slice(0, most).join('').trimEnd()}…` : line
}

/** "Ann", "Ann and Bob", "Ann and 3 others". */
export function namesOf(first: string, second: string | undefined, count: number): string {
  if (count <= 1) return first
  return count === 2 && second ? `${first} and ${second}` : `${first} and ${count - 1} others`
}
