import type { Post as PostRow } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import type { Role } from '../../clubs/contract.ts'
import { NotFound } from '../../http/errors.ts'
import type { Media } from '../../media/media.ts'
import type { Mention, Post, Visibility } from '../contract.ts'
import type { PostFacts } from '../policy.ts'
import { factsOf } from './post-view.ts'
import { openedBy, seenBy } from './seen-by.ts'
import { shownPosts } from './shown-posts.ts'

export const PostDeleted = createError('POST_DELETED', 'This post was deleted by its author.', 404)
export const PostRemoved = createError(
  'POST_REMOVED',
  'This post was removed by those who keep order here.',
  404,
)

/** What those who change a post, or something under it, need to know of it. */
export type FoundPost = PostFacts &
  Pick<
    PostRow,
    | 'id'
    | 'kind'
    | 'body'
    | 'likeCount'
    | 'mediaCount'
    | 'cardId'
    | 'lockedAt'
    | 'pinnedAt'
    | 'archivedAt'
    | 'hiddenAt'
    | 'editedAt'
    | 'acknowledge'
    | 'pollEndsAt'
    | 'pollMultiple'
  > & { mentions: Mention[]; authorSince: Date; clubRole: Role | null; visibility: Visibility }

/** The one way to a post that was named by its id. With `lock`, it is nobody else's to change until the end. @throws NotFound */
export async function findPost(ctx: ReadCtx, id: string, { lock = false } = {}): Promise<FoundPost> {
  const viewer = signedIn(ctx)
  const [row] = await ctx.sql<Omit<FoundPost, keyof PostFacts> & Parameters<typeof factsOf>[0]>(sql`
    select p.id, p.kind, p.body, p.mentions, p.visibility, p.author_id as "authorId", p.club_id as "clubId", m.role as "clubRole",
           p.like_count as "likeCount", p.media_count as "mediaCount", p.card_id as "cardId", p.created_at as "createdAt",
           p.edited_at as "editedAt", p.locked_at as "lockedAt", p.pinned_at as "pinnedAt", p.archived_at as "archivedAt",
           p.hidden_at as "hiddenAt", p.acknowledge, p.poll_ends_at as "pollEndsAt", p.poll_multiple as "pollMultiple",
           a.created_at as "authorSince"
      from posts p
      join users a on a.school_id = p.school_id and a.id = p.author_id
      left join club_members m on m.school_id = p.school_id and m.club_id = p.club_id and m.user_id = ${viewer.id}::uuid
     where p.id = ${id}::uuid and ${openedBy(viewer)} ${lock ? sql`for no key update of p` : sql``}`)
  if (!row) throw new NotFound()
  return { ...row, ...factsOf(row) }
}

/** @throws NotFound; PostDeleted or PostRemoved for one that the viewer could have seen */
export async function getPost(ctx: ReadCtx, media: Media, id: string): Promise<Post> {
  const viewer = signedIn(ctx)
  const post = await onePost(ctx, media, viewer, id)
  if (!post) throw await whyGone(ctx, viewer, id)
  return post
}

export async function onePost(ctx: ReadCtx, media: Media, viewer: Viewer, id: string): Promise<Post | null> {
  const picked = sql`select p.id, 0 as place, null::int as score from posts p where p.id = ${id}::uuid and ${openedBy(viewer)}`
  const [listed] = await shownPosts(ctx, media, picked, { whole: true })
  return listed?.post ?? null
}

async function whyGone(ctx: ReadCtx, viewer: Viewer, id: string) {
  const [gone] = await ctx.sql<{ own: boolean }>(sql`
    select p.deleted_by_id = p.author_id as own from posts p
     where p.id = ${id}::uuid and (p.deleted_at is not null or p.hidden_at is not null) and ${seenBy(viewer)}`)
  if (!gone) return new NotFound()
  return gone.own ? new PostDeleted() : new PostRemoved()
}
