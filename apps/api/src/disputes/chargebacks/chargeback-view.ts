import type { Evidence } from '@banter/billing/chargebacks'
import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import { NotAllowed } from '../../http/session.ts'
import { type OrderRow, ordersOf } from '../../orders/order-rows.ts'
import { titleOf } from '../../orders/order-view.ts'
import { type ChargebackRow, chargebackById, chargebackColumns, isRunning } from './chargeback-rows.ts'
import type { Chargeback, ChargebackCase, listChargebacks as listing } from './contract.ts'
import { evidenceOf } from './evidence.ts'

const DAY_MS = 86_400_000
const Key = z.tuple([z.uuid()])

/** What banks ask back at this school. */
export async function listChargebacks(
  ctx: ReadCtx,
  { status, limit, cursor }: z.output<typeof listing.schema.querystring>,
) {
  const after = readCursor(cursor, Key)
  const which = status === 'running' ? sql`c.state in ('open', 'submitted')` : sql`c.state in ('won', 'lost')`
  const rows = await ctx.sql<ChargebackRow>(sql`
    select ${chargebackColumns} from chargebacks c where ${which} ${after ? sql`and c.id < ${after[0]}::uuid` : empty}
     order by c.id desc limit ${rowsFor(limit)}`)
  const views = new Map<string, Chargeback>()
  for (const row of rows.slice(0, limit)) views.set(row.id, viewOf(row, await ordersOf(ctx, row.checkoutId)))
  const { nextCursor } = pageOf(
    rows,
    limit,
    ({ id }) => [id],
    ({ id }) => id,
  )
  return { items: [...views.values()], nextCursor }
}

/** One, for staff who are not in it themselves. @throws NotFound, NotAllowed */
export async function loadCase(
  ctx: ReadCtx,
  id: string,
): Promise<{ row: ChargebackRow; orders: OrderRow[] }> {
  const row = await chargebackById(ctx, id)
  if (!row) throw new NotFound()
  const orders = await ordersOf(ctx, row.checkoutId)
  const me = signedIn(ctx).id
  if (orders.some(({ buyerId, sellerId }) => buyerId === me || sellerId === me)) throw new NotAllowed()
  return { row, orders }
}

/** What the bank reads, or has read. @throws NotFound, NotAllowed */
export async function getChargeback(ctx: ReadCtx, id: string): Promise<ChargebackCase> {
  const { row, orders } = await loadCase(ctx, id)
  const evidence = row.submittedAt ? (row.evidence as Evidence) : await evidenceOf(ctx, orders)
  return {
    ...viewOf(row, orders),
    evidence: FIELDS.flatMap(([field, name]) => {
      const text = evidence[field]
      return text ? [{ name, text }] : []
    }),
    maySend: row.state === 'open',
  }
}

const FIELDS: [keyof Evidence, string][] = [
  ['customerName', 'Buyer'],
  ['customerEmail', 'Their e-mail address'],
  ['productDescription', 'What was sold'],
  ['serviceDate', 'When it changed hands'],
  ['shippingDate', 'When it was sent'],
  ['shippingTrackingNumber', 'Tracking number'],
  ['refundRefusalExplanation', 'Why no refund is due'],
  ['refundPolicyDisclosure', 'Refund policy'],
  ['other', 'What happened'],
]

function viewOf(row: ChargebackRow, orders: OrderRow[]): Chargeback {
  const [first] = orders
  const { evidenceBy } = row
  const sends = row.state === 'open' && evidenceBy ? new Date(evidenceBy.getTime() - DAY_MS) : null
  return {
    id: row.id,
    amount: { amount: row.amount, currency: row.currency },
    reason: row.reason,
    state: row.state,
    buyer: { id: first?.buyerId ?? '', name: first?.buyerName ?? '' },
    orders: orders.map((order) => ({
      id: order.id,
      reference: order.reference,
      title: titleOf(order),
      seller: { id: order.sellerId, name: order.sellerName },
    })),
    evidenceBy: isRunning(row) ? (evidenceBy?.toISOString() ?? null) : null,
    sendsAt: sends?.toISOString() ?? null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}
