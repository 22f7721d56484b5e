import type { Prisma } from '@banter/prisma'
import { type Ctx, type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish, publishAll, statement } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { personOf } from '../../people/person.ts'
import { findPicture } from '../picture-rows.ts'
import { canDeleteComment } from '../policy.ts'
import { pictureCommentDeleted, pictureCommented } from '../topics.ts'
import type * as contract from './contract.ts'

export const NotYourPictureComment = createError('NOT_YOUR_COMMENT', 'This comment is somebody else’s.', 403)
export const MayNotComment = createError('MAY_NOT_COMMENT', 'Confirm your e-mail address first.', 403)
export const TooManyComments = createError(
  'TOO_MANY_COMMENTS',
  'These are many comments for one day. Please go on tomorrow.',
  429,
)

const PER_DAY = 100

type Query = z.output<typeof contract.listPictureComments.schema.querystring>

interface Row {
  id: string
  pictureId: string
  authorId: string
  authorName: string
  avatarKey: string | null
  body: string
  createdAt: Date
}

const Key = z.tuple([z.uuid()])
const columns = sql`c.id, c.picture_id as "pictureId", c.author_id as "authorId", a.name as "authorName", a.avatar_key as "avatarKey", c.body,
  c.created_at as "createdAt"`
const withAuthor = sql`picture_comments c join users a on a.school_id = c.school_id and a.id = c.author_id`

export const commentsQuery = (viewer: Viewer, pictureId: string, { cursor, limit }: Query): Prisma.Sql => {
  const before = readCursor(cursor, Key)
  return sql`
    select ${columns} from ${withAuthor}
     where c.picture_id = ${pictureId}::uuid and c.deleted_at is null and ${unblocked(viewer, sql`c.author_id`)}
       ${before ? sql`and c.id < ${before[0]}::uuid` : empty}
     order by c.id desc limit ${rowsFor(limit)}`
}

/** @throws NotFound */
export async function listPictureComments(ctx: ReadCtx, media: Media, pictureId: string, query: Query) {
  const viewer = signedIn(ctx)
  const { ownerId } = await findPicture(ctx, pictureId)
  const rows = await ctx.sql<Row>(commentsQuery(viewer, pictureId, query))
  return pageOf(
    rows,
    query.limit,
    ({ id }) => [id],
    (row) => shown(media, viewer, row, ownerId),
  )
}

function shown(media: Media, viewer: Viewer, row: Row, ownerId: string): contract.PictureComment {
  const { id, authorId, authorName: name, avatarKey, body, createdAt } = row
  return {
    id,
    author: personOf(media, { id: authorId, name, avatarKey }),
    body,
    createdAt: createdAt.toISOString(),
    mine: authorId === viewer.id,
    mayDelete: canDeleteComment(viewer, authorId, ownerId),
  }
}

type NewComment = z.output<typeof contract.createPictureComment.schema.body>

/** The same comment sent again under its id is the comment that is there. @throws NotFound, MayNotComment, TooManyComments, IdAhead, IdTaken */
export async function createPictureComment(
  ctx: Ctx,
  media: Media,
  pictureId: string,
  { id = v7(), body }: NewComment,
): Promise<contract.PictureComment> {
  const viewer = signedIn(ctx)
  const { ownerId } = await findPicture(ctx, pictureId)
  if (!viewer.verified) throw new MayNotComment()
  assertNotAhead(ctx, id)
  const made = await ctx.sql(sql`
    insert into picture_comments (id, picture_id, author_id, body, created_at)
    values (${id}::uuid, ${pictureId}::uuid, ${viewer.id}::uuid, ${body}, ${ctx.now}) on conflict do nothing returning id`)
  if (made.length) {
    await assertFew(ctx, viewer)
    ctx.write(sql`update pictures set comment_count = comment_count + 1 where id = ${pictureId}::uuid`)
    const about = { picture_id: pictureId, owner_id: ownerId, actor_id: viewer.id, comment_id: id }
    await publish(ctx, pictureCommented, about)
  }
  const row = await commentById(ctx, id)
  if (!row || row.pictureId !== pictureId || row.authorId !== viewer.id || row.body !== body)
    throw new IdTaken()
  return shown(media, viewer, row, ownerId)
}

/** With the one that is just being said: what is there already is not refused when it is sent again. */
async function assertFew(ctx: Ctx, viewer: Viewer): Promise<void> {
  const [today] = await ctx.sql<{ count: number }>(sql`
    select count(*)::int as count from picture_comments
     where author_id = ${viewer.id}::uuid and created_at > ${ctx.now}::timestamptz - interval '24 hours'`)
  if ((today?.count ?? 0) > PER_DAY) throw new TooManyComments()
}

async function commentById(ctx: ReadCtx, id: string): Promise<Row | undefined> {
  const [row] = await ctx.sql<Row>(sql`
    select ${columns} from ${withAuthor}
     where c.id = ${id}::uuid and c.deleted_at is null and ${unblocked(signedIn(ctx), sql`c.author_id`)}`)
  return row
}

/** @throws NotFound, NotYourPictureComment */
export async function deletePictureComment(ctx: Ctx, id: string): Promise<void> {
  const viewer = signedIn(ctx)
  const row = await commentById(ctx, id)
  if (!row) throw new NotFound()
  const { ownerId } = await findPicture(ctx, row.pictureId).catch((error) => {
    // What one wrote can be taken back wherever it stands.
    if (row.authorId === viewer.id) return { ownerId: '' }
    throw error
  })
  if (!canDeleteComment(viewer, row.authorId, ownerId)) throw new NotYourPictureComment()
  await removeComments(ctx, sql`id = ${id}::uuid`, viewer.id)
}

/** Nothing of what they said is kept, and each is counted off. */
export async function removeComments(ctx: Ctx, where: Prisma.Sql, actorId: string): Promise<void> {
  const gone = await ctx.sql<{ id: string; pictureId: string }>(sql`
    update picture_comments set deleted_at = ${ctx.now}, body = '' where deleted_at is null and ${where}
    returning id, picture_id as "pictureId"`)
  for (const { pictureId } of gone.toSorted((a, b) => (a.pictureId < b.pictureId ? -1 : 1)))
    ctx.write(sql`update pictures set comment_count = comment_count - 1 where id = ${pictureId}::uuid`)
  await publishAll(
    ctx,
    gone.map(({ id, pictureId }) =>
      statement(pictureCommentDeleted, { picture_id: pictureId, comment_id: id, deleted_by: actorId }),
    ),
  )
}
