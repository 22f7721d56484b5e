import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { loadOrder, type ViewedOrder } from '../../orders/order-rows.ts'
import { campusZone } from '../campus-clock.ts'
import { noShowsOf, noShowView } from '../no-shows/no-show-rows.ts'
import { counterTo } from '../no-shows/say.ts'
import {
  canAnswer,
  canBeLate,
  canMeet,
  canTakeBack,
  isAhead,
  MOST_MOVES,
  MOST_PROPOSALS,
  noShowFrom,
} from '../policy.ts'
import { freeSlotsOf } from '../slots/free-slots.ts'
import { type SpotRow, spotOf, spotRows } from '../spots/spots.ts'
import { standingsOf } from '../standing.ts'
import type { Meeting, Plan } from './contract.ts'
import { countMeetings, type MeetingRow, type Planned, plannedOf } from './meeting-rows.ts'

/** Where and when the two of an order meet, as one of them, or the staff, sees it. @throws NotFound */
export async function getPlan(ctx: ReadCtx, orderId: string): Promise<Plan> {
  const order = await loadOrder(ctx, orderId)
  const me = signedIn(ctx).id
  const planned = await plannedOf(ctx, orderId)
  const zone = await campusZone(ctx)
  const { all, moved } = await countMeetings(ctx, orderId)
  const movesLeft = Math.max(0, MOST_MOVES - moved)
  const may =
    order.role !== 'staff' && canMeet(order) && all < MOST_PROPOSALS && (movesLeft > 0 || !planned.agreed)
  const noShows = await noShowsOf(ctx, orderId)
  const spots = await spotsFor(ctx, planned, may)
  const seen = (meeting: MeetingRow | null) => meeting && meetingView(ctx, me, { meeting, order, spots })
  return {
    orderId,
    timeZone: zone,
    agreed: seen(planned.agreed),
    proposed: seen(planned.proposed),
    slots: may && order.role === 'buyer' ? await freeSlotsOf(ctx, order.sellerId, { zone }) : [],
    spots: may ? spots.filter(({ active }) => active).map(spotOf) : [],
    noShows: noShows.map((one) => noShowView(one, order, me)),
    standing: await standingOfOther(ctx, order),
    movesLeft,
    may: { propose: may, ...noShowOf(ctx, order, planned.agreed, counterTo(noShows, me) !== null) },
  }
}

/** Those one can choose from, and those that are in a meeting already. */
const spotsFor = (ctx: ReadCtx, { agreed, proposed }: Planned, may: boolean): Promise<SpotRow[]> => {
  const used = [agreed?.spotId, proposed?.spotId].filter((id) => id != null)
  if (!may && !used.length) return Promise.resolve([])
  return spotRows(ctx, sql`(active and ${may}) or id = any(${used}::uuid[])`)
}

async function standingOfOther(ctx: ReadCtx, { role, buyerId, sellerId }: ViewedOrder) {
  if (role === 'staff') return null
  const other = role === 'buyer' ? sellerId : buyerId
  return (await standingsOf(ctx, [other])).get(other) ?? null
}

function noShowOf(ctx: ReadCtx, order: ViewedOrder, agreed: MeetingRow | null, counter: boolean) {
  const nobody = { noShowFrom: null, sayNoShow: false }
  if (order.role === 'staff' || order.state !== 'held') return nobody
  if (counter) return { noShowFrom: null, sayNoShow: true }
  if (!agreed || order.frozen !== '') return nobody
  const from = noShowFrom(agreed)
  return { noShowFrom: from.toISOString(), sayNoShow: from <= ctx.now }
}

interface Shown {
  meeting: MeetingRow
  order: ViewedOrder
  spots: SpotRow[]
}

function meetingView(ctx: ReadCtx, me: string, { meeting, order, spots }: Shown): Meeting {
  const spot = spots.find(({ id }) => id === meeting.spotId)
  const theirs = order.role !== 'staff'
  const open = theirs && canMeet(order)
  return {
    id: meeting.id,
    state: meeting.state === 'agreed' ? 'agreed' : 'proposed',
    startsAt: meeting.startsAt.toISOString(),
    spot: spot ? spotOf(spot) : null,
    place: meeting.place,
    note: meeting.note,
    proposedBy: meeting.proposedById,
    late: meeting.lateById ? { minutes: meeting.lateMinutes, by: meeting.lateById } : null,
    may: {
      agree: open && canAnswer(meeting, me) && isAhead(meeting, ctx.now),
      decline: theirs && canAnswer(meeting, me),
      cancel: theirs && canTakeBack(meeting, me, ctx.now),
      late: open && canBeLate(meeting, ctx.now),
    },
  }
}
