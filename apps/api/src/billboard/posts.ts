import type { Post as PostRow } from '@banter/prisma'
import { type Ctx, type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import { NotFound } from '../http/errors.ts'
import { assertNotAhead, IdTaken } from '../http/new-id.ts'
import type * as contract from './contract.ts'
import { canDelete, canPost } from './policy.ts'
import { postCreated, postDeleted } from './topics.ts'

export const MayNotPost = createError('MAY_NOT_POST', 'Confirm your e-mail address before you post.', 403)
export const NotYourPost = createError('NOT_YOUR_POST', 'This post is somebody else’s.', 403)

type Row = Pick<PostRow, 'id' | 'body' | 'createdAt' | 'authorId'> & { authorName: string }
type Query = z.output<typeof contract.listPosts.schema.querystring>

const Key = z.tuple([z.uuid()])

const withAuthor = sql`
  select p.id, p.body, p.created_at as "createdAt", p.author_id as "authorId", a.name as "authorName"
    from posts p join users a on a.school_id = p.school_id and a.id = p.author_id
   where p.deleted_at is null`

/** The school's billboard, newest first. */
export async function listPosts(ctx: ReadCtx, query: Query) {
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<Row>(billboardQuery(viewer, query))
  return pageOf(
    rows,
    query.limit,
    ({ id }) => [id],
    (row) => shown(row, viewer),
  )
}

export function billboardQuery(viewer: Viewer, { author, cursor, limit }: Query) {
  const after = readCursor(cursor, Key)
  const authorId = author === 'me' ? viewer.id : author
  return sql`${withAuthor} ${authorId ? sql`and p.author_id = ${authorId}::uuid` : empty}
    ${after ? sql`and p.id < ${after[0]}::uuid` : empty}
    order by p.id desc limit ${rowsFor(limit)}`
}

export async function getPost(ctx: ReadCtx, id: string): Promise<contract.Post> {
  const viewer = signedIn(ctx)
  return shown(await findPost(ctx, id), viewer)
}

/** Posting the same text under the same id again is the post that is there. @throws MayNotPost, IdAhead, IdTaken */
export async function createPost(
  ctx: Ctx,
  post: z.output<typeof contract.createPost.schema.body>,
): Promise<contract.Post> {
  const viewer = signedIn(ctx)
  if (!canPost(viewer)) throw new MayNotPost()
  assertNotAhead(ctx, post.id)
  const [made] = await ctx.db.post.createManyAndReturn({
    data: { ...post, authorId: viewer.id, createdAt: ctx.now },
    skipDuplicates: true,
  })
  if (!made) return await samePost(ctx, viewer, post)
  await publish(ctx, postCreated, { post_id: made.id, author_id: viewer.id, school_id: ctx.school.id })
  return shown({ ...made, authorName: viewer.name }, viewer)
}

async function samePost(ctx: Ctx, viewer: Viewer, { id, body }: { id?: string | undefined; body: string }) {
  const post = await ctx.db.post.findFirst({ where: { id, body, authorId: viewer.id, deletedAt: null } })
  if (!post) throw new IdTaken()
  return shown({ ...post, authorName: viewer.name }, viewer)
}

/** @throws NotFound, NotYourPost */
export async function deletePost(ctx: Ctx, id: string): Promise<void> {
  const viewer = signedIn(ctx)
  const post = await findPost(ctx, id)
  if (!canDelete(viewer, post)) throw new NotYourPost()
  const { count } = await ctx.db.post.updateMany({
    where: { id, deletedAt: null },
    data: { deletedAt: ctx.now },
  })
  if (!count) return
  await publish(ctx, postDeleted, {
    post_id: id,
    author_id: post.authorId,
    school_id: ctx.school.id,
    deleted_by: viewer.id,
  })
}

async function findPost(ctx: ReadCtx, id: string): Promise<Row> {
  const [post] = await ctx.sql<Row>(sql`${withAuthor} and p.id = ${id}::uuid`)
  if (!post) throw new NotFound()
  return post
}

function shown(row: Row, viewer: Viewer): contract.Post {
  return {
    id: row.id,
    author: { id: row.authorId, name: row.authorName },
    body: row.body,
    createdAt: row.createdAt.toISOString(),
    mine: row.authorId === viewer.id,
    mayDelete: canDelete(viewer, row),
  }
}
