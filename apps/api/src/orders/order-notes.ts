import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { v7 } from 'uuid'
import type { Order, OrderState } from './contract.ts'
import type { OrderRow } from './order-rows.ts'
import { type Facts, isNoteKind, type NoteKind, noteSentence, stateSentence } from './order-sentences.ts'

/** Writes into an order's timeline what happened to it beside its states. Both sides read it. Whoever is asking did it, unless `by` says else. */
export async function note(
  ctx: Ctx,
  orderId: string,
  kind: NoteKind,
  facts: Facts = {},
  by: string | null = ctx.viewer?.id ?? null,
): Promise<void> {
  ctx.write(sql`
    insert into order_notes (id, order_id, kind, actor_id, facts, at)
    values (${v7()}::uuid, ${orderId}::uuid, ${kind}, ${by}::uuid, ${JSON.stringify(facts)}::jsonb, ${ctx.now})`)
}

interface LineRow {
  state: OrderState | null
  kind: string
  facts: Facts
  reason: string | null
  at: Date
  actorId: string | null
  actorName: string | null
}

/** All that happened to an order in the order of time, in one sentence each: the same words for both sides. */
export async function timelineOf(ctx: ReadCtx, order: OrderRow): Promise<Order['timeline']> {
  const lines = await ctx.sql<LineRow>(sql`
    select l.state, l.kind, l.facts, l.reason, l.at, u.id as "actorId", u.name as "actorName"
      from (select school_id, state, state::text as kind, '{}'::jsonb as facts, reason, actor_id, at, null::uuid as id
              from order_events where order_id = ${order.id}::uuid
            union all
            select school_id, null, kind, facts, null, actor_id, at, id from order_notes where order_id = ${order.id}::uuid) l
      left join users u on u.school_id = l.school_id and u.id = l.actor_id
     order by l.at, l.state nulls last, l.id`)
  return lines.map((line) => lineView(order, line))
}

function lineView(order: OrderRow, { state, kind, facts, reason, at, actorId, actorName }: LineRow) {
  const told = { order, facts, who: actorName ?? 'The campus' }
  return {
    kind,
    state,
    text: state ? stateSentence(state, told) : isNoteKind(kind) ? noteSentence(kind, told) : '',
    at: at.toISOString(),
    actor: actorId ? { id: actorId, name: actorName ?? '' } : null,
    reason: reason ?? (typeof facts.reason === 'string' && facts.reason !== '' ? facts.reason : null),
  }
}
