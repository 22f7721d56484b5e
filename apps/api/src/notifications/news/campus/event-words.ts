import type { Ctx } from '@banter/tenants/context'
import { type EventNotice, eventForPeople } from '../../../events/event-notice.ts'
import type { Services } from '../../../job.ts'
import { type News, type Told, tell } from '../../tell.ts'

export type Said = Pick<News, 'about' | 'title' | 'body'> & Partial<News>

/** Tells people of an event that is still there. */
export async function tellOfEvent(
  ctx: Ctx,
  services: Services,
  id: string,
  to: Told[],
  say: (event: EventNotice) => Said,
) {
  const event = to.length ? await eventForPeople(ctx, id) : null
  if (!event) return
  const said = say(event)
  await tell(ctx, services, { to, kind: said.about.split(':')[0] ?? 'event', href: `/events/${id}`, ...said })
}

export const whereAndWhen = ({ startsAt, timeZone, place }: EventNotice) =>
  [`${clockOf(startsAt, timeZone)}`, place].filter(Boolean).join(' · ')

/** On the event's own clock, wherever the reader is. */
export function clockOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(at)
}
