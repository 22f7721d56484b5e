import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { HANDOVER_DAYS } from '../handoff/deadlines.ts'
import { RATING_DAYS } from '../order-facts.ts'
import { type OrderRow, orderSelect } from '../order-rows.ts'
import { summaryOf } from '../order-view.ts'
import type { Todo } from './contract.ts'

const MOST = 10
const DAY_MS = 86_400_000

type Open = OrderRow & {
  rated: boolean
  /** A problem is said to be there, and the viewer is asked until then. */
  answerBy: Date | null
  settledAt: Date | null
}

/** What the viewer has to do with their orders, the most urgent first. */
export async function todosOf(
  ctx: ReadCtx,
  role: 'buyer' | 'seller',
): Promise<{ todos: Todo[]; more: boolean }> {
  const viewer = signedIn(ctx)
  const mine = role === 'buyer' ? sql`o.buyer_id = ${viewer.id}::uuid` : sql`o.seller_id = ${viewer.id}::uuid`
  const rateable = new Date(ctx.now.getTime() - RATING_DAYS * DAY_MS)
  const besides = sql`,
    exists (select from reviews r where r.school_id = o.school_id and r.order_id = o.id and r.author_id = ${viewer.id}::uuid) as rated,
    (select d.answer_by from disputes d where d.school_id = o.school_id and d.order_id = o.id and d.state = 'answer'
        and (d.offered is null) = ${role === 'seller'}) as "answerBy",
    (select e.at from order_events e where e.school_id = o.school_id and e.order_id = o.id and e.state = 'settled'
        and e.at > ${rateable}) as "settledAt"`
  const orders = await ctx.sql<Open>(sql`
    ${orderSelect(besides)} where ${mine}
      and (o.state in ('awaiting_payment', 'held', 'settling') or (o.state = 'settled' and (o.updated_at > ${rateable} or o.frozen = 'dispute')))
    order by o.id desc limit 100`)
  const todos = orders
    .flatMap((order) => {
      const todo = role === 'buyer' ? buying(order) : selling(order)
      return todo ? [{ ...todo, order: summaryOf(order, role), by: todo.by?.toISOString() ?? null }] : []
    })
    .sort((a, b) => (a.by ?? '9').localeCompare(b.by ?? '9'))
  return { todos: todos.slice(0, MOST), more: todos.length > MOST }
}

type Next = { kind: Todo['kind']; by: Date | null } | null

function buying(order: Open): Next {
  if (order.answerBy) return { kind: 'answer', by: order.answerBy }
  if (order.state === 'awaiting_payment')
    return order.method === 'card' ? { kind: 'pay', by: order.reservedUntil } : null
  if (order.state === 'held' && order.frozen === '') {
    if (order.shippedAt) return { kind: 'confirm', by: order.releaseAt }
    return order.delivery === 'pickup' ? { kind: 'collect', by: lapses(order) } : null
  }
  return rating(order)
}

function selling(order: Open): Next {
  if (order.answerBy) return { kind: 'answer', by: order.answerBy }
  if (order.state === 'held' && order.frozen === '') {
    if (order.delivery === 'pickup') return { kind: 'hand_over', by: lapses(order) }
    return order.delivery === 'ship' && !order.shippedAt ? { kind: 'ship', by: lapses(order) } : null
  }
  return rating(order)
}

const lapses = ({ createdAt }: OrderRow) => new Date(createdAt.getTime() + HANDOVER_DAYS * DAY_MS)

function rating({ state, rated, settledAt }: Open): Next {
  if (state !== 'settled' || rated || !settledAt) return null
  return { kind: 'rate', by: new Date(settledAt.getTime() + RATING_DAYS * DAY_MS) }
}
