import { answerersOf, hostsOf } from '../../../events/event-notice.ts'
import { placeOffered, placeOfferLapsed, rsvpChanged } from '../../../events/topics.ts'
import { after, type Job } from '../../../job.ts'
import { nameOf, thePerson } from '../../tell.ts'
import { clockOf, tellOfEvent, whereAndWhen } from './event-words.ts'

const QUEUE = 'notifications'

/** What one person hears of their own place, and the hosts of who would like one. */
export const eventPlaceNews: Job[] = [
  after(
    placeOffered,
    QUEUE,
    'tell-place-offered',
    async (ctx, { event_id, user_id, offer_ends_at }, services) => {
      const offered = (await answerersOf(ctx, event_id, ['offered'])).filter(({ id }) => id === user_id)
      await tellOfEvent(ctx, services, event_id, offered, (event) => ({
        about: `place_offered:${event_id}:${offer_ends_at}`,
        title: `A place is free: ${event.title}`,
        body: `It is yours if you take it by ${clockOf(new Date(offer_ends_at), event.timeZone)}.`,
        mail: { label: 'Take the place', reason: 'You are in line for this event.' },
      }))
    },
  ),
  after(placeOfferLapsed, QUEUE, 'tell-offer-lapsed', async (ctx, { event_id, user_id }, services) =>
    tellOfEvent(ctx, services, event_id, await thePerson(ctx, user_id, null), (event) => ({
      about: `offer_lapsed:${event_id}:${ctx.now.toISOString()}`,
      title: `The place went on: ${event.title}`,
      body: 'You can join the line again.',
    })),
  ),
  after(rsvpChanged, QUEUE, 'tell-rsvp-asked', async (ctx, { event_id, user_id, from, to }, services) => {
    if (to !== 'requested' || from === to) return
    const who = nameOf(user_id)
    await tellOfEvent(ctx, services, event_id, await hostsOf(ctx, event_id), (event) => ({
      about: `rsvp_requested:${event_id}:${user_id}`,
      title: `${who} would like to come: ${event.title}`,
      body: 'Please say yes or no.',
      href: `/events/${event_id}/attendees?status=requested`,
    }))
  }),
  after(
    rsvpChanged,
    QUEUE,
    'tell-rsvp-decided',
    async (ctx, { event_id, user_id, actor_id, from, to }, services) => {
      const decided = decisions[to ?? '']
      if (!decided || actor_id === user_id || from === to) return
      await tellOfEvent(ctx, services, event_id, await thePerson(ctx, user_id, null), (event) => ({
        about: `rsvp_decided:${event_id}:${to}`,
        title: `${decided.title}: ${event.title}`,
        body: decided.body ?? whereAndWhen(event),
      }))
    },
  ),
]

const decisions: Record<string, { title: string; body?: string }> = {
  going: { title: 'You are in' },
  waiting: {
    title: 'You are in line',
    body: 'The hosts said yes, but all places are taken. When one is free and it is your turn, we tell you at once.',
  },
  declined: { title: 'Not this time', body: 'The hosts have no place for you.' },
}
