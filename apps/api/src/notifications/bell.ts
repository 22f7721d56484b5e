import type { Notification as NotificationRow } from '@banter/prisma'
import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { v7 } from 'uuid'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import type * as contract from './contract.ts'
import { withNames } from './names.ts'

type Query = z.output<typeof contract.listNotifications.schema.querystring>
type Row = Pick<NotificationRow, 'id' | 'kind' | 'title' | 'body' | 'href' | 'createdAt' | 'readAt'>
/** With nothing to list there is still one row: the count. */
type BellRow = (Row | { [K in keyof Row]: null }) & { unread: number }

const Key = z.tuple([z.uuid()])

/** What the viewer should know, newest first, and how much of all of it is unread. */
export async function listNotifications(ctx: ReadCtx, query: Query) {
  const rows = await ctx.sql<BellRow>(bellQuery(signedIn(ctx).id, query))
  const listed = rows.filter((row): row is Row & { unread: number } => row.id !== null)
  const page = pageOf(listed, query.limit, ({ id }) => [id], shown)
  const items = await withNames(ctx, page.items)
  return { items, nextCursor: page.nextCursor, unread: rows[0]?.unread ?? 0 }
}

export function bellQuery(userId: string, { cursor, limit }: Query) {
  const after = readCursor(cursor, Key)
  return sql`
    select n.*, u.unread
      from (select count(*)::int as unread from notifications where user_id = ${userId}::uuid and read_at is null) u
      left join lateral (
        select id, kind, title, body, href, created_at as "createdAt", read_at as "readAt"
          from notifications
         where user_id = ${userId}::uuid ${after ? sql`and id < ${after[0]}::uuid` : empty}
         order by id desc limit ${rowsFor(limit)}) n on true`
}

/** Marks these as read, or all. Somebody else's are left alone. */
export async function markRead(ctx: Ctx, ids: string[] | undefined): Promise<void> {
  await ctx.db.notification.updateMany({
    where: { userId: signedIn(ctx).id, readAt: null, ...(ids ? { id: { in: ids } } : {}) },
    data: { readAt: ctx.now },
  })
}

export interface Notice {
  userId: string
  /** What it is about, once per person: a second telling is not heard. */
  about: string
  kind: string
  title: string
  body: string
  href: string
}

export async function notify(ctx: Ctx, notices: Notice[]): Promise<void> {
  if (notices.length) ctx.write(sql`${written(ctx, notices)} on conflict do nothing`)
}

/** For what grows: said again in other words, it moves to the top and is unread again; in the same words it stays where it is. */
export async function notifyAnew(ctx: Ctx, notices: Notice[]): Promise<void> {
  if (!notices.length) return
  ctx.write(sql`${written(ctx, notices)}
    on conflict (school_id, user_id, about) do update
       set id = excluded.id, title = excluded.title, body = excluded.body, href = excluded.href, created_at = excluded.created_at, read_at = null
     where (notifications.title, notifications.body) is distinct from (excluded.title, excluded.body)`)
}

/** What is not so any more is not kept either: a like that was taken back. */
export async function unsay(ctx: Ctx, about: string): Promise<void> {
  ctx.write(sql`delete from notifications where about = ${about} and read_at is null`)
}

function written(ctx: Ctx, notices: Notice[]) {
  const rows = JSON.stringify(notices.map((notice) => ({ ...notice, id: v7() })))
  return sql`
    insert into notifications (id, user_id, about, kind, title, body, href, created_at)
    select id, "userId", about, kind, title, body, href, ${ctx.now}
      from jsonb_to_recordset(${rows}::jsonb)
           as told(id uuid, "userId" uuid, about text, kind text, title text, body text, href text)`
}

function shown({ id, kind, title, body, href, createdAt, readAt }: Row): contract.Notification {
  return { id, kind, title, body, href, createdAt: createdAt.toISOString(), read: readAt !== null }
}
