import type { Meeting } from '@banter/prisma'
import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import { NotAllowed } from '../../http/session.ts'
import { loadOrder, type ViewedOrder } from '../../orders/order-rows.ts'

export const MeetingMovedOn = createError(
  'MEETING_MOVED_ON',
  'This is not how it stands any more. Please look again.',
  409,
)
export const CannotMeet = createError('CANNOT_MEET', 'There is nothing to plan for this order now.', 409)

export type MeetingRow = Omit<Meeting, 'schoolId'> & { spotName: string | null }

export const selectMeetings = sql`
  select m.id, m.order_id as "orderId", m.spot_id as "spotId", m.place, m.starts_at as "startsAt", m.proposed_by_id as "proposedById",
         m.state, m.note, m.late_minutes as "lateMinutes", m.late_by_id as "lateById", m.created_at as "createdAt",
         m.agreed_at as "agreedAt", s.name as "spotName"
    from meetings m left join handoff_spots s on s.school_id = m.school_id and s.id = m.spot_id`

export const placeOf = ({ spotName, place }: Pick<MeetingRow, 'spotName' | 'place'>) =>
  [spotName, place].filter(Boolean).join(': ')

export interface Planned {
  agreed: MeetingRow | null
  proposed: MeetingRow | null
}

/** What counts of an order's meetings now: one agreed on, one proposed. */
export async function plannedOf(ctx: ReadCtx, orderId: string): Promise<Planned> {
  const rows = await ctx.sql<MeetingRow>(
    sql`${selectMeetings} where m.order_id = ${orderId}::uuid and m.state in ('proposed', 'agreed')`,
  )
  const inState = (state: string) => rows.find((row) => row.state === state) ?? null
  return { agreed: inState('agreed'), proposed: inState('proposed') }
}

export async function meetingById(ctx: ReadCtx, id: string): Promise<MeetingRow | null> {
  const [row] = await ctx.sql<MeetingRow>(sql`${selectMeetings} where m.id = ${id}::uuid`)
  return row ?? null
}

/** An order as one of its two people changes something about it: locked. @throws NotFound, NotAllowed for staff */
export async function ownOrder(ctx: Ctx, id: string): Promise<ViewedOrder> {
  const order = await loadOrder(ctx, id, { lock: true })
  if (order.role === 'staff') throw new NotAllowed()
  return order
}

export interface Own {
  meeting: MeetingRow
  order: ViewedOrder
  me: string
}

/** A meeting as one of its two people changes it; its order is locked first. @throws NotFound, NotAllowed */
export async function ownMeeting(ctx: Ctx, id: string): Promise<Own> {
  const seen = await meetingById(ctx, id)
  if (!seen) throw new NotFound()
  const order = await ownOrder(ctx, seen.orderId)
  const meeting = await meetingById(ctx, id)
  if (!meeting) throw new NotFound()
  return { meeting, order, me: signedIn(ctx).id }
}

export interface Counted {
  /** Proposals that were ever made. */
  all: number
  /** Meetings that were agreed on and then moved or taken back. */
  moved: number
}

export async function countMeetings(ctx: ReadCtx, orderId: string): Promise<Counted> {
  const [counted] = await ctx.sql<Counted>(sql`
    select count(*)::int as all, (count(*) filter (where agreed_at is not null and state in ('replaced', 'declined')))::int as moved
      from meetings where order_id = ${orderId}::uuid`)
  return counted ?? { all: 0, moved: 0 }
}

/** Nothing is planned for an order any more. */
export async function endMeetings(
  ctx: Ctx,
  orderId: string,
  only: 'all' | 'proposed' = 'all',
): Promise<void> {
  ctx.write(sql`
    update meetings set state = 'over' where order_id = ${orderId}::uuid and state in ('proposed', 'agreed')
      ${only === 'all' ? empty : sql`and state = 'proposed'`}`)
}
