import type { Prisma } from '@banter/prisma'
import type { ReadCtx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import type { DisputeReason, DisputeState } from '../contract.ts'
import type { DisputeCase, listDisputes as listing } from './contract.ts'

interface CaseRow {
  id: string
  orderId: string
  reference: string
  title: string
  buyerId: string
  buyerName: string
  sellerId: string
  sellerName: string
  reason: DisputeReason
  wanted: number
  currency: string
  state: DisputeState
  instance: 'school' | 'platform'
  createdAt: Date
}

/** The disputes are chosen first, along their index: their orders and people are looked up for a page of them only. */
const casesFrom = (disputes: Prisma.Sql) => sql`
  select d.id, d.order_id as "orderId", o.reference, o.currency, d.reason, d.wanted, d.state, d.instance, d.created_at as "createdAt",
         o.buyer_id as "buyerId", b.name as "buyerName", o.seller_id as "sellerId", s.name as "sellerName",
         (select i.title from order_items i where i.school_id = d.school_id and i.order_id = d.order_id order by i.product_id limit 1) as title
    from (${disputes}) d
    join orders o on o.school_id = d.school_id and o.id = d.order_id
    join users b on b.school_id = o.school_id and b.id = o.buyer_id
    join users s on s.school_id = o.school_id and s.id = o.seller_id`

const where = {
  waiting: sql`d.state = 'decision' and d.instance = 'school'`,
  running: sql`d.state in ('answer', 'decided', 'appealed')`,
  over: sql`d.state in ('closed', 'withdrawn')`,
}

const Key = z.tuple([z.uuid()])

type Asked = z.output<typeof listing.schema.querystring>

/** What the staff of a school have to decide, what is under way, and what is over. */
export async function listDisputes(ctx: ReadCtx, query: Asked) {
  const rows = await ctx.sql<CaseRow>(queueQuery(query))
  return pageOf(rows, query.limit, ({ id }) => [id], caseView)
}

export function queueQuery({ status, limit, cursor }: Asked) {
  const after = readCursor(cursor, Key)
  const over = status === 'over'
  const from = after ? (over ? sql`and d.id < ${after[0]}::uuid` : sql`and d.id > ${after[0]}::uuid`) : empty
  const way = over ? sql`desc` : empty
  const page = sql`select * from disputes d where ${where[status]} ${from} order by d.id ${way} limit ${rowsFor(limit)}`
  return sql`${casesFrom(page)} order by d.id ${way}`
}

/** Some disputes of one school by their ids, for the platform. */
export async function casesById(ctx: ReadCtx, ids: string[]): Promise<DisputeCase[]> {
  const rows = await ctx.sql<CaseRow>(casesFrom(sql`select * from disputes where id = any(${ids}::uuid[])`))
  return rows.map(caseView)
}

function caseView({
  wanted,
  currency,
  createdAt,
  buyerId,
  buyerName,
  sellerId,
  sellerName,
  ...row
}: CaseRow): DisputeCase {
  return {
    ...row,
    buyer: { id: buyerId, name: buyerName },
    seller: { id: sellerId, name: sellerName },
    wanted: { amount: wanted, currency },
    createdAt: createdAt.toISOString(),
  }
}
