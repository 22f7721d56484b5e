import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Media } from '../../media/media.ts'
import { canPost } from '../policy.ts'
import { assertMayCommentMore, type Limits } from '../posts/allowance.ts'
import { MayNotPost } from '../posts/create-post.ts'
import { assertEditable } from '../posts/edit-post.ts'
import { type FoundPost, findPost } from '../posts/find-post.ts'
import { tellMentioned } from '../posts/words.ts'
import { type NamedText, nameIn } from '../text/mentions.ts'
import { postCommented } from '../topics.ts'
import { findComment, withReplies } from './comment-list.ts'
import type * as contract from './contract.ts'

export const CommentsLocked = createError('COMMENTS_LOCKED', 'The comments of this post are closed.', 409)
export const NotYourComment = createError('NOT_YOUR_COMMENT', 'This comment is somebody else’s.', 403)
export const ParentGone = createError('PARENT_GONE', 'The comment you answer is not there any more.', 422)

type NewComment = z.output<typeof contract.createComment.schema.body>

interface Parent {
  id: string
  authorId: string
}

/**
 * Sending the same comment again under the same id is the comment that is there.
 * @throws NotFound, MayNotPost, CommentsLocked, ParentGone, UnknownMention, EnoughForToday, IdAhead, IdTaken
 */
export async function createComment(
  ctx: Ctx,
  media: Media,
  limits: Limits,
  postId: string,
  { id = v7(), body, parent: parentId }: NewComment,
): Promise<contract.Comment> {
  const viewer = signedIn(ctx)
  const [post] = await Promise.all([findPost(ctx, postId), assertMayCommentMore(ctx, limits)])
  if (!canPost(viewer)) throw new MayNotPost()
  if (post.lockedAt) throw new CommentsLocked()
  assertNotAhead(ctx, id)
  const parent = parentId ? await findParent(ctx, post, parentId) : null
  const text = await nameIn(ctx, body, post)
  const made = await ctx.sql(sql`
    insert into comments (id, post_id, parent_id, author_id, body, mentions, created_at)
    values (${id}::uuid, ${postId}::uuid, ${parent?.id ?? null}::uuid, ${viewer.id}::uuid, ${text.body},
            ${JSON.stringify(text.mentions)}::jsonb, ${ctx.now})
    on conflict do nothing returning id`)
  if (!made.length) return sameComment(ctx, media, id, post, body)
  // Comments before posts, as deleting does: so that two never wait for each other.
  if (parent) ctx.write(sql`update comments set reply_count = reply_count + 1 where id = ${parent.id}::uuid`)
  ctx.write(sql`update posts set comment_count = comment_count + 1 where id = ${postId}::uuid`)
  await tell(ctx, post, id, parent, text)
  return shownComment(ctx, media, id)
}

async function tell(ctx: Ctx, post: FoundPost, id: string, parent: Parent | null, text: NamedText) {
  const about = { post_id: post.id, author_id: post.authorId, school_id: ctx.school.id, club_id: post.clubId }
  const parentAuthor = parent?.authorId ?? null
  await publish(ctx, postCommented, {
    ...about,
    comment_id: id,
    parent_author_id: parentAuthor,
    actor_id: signedIn(ctx).id,
  })
  await tellMentioned(ctx, about, id, text)
}

/** An answer to an answer stands beside it: under the same comment, while that can be answered. @throws ParentGone */
async function findParent(ctx: Ctx, post: FoundPost, id: string): Promise<Parent> {
  const found = await findComment(ctx, id).catch(gone)
  const { row } = found
  if (row.postId !== post.id || row.deletedAt) return gone()
  if (!row.parentId) return row
  const top = await findComment(ctx, row.parentId).catch(gone)
  return { id: top.row.id, authorId: row.authorId }
}

function gone(): never {
  throw Object.assign(new ParentGone(), { fields: { parent: new ParentGone().message } })
}

/** @throws IdTaken */
async function sameComment(ctx: Ctx, media: Media, id: string, post: FoundPost, body: string) {
  const same = await findComment(ctx, id).catch(() => null)
  const { row } = same ?? {}
  if (!row || row.postId !== post.id || row.authorId !== signedIn(ctx).id || row.deletedAt)
    throw new IdTaken()
  if (row.mentions.length === 0 && row.body !== body) throw new IdTaken()
  return shownComment(ctx, media, id)
}

/** What it said is not kept: only that it said something else. @throws NotFound, NotYourComment, TooLateToEdit, CommentsLocked */
export async function editComment(ctx: Ctx, media: Media, id: string, body: string) {
  const { row, post } = await findComment(ctx, id)
  if (row.deletedAt) throw new NotFound()
  if (row.authorId !== signedIn(ctx).id) throw new NotYourComment()
  if (post.lockedAt) throw new CommentsLocked()
  assertEditable(ctx, row.authorSince, row.createdAt)
  const text = await nameIn(ctx, body, post, row.mentions)
  if (text.body !== row.body) {
    ctx.write(sql`
      update comments set body = ${text.body}, mentions = ${JSON.stringify(text.mentions)}::jsonb, edited_at = ${ctx.now}
       where id = ${id}::uuid and deleted_at is null`)
    const readers = text.readers.filter((reader) => !row.mentions.some((mention) => mention.id === reader))
    const about = {
      post_id: post.id,
      author_id: post.authorId,
      school_id: ctx.school.id,
      club_id: post.clubId,
    }
    await tellMentioned(ctx, about, id, { ...text, readers })
  }
  return shownComment(ctx, media, id)
}

async function shownComment(ctx: Ctx, media: Media, id: string): Promise<contract.Comment> {
  const { row, place } = await findComment(ctx, id)
  const shown = (await withReplies(ctx, media, signedIn(ctx), [row], place)).get(id)
  if (!shown) throw new NotFound()
  return shown
}
