import { type Ctx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { canArchive, canLock, canPin, PINS, type PostFacts } from '../policy.ts'
import { type FoundPost, findPost } from '../posts/find-post.ts'
import { postUpdated } from '../topics.ts'

export const NotYours = createError('NOT_YOURS_TO_DO', 'Somebody else decides this.', 403)
export const NotForAll = createError(
  'NOT_FOR_ALL',
  'Only what the whole school can read is pinned; announcements lead anyway.',
  409,
)
export const EnoughPins = createError(
  'ENOUGH_PINS',
  'Three posts are pinned here already: take one down first.',
  409,
)

/** Keeps a post at the top of its club, or of the school. @throws NotFound, NotYours, NotForAll, EnoughPins */
export async function setPinned(ctx: Ctx, id: string, pinned: boolean) {
  const post = await allowed(ctx, id, canPin)
  if (post.kind === 'announcement' || (!post.clubId && post.visibility !== 'school')) throw new NotForAll()
  if (pinned && !post.pinnedAt) await assertRoom(ctx, post)
  ctx.write(
    sql`update posts set pinned_at = ${pinned ? (post.pinnedAt ?? ctx.now) : null}::timestamptz where id = ${id}::uuid`,
  )
  return { pinned }
}

/** @throws NotFound, NotYours */
export async function setLocked(ctx: Ctx, id: string, locked: boolean) {
  const post = await allowed(ctx, id, canLock)
  ctx.write(
    sql`update posts set locked_at = ${locked ? (post.lockedAt ?? ctx.now) : null}::timestamptz where id = ${id}::uuid`,
  )
  return { locked }
}

/** @throws NotFound, NotYours */
export async function setArchived(ctx: Ctx, id: string, archived: boolean) {
  const post = await allowed(ctx, id, canArchive)
  const at = archived ? (post.archivedAt ?? ctx.now) : null
  ctx.write(sql`
    update posts set archived_at = ${at}::timestamptz, pinned_at = case when ${archived} then null else pinned_at end
     where id = ${id}::uuid`)
  await tellUpdated(ctx, post)
  return { archived }
}

/** Takes a post from view, or lets it be seen again: for moderation, which has looked at it. */
export async function setHidden(ctx: Ctx, id: string, hidden: boolean): Promise<void> {
  const post = await findPost(ctx, id, { lock: true })
  ctx.write(sql`
    update posts set hidden_at = ${hidden ? (post.hiddenAt ?? ctx.now) : null}::timestamptz where id = ${id}::uuid`)
  await tellUpdated(ctx, post)
}

async function allowed(
  ctx: Ctx,
  id: string,
  may: (viewer: Viewer, post: PostFacts) => boolean,
): Promise<FoundPost> {
  const post = await findPost(ctx, id, { lock: true })
  if (!may(signedIn(ctx), post)) throw new NotYours()
  return post
}

/** @throws EnoughPins */
async function assertRoom(ctx: Ctx, { clubId }: FoundPost) {
  const [pins] = await ctx.sql<{ pins: number }>(sql`
    select count(*)::int as pins from posts p
     where p.deleted_at is null and p.hidden_at is null and p.archived_at is null and p.pinned_at is not null
       and p.club_id is not distinct from ${clubId}::uuid`)
  if ((pins?.pins ?? 0) >= PINS) throw new EnoughPins()
}

function tellUpdated(ctx: Ctx, post: FoundPost) {
  return publish(ctx, postUpdated, {
    post_id: post.id,
    author_id: post.authorId,
    school_id: ctx.school.id,
    club_id: post.clubId,
    actor_id: signedIn(ctx).id,
  })
}
