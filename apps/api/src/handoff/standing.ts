import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Standing } from './meetings/contract.ts'

const nothingYet: Standing = { completed: 0, noShows: 0, cancelled: 0 }

/** How reliable these people have been; who has done nothing yet has a standing of zeros. */
export async function standingsOf(ctx: ReadCtx, userIds: string[]): Promise<Map<string, Standing>> {
  const rows = await ctx.sql<Standing & { id: string }>(sql`
    select user_id as id, completed, no_shows as "noShows", cancelled from standings where user_id = any(${userIds}::uuid[])`)
  const known = new Map(rows.map(({ id, ...standing }) => [id, standing]))
  return new Map(userIds.map((id) => [id, known.get(id) ?? nothingYet]))
}

const columns = {
  completed: sql`completed`,
  noShows: sql`no_shows`,
  cancelled: sql`cancelled`,
}

/** One more for each of them. Always in the same order, so that two counts never wait for each other in a circle. */
export async function count(ctx: Ctx, what: keyof typeof columns, userIds: string[]): Promise<void> {
  const column = columns[what]
  await ctx.sql(sql`
    insert into standings (user_id, ${column}) select id, 1 from unnest(${userIds.toSorted()}::uuid[]) as one(id)
    on conflict (school_id, user_id) do update set ${column} = standings.${column} + 1`)
}

/** What says of the other side that it was their fault: it does not count against the one who called it off. */
const BLAMELESS = ['not_as_listed', 'no_answer']

interface CalledOff {
  order_id: string
  buyer_id: string
  seller_id: string
  actor_id: string | null
  because: string | null
  after_payment: boolean
}

/** The job: somebody let the other one down, unless that one had not come before. */
export async function countCallingOff(ctx: Ctx, said: CalledOff): Promise<void> {
  const { actor_id: actor, because, after_payment, order_id } = said
  const theirs = actor === said.buyer_id || actor === said.seller_id
  if (!actor || !theirs || !after_payment || BLAMELESS.includes(because ?? '')) return
  const missed = await ctx.sql(sql`
    select 1 from no_shows where order_id = ${order_id}::uuid and said_by_id = ${actor}::uuid and state <> 'dismissed'`)
  if (!missed.length) await count(ctx, 'cancelled', [actor])
}
