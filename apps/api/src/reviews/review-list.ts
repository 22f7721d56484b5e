import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import { NotFound } from '../http/errors.ts'
import type { Media } from '../media/media.ts'
import { unblocked } from '../people/blocks.ts'
import { type PersonRow, personOf } from '../people/person.ts'
import { present } from '../people/presence.ts'
import { ratingOf } from '../people/rating.ts'
import type { listReviews as contract } from './contract.ts'
import { type ReviewRow, reviewView, selectReviews } from './review-rows.ts'

type Query = z.output<typeof contract.schema.querystring>

const Key = z.tuple([z.iso.datetime(), z.uuid()])

/** @throws NotFound for somebody who has left, is blocked, or keeps out of every list of the school */
export async function listReviews(ctx: ReadCtx, media: Media, subjectId: string, query: Query) {
  const viewer = signedIn(ctx)
  const [subject] = await ctx.sql<PersonRow & { stars: number; ratings: number }>(sql`
    select u.id, u.name, u.avatar_key as "avatarKey", coalesce(t.stars, 0) as stars, coalesce(t.ratings, 0) as ratings
      from users u left join standings t on t.school_id = u.school_id and t.user_id = u.id
     where u.id = ${subjectId}::uuid and ${present} and ${unblocked(viewer, sql`u.id`)}
       and (not u.directory_hold or u.id = ${viewer.id}::uuid)`)
  if (!subject) throw new NotFound()
  const rows = await ctx.sql<ReviewRow>(reviewsQuery(viewer, subjectId, query))
  const page = pageOf(
    rows,
    query.limit,
    ({ shownAt, id }) => [shownAt?.toISOString() ?? '', id],
    (row) => reviewView(media, row, viewer.id),
  )
  return { ...page, subject: personOf(media, subject), rating: ratingOf(subject) }
}

/** What is shown of somebody, out of the index in order; nothing of those whom a block is between. */
export function reviewsQuery(viewer: Viewer, subjectId: string, { cursor, limit }: Query) {
  const after = readCursor(cursor, Key)
  const page = sql`
    select * from reviews r
     where r.subject_id = ${subjectId}::uuid and r.shown_at is not null and r.hidden_at is null and ${unblocked(viewer, sql`r.author_id`)}
       ${after ? sql`and (r.shown_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
     order by r.shown_at desc, r.id desc limit ${rowsFor(limit)}`
  return sql`${selectReviews(page)} order by r.shown_at desc, r.id desc`
}
