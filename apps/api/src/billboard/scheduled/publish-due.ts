import type { Ctx, Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { moveMedia } from '../../media/uses.ts'
import { announceAs, assertMayAnnounce } from '../announcements/announcements.ts'
import { announcementFailed } from '../topics.ts'
import { type ScheduledRow, scheduledRows } from './scheduled-rows.ts'

interface Due {
  announcement_id: string
  publish_at: string
}

/** Its time has come. Of one that was called off or put off since, nothing. */
export async function publishDue(ctx: Ctx, { announcement_id: id, publish_at }: Due): Promise<void> {
  const [row] = await scheduledRows(
    ctx,
    sql`s.id = ${id}::uuid and s.publish_at = ${publish_at}::timestamptz and s.failure = '' for update of s`,
  )
  if (!row) return
  const author = await authorOf(ctx, row)
  const failure = author ? await publishAs(ctx, row, author) : 'Whoever wrote it may not announce any more.'
  if (failure) return await fail(ctx, row, failure)
  ctx.write(sql`delete from scheduled_announcements where id = ${id}::uuid`)
}

async function authorOf(ctx: Ctx, { authorId }: ScheduledRow): Promise<Viewer | null> {
  const [author] = await ctx.sql<Omit<Viewer, 'sessionId'>>(sql`
    select id, name, role, email_verified_at is not null as verified from users where id = ${authorId}::uuid and status = 'active'`)
  return author ? { ...author, sessionId: '' } : null
}

/** As its author, by what they may do now. All that can be refused is refused before anything is written. @returns why not */
async function publishAs(ctx: Ctx, row: ScheduledRow, author: Viewer): Promise<string | null> {
  if (row.expiresAt && row.expiresAt <= ctx.now)
    return 'When it could be published it would have been over already.'
  const theirs: Ctx = { ...ctx, viewer: author }
  try {
    await assertMayAnnounce(theirs, row.clubId)
    const postId = await announceAs(theirs, {
      body: row.body,
      acknowledge: row.acknowledge,
      ...(row.clubId ? { club: row.clubId } : {}),
      ...(row.expiresAt ? { expiresAt: row.expiresAt.toISOString() } : {}),
    })
    if (postId) await takePictures(ctx, row.id, postId)
    return null
  } catch (error) {
    const { statusCode = 500, message } = error as { statusCode?: number; message: string }
    if (statusCode >= 500) throw error
    return message
  }
}

/** Also those that another officer has added. */
async function takePictures(ctx: Ctx, from: string, postId: string): Promise<void> {
  moveMedia(ctx, 'post', from, postId)
  ctx.write(sql`
    update posts p set media_count = shown.count, has_video = shown.video
      from (select count(*)::int as count, coalesce(bool_or(m.kind = 'video'), false) as video
              from media_uses u join media_assets m on m.school_id = u.school_id and m.id = u.media_id
             where u.subject = 'post' and u.subject_id = ${postId}::uuid) shown
     where p.id = ${postId}::uuid`)
}

async function fail(ctx: Ctx, { id, authorId, clubId }: ScheduledRow, failure: string): Promise<void> {
  ctx.write(
    sql`update scheduled_announcements set failure = ${failure}, updated_at = ${ctx.now} where id = ${id}::uuid`,
  )
  const about = { announcement_id: id, author_id: authorId, school_id: ctx.school.id, club_id: clubId }
  await publish(ctx, announcementFailed, { ...about, failure })
}
