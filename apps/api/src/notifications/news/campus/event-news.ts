import type { Ctx } from '@banter/tenants/context'
import type { RsvpStatus } from '../../../events/contract.ts'
import {
  answerersOf,
  answerersOfDates,
  type EventNotice,
  type ToldOfDates,
} from '../../../events/event-notice.ts'
import { eventCancelled, eventCreated, eventReminderDue, eventUpdated } from '../../../events/topics.ts'
import { after, type Job, type Services } from '../../../job.ts'
import { peopleWhere } from '../../tell.ts'
import { type Said, tellOfEvent, whereAndWhen } from './event-words.ts'
import { wanting } from './post-news.ts'

const QUEUE = 'notifications'
/** Whoever has a place, wants one or looks at it. */
const CONCERNED: RsvpStatus[] = ['going', 'waiting', 'offered', 'requested', 'interested']
const ANSWERED = 'You said that you are coming, or that it interests you.'

export const eventNews: Job[] = [
  after(
    eventCreated,
    QUEUE,
    'tell-event-created',
    async (ctx, { event_id, club_id, organiser_id, leads }, services) => {
      if (!club_id || !leads) return
      const to = await peopleWhere(ctx, wanting(club_id, ['all', 'highlights']), organiser_id)
      await tellOfEvent(ctx, services, event_id, to, (event) => ({
        about: `event:${event_id}`,
        title: `${event.clubName} invites: ${event.title}`,
        body: whereAndWhen(event),
      }))
    },
  ),
  after(
    eventReminderDue,
    QUEUE,
    'tell-event-reminder',
    async (ctx, { event_id, before, starts_at }, services) => {
      const to = await answerersOf(ctx, event_id, before === 'day' ? ['going', 'interested'] : ['going'])
      await tellOfEvent(ctx, services, event_id, to, (event) => ({
        about: `event_reminder:${event_id}:${before}:${starts_at}`,
        title: `${before === 'day' ? 'Tomorrow' : 'In an hour'}: ${event.title}`,
        body: whereAndWhen(event),
        ...(before === 'day' ? { mail: { label: 'See the event', reason: ANSWERED } } : {}),
      }))
    },
  ),
  after(eventUpdated, QUEUE, 'tell-event-changed', async (ctx, changed, services) => {
    const { event_id, diff } = changed
    const moved = ['startsAt', 'endsAt', 'place', 'onlineUrl'].filter((field) => diff[field])
    if (!moved.length) return
    const what = moved[0] === 'startsAt' || moved[0] === 'endsAt' ? 'New time' : 'New place'
    await tellOnce(ctx, services, changed, (event, dates) => ({
      about: `event_changed:${event_id}:${ctx.now.toISOString()}`,
      title: `${what}: ${event.title}`,
      body: [whereAndWhen(event), ...(dates > 1 ? [`and ${counted(dates - 1, 'more date')}`] : [])].join(
        ', ',
      ),
      mail: { label: 'See the event', reason: ANSWERED },
    }))
  }),
  after(eventCancelled, QUEUE, 'tell-event-cancelled', async (ctx, cancelled, services) => {
    const { event_id, reason } = cancelled
    await tellOnce(ctx, services, cancelled, (event, dates) => ({
      about: `event_cancelled:${event_id}`,
      title: `Called off: ${event.title}${dates > 1 ? `, ${counted(dates, 'date')}` : ''}`,
      body: reason,
      mail: { label: 'See the event', reason: ANSWERED },
    }))
  }),
]

interface Happened {
  event_id: string
  leads: boolean
  dates: string[]
  actor_id: string | null
}

/** What happened to many dates at once is said once to each person, of the first date that they answered. */
async function tellOnce(
  ctx: Ctx,
  services: Services,
  { event_id, leads, dates, actor_id }: Happened,
  say: (event: EventNotice, dates: number) => Said,
) {
  if (!leads) return
  const to = await answerersOfDates(ctx, dates.length ? dates : [event_id], CONCERNED)
  const alike = new Map<string, ToldOfDates[]>()
  for (const person of to.filter(({ id }) => id !== actor_id)) {
    const key = `${person.eventId}:${person.dates}`
    alike.set(key, [...(alike.get(key) ?? []), person])
  }
  for (const people of alike.values()) {
    const [{ eventId, dates: count } = { eventId: event_id, dates: 1 }] = people
    await tellOfEvent(ctx, services, eventId, people, (event) => say(event, count))
  }
}

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`
