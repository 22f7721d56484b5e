import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Media } from '../../media/media.ts'
import { unblockedBetween } from '../../people/blocks.ts'
import { personOf } from '../../people/person.ts'
import { loadOrder, type ViewedOrder } from '../order-rows.ts'
import { orderMessageSent } from '../topics.ts'
import { aroundMessages } from './around.ts'
import type * as contract from './contract.ts'

export const NotTalkedAbout = createError('ORDER_TALK_CLOSED', '%s', 409)

export const TooManyMessages = createError(
  'TOO_MANY_MESSAGES',
  'That were many messages within a minute. Please wait a moment.',
  429,
)
const MOST_PER_MINUTE = 20

/** A dispute may still come so long after an order; later there is nothing to arrange. */
const OPEN_MS = 60 * 24 * 60 * 60_000

const CLOSED = {
  not_paid: 'You can write to each other once it is paid.',
  long_over: 'This order is long over.',
  unavailable: 'You cannot write to them.',
}
type Closed = keyof typeof CLOSED

type Query = z.output<typeof contract.listOrderMessages.schema.querystring>
type NewMessage = z.output<typeof contract.sendOrderMessage.schema.body>

interface Row {
  id: string
  orderId: string
  authorId: string
  name: string
  avatarKey: string | null
  body: string
  createdAt: Date
}

const Key = z.tuple([z.iso.datetime(), z.uuid()])
const selectMessages = sql`
  select m.id, m.order_id as "orderId", m.author_id as "authorId", a.name, a.avatar_key as "avatarKey", m.body, m.created_at as "createdAt"
    from order_messages m join users a on a.school_id = m.school_id and a.id = m.author_id`

/** @throws NotFound for anybody but the two: the school's staff read none of it either */
export async function listOrderMessages(ctx: ReadCtx, media: Media, orderId: string, query: Query) {
  const order = await talkedAbout(ctx, orderId)
  const [rows, closed] = await Promise.all([
    ctx.sql<Row>(messagesQuery(orderId, query)),
    closedFor(ctx, order),
  ])
  const page = pageOf(
    rows,
    query.limit,
    ({ createdAt, id }) => [createdAt.toISOString(), id],
    (row) => shown(ctx, media, row),
  )
  const [to] = readCursor(query.cursor, Key) ?? [null]
  const from = page.nextCursor ? (page.items.at(-1)?.at ?? null) : null
  return { ...page, closed, ...(await aroundMessages(ctx, media, order, { from, to })) }
}

/** By when they came: ids are made with the page that a message is written on, which may be hours earlier. */
export function messagesQuery(orderId: string, { cursor, limit }: Query) {
  const before = readCursor(cursor, Key)
  const earlier = before
    ? sql`and (m.created_at, m.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`
    : empty
  return sql`
    ${selectMessages} where m.order_id = ${orderId}::uuid ${earlier} order by m.created_at desc, m.id desc limit ${rowsFor(limit)}`
}

/** Sent again under its id, it is the message that is there. @throws NotFound, NotTalkedAbout, TooManyMessages, IdAhead, IdTaken */
export async function sendOrderMessage(
  ctx: Ctx,
  media: Media,
  orderId: string,
  { id = v7(), body }: NewMessage,
): Promise<contract.OrderMessage> {
  const order = await talkedAbout(ctx, orderId)
  const viewer = signedIn(ctx)
  const closed = await closedFor(ctx, order)
  if (closed) throw new NotTalkedAbout(CLOSED[closed])
  assertNotAhead(ctx, id)
  const made = await ctx.sql(sql`
    insert into order_messages (id, order_id, author_id, body, created_at)
    values (${id}::uuid, ${orderId}::uuid, ${viewer.id}::uuid, ${body}, ${ctx.now}) on conflict do nothing returning id`)
  if (made.length) {
    await assertNotTooMany(ctx)
    await publish(ctx, orderMessageSent, { order_id: orderId, message_id: id, author_id: viewer.id })
  }
  const [row] = await ctx.sql<Row>(sql`${selectMessages} where m.id = ${id}::uuid`)
  if (row?.orderId !== orderId || row.authorId !== viewer.id || row.body !== body) throw new IdTaken()
  return shown(ctx, media, row)
}

/** By person: a whole campus may have one address. With the one that is just being sent. */
async function assertNotTooMany(ctx: Ctx): Promise<void> {
  const since = new Date(ctx.now.getTime() - 60_000)
  const beyond = await ctx.sql(sql`
    select from order_messages where author_id = ${signedIn(ctx).id}::uuid and created_at > ${since} offset ${MOST_PER_MINUTE} limit 1`)
  if (beyond.length) throw new TooManyMessages()
}

async function talkedAbout(ctx: ReadCtx, orderId: string): Promise<ViewedOrder> {
  const order = await loadOrder(ctx, orderId)
  if (order.role === 'staff') throw new NotFound()
  return order
}

/** Why nobody can write now; what was written can still be read. */
async function closedFor(ctx: ReadCtx, order: ViewedOrder): Promise<Closed | null> {
  if (!(await wasPaid(ctx, order))) return 'not_paid'
  if (ctx.now.getTime() - order.createdAt.getTime() > OPEN_MS) return 'long_over'
  const other = order.role === 'buyer' ? order.sellerId : order.buyerId
  const there = await ctx.sql(sql`
    select from users u
     where u.id = ${other}::uuid and u.status <> 'closed' and ${unblockedBetween(sql`u.id`, sql`${signedIn(ctx).id}::uuid`)}`)
  return there.length ? null : 'unavailable'
}

/** Or is to be paid when they meet. What was given up before its payment is nobody's leave to write to a seller. */
async function wasPaid(ctx: ReadCtx, { id, state }: ViewedOrder): Promise<boolean> {
  if (state !== 'cancelled') return state !== 'awaiting_payment' && state !== 'expired'
  const held = await ctx.sql(sql`select from order_events where order_id = ${id}::uuid and state = 'held'`)
  return held.length > 0
}

function shown(
  ctx: ReadCtx,
  media: Media,
  { id, authorId, name, avatarKey, body, createdAt }: Row,
): contract.OrderMessage {
  const author = personOf(media, { id: authorId, name, avatarKey })
  return { id, author, body, at: createdAt.toISOString(), mine: authorId === signedIn(ctx).id }
}
