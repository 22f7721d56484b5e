import type { Ctx } from '@banter/tenants/context'
import { orderById } from '../../orders/order-rows.ts'
import { endMeetings } from '../meetings/meeting-rows.ts'
import { conclude } from './conclude.ts'
import { isUndecided, noShowsOf } from './no-show-rows.ts'

interface Of {
  order_id: string
}

/** The job: it changed hands, so they met after all. */
export async function metAfterAll(ctx: Ctx, { order_id }: Of): Promise<void> {
  const order = await orderById(ctx, order_id, { lock: true })
  await endMeetings(ctx, order_id)
  for (const row of (await noShowsOf(ctx, order_id)).filter(isUndecided))
    await conclude(ctx, order, row, { state: 'dismissed', by: null })
}

/** The job: nobody meets for what is called off. Who calls off what they are accused of says that it is so. */
export async function endPlans(
  ctx: Ctx,
  { order_id, actor_id }: Of & { actor_id: string | null },
): Promise<void> {
  const order = await orderById(ctx, order_id, { lock: true })
  await endMeetings(ctx, order_id)
  const theirs = (await noShowsOf(ctx, order_id)).filter(
    (row) => isUndecided(row) && row.accusedId === actor_id,
  )
  for (const row of theirs) await conclude(ctx, order, row, { state: 'accepted', by: null })
}
