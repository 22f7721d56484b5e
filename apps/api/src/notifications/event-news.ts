import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { RsvpStatus } from '../events/contract.ts'
import { answerersOf, type EventNotice, eventForPeople, hostsOf } from '../events/event-notice.ts'
import {
  eventCancelled,
  eventCreated,
  eventHostAdded,
  eventReminderDue,
  eventReviewed,
  eventSubmitted,
  eventUpdated,
  placeOffered,
  placeOfferLapsed,
  rsvpChanged,
} from '../events/topics.ts'
import { after, type Job, type Services } from '../job.ts'
import { wanting } from './post-news.ts'
import { type News, nameOf, peopleWhere, type Told, tell, thePerson } from './tell.ts'

const QUEUE = 'notifications'
const COMING: RsvpStatus[] = ['going', 'waiting', 'offered']
const ANSWERED = 'You said that you are coming, or that it interests you.'

export const eventNews: Job[] = [
  after(
    eventCreated,
    QUEUE,
    'tell-event-created',
    async (ctx, { event_id, club_id, organiser_id, leads }, services) => {
      if (!club_id || !leads) return
      const to = await peopleWhere(ctx, wanting(club_id, ['all', 'highlights']), organiser_id)
      await ofEvent(ctx, services, event_id, to, (event) => ({
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
      await ofEvent(ctx, services, event_id, to, (event) => ({
        about: `event_reminder:${event_id}:${before}:${starts_at}`,
        title: `${before === 'day' ? 'Tomorrow' : 'In an hour'}: ${event.title}`,
        body: whereAndWhen(event),
        ...(before === 'day' ? { mail: { label: 'See the event', reason: ANSWERED } } : {}),
      }))
    },
  ),
  after(eventUpdated, QUEUE, 'tell-event-changed', async (ctx, { event_id, actor_id, diff }, services) => {
    const moved = ['startsAt', 'endsAt', 'place', 'onlineUrl'].filter((field) => diff[field])
    if (!moved.length) return
    const to = (await answerersOf(ctx, event_id, [...COMING, 'interested'])).filter(
      ({ id }) => id !== actor_id,
    )
    await ofEvent(ctx, services, event_id, to, (event) => ({
      about: `event_changed:${event_id}:${event.sequence}`,
      title: `${moved[0] === 'startsAt' || moved[0] === 'endsAt' ? 'New time' : 'New place'}: ${event.title}`,
      body: whereAndWhen(event),
      mail: { label: 'See the event', reason: ANSWERED },
    }))
  }),
  after(
    eventCancelled,
    QUEUE,
    'tell-event-cancelled',
    async (ctx, { event_id, actor_id, reason }, services) => {
      const answered = await answerersOf(ctx, event_id, [...COMING, 'interested'])
      await ofEvent(
        ctx,
        services,
        event_id,
        answered.filter(({ id }) => id !== actor_id),
        (event) => ({
          about: `event_cancelled:${event_id}`,
          title: `Called off: ${event.title}`,
          body: reason,
          mail: { label: 'See the event', reason: ANSWERED },
        }),
      )
    },
  ),
  after(
    placeOffered,
    QUEUE,
    'tell-place-offered',
    async (ctx, { event_id, user_id, offer_ends_at }, services) => {
      const offered = (await answerersOf(ctx, event_id, ['offered'])).filter(({ id }) => id === user_id)
      await ofEvent(ctx, services, event_id, offered, (event) => ({
        about: `place_offered:${event_id}:${offer_ends_at}`,
        title: `A place is free: ${event.title}`,
        body: `It is yours if you take it by ${clockOf(new Date(offer_ends_at), event.timeZone)}.`,
        mail: { label: 'Take the place', reason: 'You are in line for this event.' },
      }))
    },
  ),
  after(placeOfferLapsed, QUEUE, 'tell-offer-lapsed', async (ctx, { event_id, user_id }, services) =>
    ofEvent(ctx, services, event_id, await thePerson(ctx, user_id, null), (event) => ({
      about: `offer_lapsed:${event_id}:${ctx.now.toISOString()}`,
      title: `The place went on: ${event.title}`,
      body: 'You can join the line again.',
    })),
  ),
  after(
    rsvpChanged,
    QUEUE,
    'tell-rsvp-decided',
    async (ctx, { event_id, user_id, actor_id, from, to }, services) => {
      if (to === 'requested' && from !== to) {
        const who = await nameOf(ctx, user_id)
        await ofEvent(ctx, services, event_id, await hostsOf(ctx, event_id), (event) => ({
          about: `rsvp_requested:${event_id}:${user_id}`,
          title: `${who} would like to come: ${event.title}`,
          body: 'Please say yes or no.',
          href: `/events/${event_id}`,
        }))
      }
      if (actor_id === user_id || from === to) return
      const title = to === 'going' ? 'You are in' : 'Not this time'
      await ofEvent(ctx, services, event_id, await thePerson(ctx, user_id, null), (event) => ({
        about: `rsvp_decided:${event_id}:${to ?? 'none'}`,
        title: `${title}: ${event.title}`,
        body: to === 'going' ? whereAndWhen(event) : 'The hosts have taken your answer back.',
      }))
    },
  ),
  after(eventHostAdded, QUEUE, 'tell-host-added', async (ctx, said, services) => {
    const { event_id, host_id, user_id, host_club_id, pending, actor_id } = said
    const leaders = sql`exists (select from club_members m where m.school_id = u.school_id and m.club_id = ${host_club_id}::uuid
      and m.user_id = u.id and m.role in ('president', 'officer'))`
    const to = user_id ? await thePerson(ctx, user_id, actor_id) : await peopleWhere(ctx, leaders, actor_id)
    const by = await nameOf(ctx, actor_id)
    await ofEvent(ctx, services, event_id, to, (event) => ({
      about: `event_host:${host_id}`,
      title: pending
        ? `${by} asks your club to host ${event.title}`
        : `${by} made you a host of ${event.title}`,
      body: whereAndWhen(event),
    }))
  }),
  after(eventSubmitted, QUEUE, 'tell-event-submitted', async (ctx, { event_id, organiser_id }, services) =>
    ofEvent(
      ctx,
      services,
      event_id,
      await peopleWhere(ctx, sql`u.role in ('moderator', 'admin')`, organiser_id),
      (event) => ({
        about: `event_submitted:${event_id}:${event.sequence}`,
        title: `To review: ${event.title}`,
        body: `${event.organiserName} wants it on the calendar.`,
      }),
    ),
  ),
  after(
    eventReviewed,
    QUEUE,
    'tell-event-reviewed',
    async (ctx, { event_id, decision, comment, actor_id }, services) => {
      const hosts = (await hostsOf(ctx, event_id)).filter(({ id }) => id !== actor_id)
      await ofEvent(ctx, services, event_id, hosts, (event) => ({
        about: `event_reviewed:${event_id}:${ctx.now.toISOString()}`,
        title: decision === 'approve' ? `On the calendar: ${event.title}` : `Please change: ${event.title}`,
        body: comment,
      }))
    },
  ),
]

type Said = Pick<News, 'about' | 'title' | 'body'> & Partial<News>

/** Tells people of an event that is still there. */
async function ofEvent(
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

const whereAndWhen = ({ startsAt, timeZone, place }: EventNotice) =>
  [`${clockOf(startsAt, timeZone)}`, place].filter(Boolean).join(' · ')

/** On the event's own clock, wherever the reader is. */
function clockOf(at: Date, timeZone: string): string {
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
