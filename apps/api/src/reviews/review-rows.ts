import type { Prisma, Review as ReviewColumns } from '@banter/prisma'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../media/media.ts'
import { personOf } from '../people/person.ts'
import type { Review, Tag } from './contract.ts'

export interface ReviewRow extends Omit<ReviewColumns, 'schoolId' | 'tags'> {
  tags: Tag[]
  byBuyer: boolean
  authorName: string
  authorAvatarKey: string | null
  authorLeft: boolean
}

/** Reviews with who wrote them: `which` is a query of whole rows of `reviews`. */
export const selectReviews = (which: Prisma.Sql): Prisma.Sql => sql`
  select r.id, r.order_id as "orderId", r.author_id as "authorId", r.subject_id as "subjectId", r.stars, r.tags, r.body, r.reply,
         r.replied_at as "repliedAt", r.shown_at as "shownAt", r.hidden_at as "hiddenAt", r.created_at as "createdAt",
         o.buyer_id = r.author_id as "byBuyer", a.name as "authorName", a.avatar_key as "authorAvatarKey",
         a.status = 'closed' as "authorLeft"
    from (${which}) r
    join orders o on o.school_id = r.school_id and o.id = r.order_id
    join users a on a.school_id = r.school_id and a.id = r.author_id`

/** All that the two of an order wrote, shown or not: what leaves here for a person goes through `orderReviewsOf`. */
export const reviewsOfOrder = (ctx: ReadCtx, orderId: string): Promise<ReviewRow[]> =>
  ctx.sql<ReviewRow>(selectReviews(sql`select * from reviews where order_id = ${orderId}::uuid`))

export const isShown = ({ shownAt, hiddenAt }: Pick<ReviewRow, 'shownAt' | 'hiddenAt'>) =>
  shownAt !== null && hiddenAt === null

export function reviewView(media: Media, row: ReviewRow, viewerId: string): Review {
  const { id, stars, tags, body, reply, repliedAt, shownAt, authorId, subjectId } = row
  const author = { id: authorId, name: row.authorName, avatarKey: row.authorAvatarKey }
  return {
    id,
    role: row.byBuyer ? 'buyer' : 'seller',
    author: row.authorLeft ? null : personOf(media, author),
    stars,
    tags,
    body,
    reply: reply || null,
    repliedAt: repliedAt?.toISOString() ?? null,
    shownAt: shownAt?.toISOString() ?? null,
    mine: authorId === viewerId,
    mayReply: subjectId === viewerId && isShown(row) && repliedAt === null,
  }
}
