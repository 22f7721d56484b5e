import { type ReadCtx, signedIn } from '@banter/tenants/context'
import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator'
import { oneLine, plainText } from '../../http/calendar-text.ts'
import { NotFound } from '../../http/errors.ts'
import type { Site } from '../../job.ts'
import { loadOrder, type ViewedOrder } from '../../orders/order-rows.ts'
import { titleOf } from '../../orders/order-view.ts'
import { type MeetingRow, placeOf, plannedOf } from './meeting-rows.ts'

/** Long enough to look at what one buys. */
const MEETING_MS = 30 * 60_000

/** The agreed meeting of an order, for whichever of its two people asks. @throws NotFound also when nothing is agreed */
export async function meetingIcs(ctx: ReadCtx, site: Site, orderId: string): Promise<string> {
  const order = await loadOrder(ctx, orderId)
  if (order.role === 'staff') throw new NotFound()
  const { agreed } = await plannedOf(ctx, orderId)
  if (!agreed || order.state !== 'held') throw new NotFound()
  return fileOf(ctx, site, { order, agreed })
}

interface Met {
  order: ViewedOrder
  agreed: MeetingRow
}

/** One name for all meetings of an order, and a higher number for the newer: a calendar that has it moves it instead of having two. */
function fileOf(ctx: ReadCtx, site: Site, { order, agreed }: Met): string {
  const host = site.domainOf(ctx.school).replace(/:\d+$/, '')
  const url = site.urlOf(ctx.school, `/orders/${order.id}`)
  const other = signedIn(ctx).id === order.buyerId ? order.sellerName : order.buyerName
  const since = agreed.agreedAt ?? agreed.createdAt
  const calendar = ical({
    prodId: { company: 'Banter', product: 'Orders', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `meeting-${order.id}@${host}`,
    sequence: Math.floor((since.getTime() - order.createdAt.getTime()) / 1_000),
    stamp: since,
    created: agreed.createdAt,
    lastModified: since,
    start: agreed.startsAt,
    end: new Date(agreed.startsAt.getTime() + MEETING_MS),
    summary: oneLine(`Meet ${other}: ${titleOf(order)}`),
    description: plainText([agreed.note, `Order ${order.reference}`, url].filter(Boolean).join('\n\n')),
    location: oneLine(placeOf(agreed)) || null,
    status: ICalEventStatus.CONFIRMED,
    busystatus: ICalEventBusyStatus.BUSY,
    url,
  })
  return calendar.toString()
}
