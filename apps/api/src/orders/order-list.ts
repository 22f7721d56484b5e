import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import type { OrderState } from './contract.ts'
import { type OrderRow, selectOrders } from './order-rows.ts'
import { summaryOf } from './order-view.ts'

interface Asked {
  role: 'buyer' | 'seller'
  status?: OrderState | undefined
  limit: number
  cursor?: string | undefined
}

/** One’s purchases or sales, newest first: ids are in the order of time. */
export async function listOrders(ctx: ReadCtx, { role, status, limit, cursor }: Asked) {
  const viewer = signedIn(ctx)
  const after = readCursor(cursor, z.tuple([z.uuid()]))?.[0]
  const mine = role === 'buyer' ? sql`o.buyer_id = ${viewer.id}::uuid` : sql`o.seller_id = ${viewer.id}::uuid`
  const orders = await ctx.sql<OrderRow>(sql`
    ${selectOrders} where ${mine} ${status ? sql`and o.state = ${status}::"OrderState"` : empty}
      ${after ? sql`and o.id < ${after}::uuid` : empty} order by o.id desc limit ${rowsFor(limit)}`)
  return pageOf(
    orders,
    limit,
    ({ id }) => [id],
    (order) => summaryOf(order, role),
  )
}
