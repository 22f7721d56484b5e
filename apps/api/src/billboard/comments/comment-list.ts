import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor, writeCursor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import type { Media } from '../../media/media.ts'
import { findPost } from '../posts/find-post.ts'
import {
  type CommentRow,
  commentColumns,
  commentsSeenBy,
  type Place,
  shownReply,
  withAuthor,
} from './comment-rows.ts'
import type * as contract from './contract.ts'

type Query = z.output<typeof contract.listComments.schema.querystring>

/** Of its replies, a comment brings as many with it. */
const FIRST_REPLIES = 3
const Key = z.tuple([z.uuid()])
const keyOf = ({ id }: { id: string }) => [id]

/** @throws NotFound */
export async function listComments(ctx: ReadCtx, media: Media, postId: string, query: Query) {
  const viewer = signedIn(ctx)
  const post = await findPost(ctx, postId)
  const rows = await ctx.sql<CommentRow>(commentsQuery(viewer, postId, query))
  const comments = await withReplies(ctx, media, viewer, rows.slice(0, query.limit), post)
  return pageOf(rows, query.limit, keyOf, ({ id }) => comments.get(id) as contract.Comment)
}

export function commentsQuery(viewer: Viewer, postId: string, { cursor, limit }: Query) {
  const after = readCursor(cursor, Key)
  return sql`
    select ${commentColumns} from ${withAuthor}
     where c.post_id = ${postId}::uuid and c.parent_id is null and ${commentsSeenBy(viewer)}
       ${after ? sql`and c.id > ${after[0]}::uuid` : empty}
     order by c.id limit ${rowsFor(limit)}`
}

/** The replies of an answered comment, oldest first. @throws NotFound */
export async function listReplies(ctx: ReadCtx, media: Media, id: string, query: Query) {
  const viewer = signedIn(ctx)
  const comment = await findComment(ctx, id)
  const rows = await ctx.sql<CommentRow>(repliesQuery(viewer, id, query))
  return pageOf(rows, query.limit, keyOf, (row) => shownReply(ctx, media, viewer, row, comment.place))
}

export function repliesQuery(viewer: Viewer, id: string, { cursor, limit }: Query) {
  const after = readCursor(cursor, Key)
  return sql`
    select ${commentColumns} from ${withAuthor}
     where c.parent_id = ${id}::uuid and ${commentsSeenBy(viewer)} ${after ? sql`and c.id > ${after[0]}::uuid` : empty}
     order by c.id limit ${rowsFor(limit)}`
}

export async function withReplies(
  ctx: ReadCtx,
  media: Media,
  viewer: Viewer,
  rows: CommentRow[],
  place: Place,
) {
  const answered = rows.filter(({ replyCount }) => replyCount > 0).map(({ id }) => id)
  const replies = answered.length ? await ctx.sql<CommentRow>(firstReplies(viewer, answered)) : []
  const shown = (row: CommentRow) => shownReply(ctx, media, viewer, row, place)
  return new Map(
    rows.map((row) => {
      const own = replies.filter(({ parentId }) => parentId === row.id)
      const first = own.slice(0, FIRST_REPLIES)
      const last = first.at(-1)
      const moreReplies = last && own.length > FIRST_REPLIES ? writeCursor([last.id]) : null
      const comment = { ...shown(row), replyCount: row.replyCount, replies: first.map(shown), moreReplies }
      return [row.id, comment]
    }),
  )
}

/** One more of each than is shown: whether there are more. */
function firstReplies(viewer: Viewer, ids: string[]) {
  return sql`
    select first.* from unnest(${ids}::uuid[]) as answered(id)
     cross join lateral (
       select ${commentColumns} from ${withAuthor}
        where c.parent_id = answered.id and ${commentsSeenBy(viewer)} order by c.id limit 4) first
     order by first.id`
}

/** A comment that the viewer may read, with the post it is on. @throws NotFound */
export async function findComment(ctx: ReadCtx, id: string) {
  const viewer = signedIn(ctx)
  const [row] = await ctx.sql<CommentRow>(sql`
    select ${commentColumns} from ${withAuthor} where c.id = ${id}::uuid and ${commentsSeenBy(viewer)}`)
  if (!row) throw new NotFound()
  const post = await findPost(ctx, row.postId)
  return { row, post, place: { clubId: post.clubId, clubRole: post.clubRole } }
}
