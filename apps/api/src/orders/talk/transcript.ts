import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

interface Said {
  at: Date
  authorId: string
  body: string
}

const MOST = 50

/** The latest that the two of an order wrote to each other, the last one first: for who has to show what was agreed on. */
export const transcriptOf = (ctx: ReadCtx, orderId: string): Promise<Said[]> =>
  ctx.sql<Said>(sql`
    select created_at as at, author_id as "authorId", body from order_messages
     where order_id = ${orderId}::uuid order by created_at desc, id desc limit ${MOST}`)
