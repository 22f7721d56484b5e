import type { School } from '@banter/tenants/context'
import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator'
import { oneLine, plainText } from '../../http/calendar-text.ts'
import type { Site } from '../../job.ts'
import type { ListedRow } from '../event-view.ts'

const REFRESH_SECONDS = 3600

/**
 * Events for calendar programs (RFC 5545). Moments are in UTC: each date of a series is an event of its own, so no calendar has to know
 * the zones. An event keeps its UID for ever and says by SEQUENCE which of two versions is the newer.
 */
export function icsOf(
  school: Pick<School, 'slug' | 'name'>,
  site: Site,
  { name, events }: { name: string; events: ListedRow[] },
): string {
  const host = site.domainOf(school).replace(/:\d+$/, '')
  const calendar = ical({
    name: oneLine(name),
    prodId: { company: 'Banter', product: 'Events', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  })
  for (const event of events) {
    const url = site.urlOf(school, `/events/${event.id}`)
    calendar.createEvent({
      id: `${event.id}@${host}`,
      sequence: event.sequence,
      stamp: event.updatedAt,
      created: event.createdAt,
      lastModified: event.updatedAt,
      start: event.startsAt,
      end: event.endsAt,
      summary: oneLine(event.state === 'cancelled' ? `Cancelled: ${event.title}` : event.title),
      description: descriptionOf(event, url),
      location: oneLine(event.place) || null,
      status: event.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      busystatus: event.myStatus === 'going' ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
      categories: [{ name: event.category }],
      url,
    })
  }
  return calendar.toString()
}

function descriptionOf(event: ListedRow, url: string): string {
  const parts = [
    event.state === 'cancelled' ? `Cancelled: ${event.cancelReason}` : '',
    event.about,
    // Who has a place may know where it is online.
    event.myStatus === 'going' && event.onlineUrl ? `Online: ${event.onlineUrl}` : '',
    url,
  ]
  return plainText(parts.filter(Boolean).join('\n\n'))
}
