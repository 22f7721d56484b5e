import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

interface ReviewNotice {
  orderId: string
  authorId: string
  subjectId: string
  stars: number
  body: string
  reply: string
}

/** A review that everybody can read now, as people are told of it. */
export async function reviewForPeople(ctx: ReadCtx, id: string): Promise<ReviewNotice | null> {
  const [review] = await ctx.sql<ReviewNotice>(sql`
    select order_id as "orderId", author_id as "authorId", subject_id as "subjectId", stars, body, reply
      from reviews where id = ${id}::uuid and shown_at is not null and hidden_at is null`)
  return review ?? null
}
