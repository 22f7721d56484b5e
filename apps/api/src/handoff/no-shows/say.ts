import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { freeze } from '../../orders/money/freeze.ts'
import { forgetRelease } from '../../orders/money/release.ts'
import { note } from '../../orders/order-notes.ts'
import { type OrderRow, orderById, type ViewedOrder } from '../../orders/order-rows.ts'
import { endMeetings, ownOrder, plannedOf } from '../meetings/meeting-rows.ts'
import { ANSWER_HOURS, noShowFrom } from '../policy.ts'
import { noShowAnswerDue, noShowContested, noShowSaid } from '../topics.ts'
import type { NoShow } from './contract.ts'
import { factOf, isUndecided, type NoShowRow, noShowsOf, noShowView } from './no-show-rows.ts'

export const NotYetMissed = createError(
  'NOT_YET_MISSED',
  'This can be said from a quarter of an hour after the agreed time, and while nothing else is looked into.',
  409,
)

/** What is said of the viewer, that they can say of the other one too. */
export function counterTo(noShows: NoShowRow[], me: string): NoShowRow | null {
  const said = noShows.find((one) => one.accusedId === me && isUndecided(one))
  const answered = noShows.some((one) => one.saidById === me && one.meetingId === said?.meetingId)
  return said && !answered ? said : null
}

/** The other one did not come: the money waits until that is settled. Twice is the same as once. @throws NotFound, NotAllowed, NotYetMissed */
export async function sayNoShow(ctx: Ctx, orderId: string, statement: string): Promise<NoShow> {
  const order = await ownOrder(ctx, orderId)
  const me = signedIn(ctx).id
  const before = await noShowsOf(ctx, orderId)
  const mine = before.find((one) => one.saidById === me && isUndecided(one))
  if (mine) return noShowView(mine, order, me)
  const counter = counterTo(before, me)
  const row = draft(ctx, order, {
    meetingId: counter?.meetingId ?? (await missedMeeting(ctx, order)),
    statement,
    state: counter ? 'contested' : 'open',
  })
  await keep(ctx, row)
  await note(ctx, orderId, 'no_show_said', { reason: statement })
  if (counter) await contestBoth(ctx, counter, row)
  else await holdEverything(ctx, order, row)
  return noShowView(row, order, me)
}

/** The agreed meeting, when the other one can be missed by now. */
async function missedMeeting(ctx: Ctx, order: OrderRow): Promise<string> {
  const { agreed } = await plannedOf(ctx, order.id)
  if (order.state !== 'held' || order.frozen !== '' || !agreed || noShowFrom(agreed) > ctx.now)
    throw new NotYetMissed()
  return agreed.id
}

function draft(
  ctx: Ctx,
  order: ViewedOrder,
  said: Pick<NoShowRow, 'meetingId' | 'statement' | 'state'>,
): NoShowRow {
  const buying = order.role === 'buyer'
  return {
    id: v7(),
    orderId: order.id,
    saidById: buying ? order.buyerId : order.sellerId,
    accusedId: buying ? order.sellerId : order.buyerId,
    answer: '',
    answeredAt: null,
    answerBy: new Date(ctx.now.getTime() + ANSWER_HOURS * 3_600_000),
    decidedById: null,
    decidedAt: null,
    createdAt: ctx.now,
    ...said,
  }
}

const keep = (ctx: Ctx, row: NoShowRow) =>
  ctx.sql(sql`
    insert into no_shows (id, order_id, meeting_id, said_by_id, accused_id, statement, answer_by, state, created_at)
    values (${row.id}::uuid, ${row.orderId}::uuid, ${row.meetingId}::uuid, ${row.saidById}::uuid, ${row.accusedId}::uuid,
            ${row.statement}, ${row.answerBy}, ${row.state}, ${row.createdAt})`)

/** Each says it of the other: both words are kept, and the staff decide. */
async function contestBoth(ctx: Ctx, first: NoShowRow, second: NoShowRow) {
  await ctx.sql(sql`
    update no_shows set state = 'contested', answer = case when answer = '' then ${second.statement} else answer end,
           answered_at = coalesce(answered_at, ${ctx.now}) where id = ${first.id}::uuid`)
  await publish(ctx, noShowContested, factOf(second))
}

async function holdEverything(ctx: Ctx, order: OrderRow, row: NoShowRow) {
  await endMeetings(ctx, order.id)
  await forgetRelease(ctx, order)
  await freeze(ctx, order.id, 'no_show')
  await publish(ctx, noShowSaid, factOf(row))
  await publish(ctx, noShowAnswerDue, { no_show_id: row.id }, { at: row.answerBy })
}

/** The order of an accusation, locked. */
export const orderOf = (ctx: Ctx, { orderId }: NoShowRow): Promise<OrderRow> =>
  orderById(ctx, orderId, { lock: true })
