import type { NoShow as Row } from '@banter/prisma'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { z } from 'zod'
import type { OrderRow } from '../../orders/order-rows.ts'
import type { NoShow, NoShowState } from './contract.ts'

export type NoShowRow = Omit<Row, 'schoolId' | 'state'> & { state: z.output<typeof NoShowState> }

export const noShowColumns = sql`
  n.id, n.order_id as "orderId", n.meeting_id as "meetingId", n.said_by_id as "saidById", n.accused_id as "accusedId", n.statement,
  n.answer, n.answered_at as "answeredAt", n.answer_by as "answerBy", n.state, n.decided_by_id as "decidedById",
  n.decided_at as "decidedAt", n.created_at as "createdAt"`

export const noShowsOf = (ctx: ReadCtx, orderId: string): Promise<NoShowRow[]> =>
  ctx.sql<NoShowRow>(
    sql`select ${noShowColumns} from no_shows n where n.order_id = ${orderId}::uuid order by n.id`,
  )

export async function noShowById(ctx: ReadCtx, id: string): Promise<NoShowRow | null> {
  const [row] = await ctx.sql<NoShowRow>(
    sql`select ${noShowColumns} from no_shows n where n.id = ${id}::uuid`,
  )
  return row ?? null
}

export const isUndecided = ({ state }: Pick<NoShowRow, 'state'>) => state === 'open' || state === 'contested'

type People = Pick<OrderRow, 'buyerId' | 'buyerName' | 'sellerId' | 'sellerName'>

export function noShowView(row: NoShowRow, order: People, viewerId: string): NoShow {
  const person = (id: string) => ({ id, name: id === order.buyerId ? order.buyerName : order.sellerName })
  return {
    id: row.id,
    meetingId: row.meetingId,
    saidBy: person(row.saidById),
    accused: person(row.accusedId),
    sellerAccused: row.accusedId === order.sellerId,
    statement: row.statement,
    answer: row.answer,
    answerBy: row.answerBy.toISOString(),
    state: row.state,
    createdAt: row.createdAt.toISOString(),
    may: {
      answer: row.state === 'open' && row.accusedId === viewerId,
      withdraw: isUndecided(row) && row.saidById === viewerId,
    },
  }
}

export const factOf = (row: NoShowRow) => ({
  no_show_id: row.id,
  order_id: row.orderId,
  said_by_id: row.saidById,
  accused_id: row.accusedId,
})
