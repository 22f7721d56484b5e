import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import type { Media } from '../../media/media.ts'
import type * as contract from './contract.ts'
import { isOpen } from './policy.ts'
import {
  type QuestionRow,
  questionColumns,
  seenBy,
  seenListing,
  shownQuestion,
  withAsker,
} from './question-rows.ts'

type Query = z.output<typeof contract.listQuestions.schema.querystring>

const Key = z.tuple([z.iso.datetime(), z.uuid()])
const keyOf = ({ createdAt, id }: QuestionRow) => [createdAt.toISOString(), id]

/** @throws NotFound */
export async function listQuestions(ctx: ReadCtx, media: Media, productId: string, query: Query) {
  const listing = await seenListing(ctx, productId)
  const open = isOpen(listing)
  const rows = await ctx.sql<QuestionRow>(questionsQuery(signedIn(ctx), productId, query))
  return { ...pageOf(rows, query.limit, keyOf, (row) => shownQuestion(ctx, media, row, open)), open }
}

export function questionsQuery(viewer: Viewer, productId: string, { cursor, limit }: Query) {
  const before = readCursor(cursor, Key)
  return sql`
    select ${questionColumns} from ${withAsker}
     where q.product_id = ${productId}::uuid and ${seenBy(viewer)}
       ${before ? sql`and (q.created_at, q.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : empty}
     order by q.created_at desc, q.id desc limit ${rowsFor(limit)}`
}

/** What can be answered: while a listing is not on sale, its questions wait with it. */
const waitsFor = (viewer: Viewer) => sql`
  q.seller_id = ${viewer.id}::uuid and q.answered_at is null and ${seenBy(viewer)} and p.status = 'active' and p.stock > 0`

const withListing = sql`join products p on p.school_id = q.school_id and p.id = q.product_id`

export async function listWaitingQuestions(ctx: ReadCtx, media: Media, query: Query) {
  const rows = await ctx.sql<QuestionRow & { productTitle: string }>(waitingQuery(signedIn(ctx), query))
  return pageOf(rows, query.limit, keyOf, (row) => ({
    ...shownQuestion(ctx, media, row, true),
    productTitle: row.productTitle,
  }))
}

export function waitingQuery(viewer: Viewer, { cursor, limit }: Query) {
  const after = readCursor(cursor, Key)
  return sql`
    select ${questionColumns}, p.title as "productTitle" from ${withAsker} ${withListing}
     where ${waitsFor(viewer)} ${after ? sql`and (q.created_at, q.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
     order by q.created_at, q.id limit ${rowsFor(limit)}`
}

/** How many wait for the viewer about the listing `p`. */
export const waitingAbout = (viewer: Viewer) => sql`(
  select count(*)::int from product_questions q where q.school_id = p.school_id and q.product_id = p.id and ${waitsFor(viewer)})`

/** How many wait for the viewer, of all their listings. */
export async function countWaiting(ctx: ReadCtx): Promise<number> {
  const [row] = await ctx.sql<{ count: number }>(sql`
    select count(*)::int as count from product_questions q ${withListing} where ${waitsFor(signedIn(ctx))}`)
  return row?.count ?? 0
}
