import type { ReadCtx, Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Role } from '../../clubs/contract.ts'
import { allows } from '../../clubs/membership.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { personOf } from '../../people/person.ts'
import type { Mention } from '../contract.ts'
import { canDelete, editableUntil } from '../policy.ts'
import type { Reply } from './contract.ts'

export interface CommentRow {
  id: string
  postId: string
  parentId: string | null
  authorId: string
  authorName: string
  avatarKey: string | null
  authorSince: Date
  body: string
  mentions: Mention[]
  replyCount: number
  createdAt: Date
  editedAt: Date | null
  deletedAt: Date | null
}

/** From `comments c`. */
export const commentColumns = sql`
  c.id, c.post_id as "postId", c.parent_id as "parentId", a.id as "authorId", a.name as "authorName", a.avatar_key as "avatarKey",
  a.created_at as "authorSince", c.body, c.mentions, c.reply_count as "replyCount", c.created_at as "createdAt",
  c.edited_at as "editedAt", c.deleted_at as "deletedAt"`

export const withAuthor = sql`comments c join users a on a.school_id = c.school_id and a.id = c.author_id`

/** A deleted comment keeps its place while somebody has answered it; who was blocked is not read. */
export const commentsSeenBy = (viewer: Viewer) => sql`
  c.hidden_at is null and (c.deleted_at is null or c.reply_count > 0) and ${unblocked(viewer, sql`c.author_id`)}`

/** What the viewer's place in the post's club allows. */
export interface Place {
  clubId: string | null
  clubRole: Role | null
}

export function shownReply(ctx: ReadCtx, media: Media, viewer: Viewer, row: CommentRow, place: Place): Reply {
  const deleted = row.deletedAt !== null
  const mine = row.authorId === viewer.id
  const facts = {
    authorId: row.authorId,
    clubId: place.clubId,
    createdAt: row.createdAt,
    mayModerate: allows(place.clubRole, 'moderate'),
    mayPin: false,
    mayAnnounce: false,
  }
  return {
    id: row.id,
    postId: row.postId,
    parentId: row.parentId,
    author: deleted
      ? null
      : personOf(media, { id: row.authorId, name: row.authorName, avatarKey: row.avatarKey }),
    body: deleted ? '' : row.body,
    mentions: deleted ? [] : row.mentions,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deleted,
    mine: mine && !deleted,
    mayEdit: mine && !deleted && editableUntil(row.authorSince, row.createdAt, ctx.now) > ctx.now,
    mayDelete: !deleted && canDelete(viewer, facts),
  }
}
