import { clubDeleted, memberLeft } from '../clubs/topics.ts'
import { after, type Job } from '../job.ts'
import { accountClosed, userBlocked } from '../people/topics.ts'
import { endClubEvents, leaveClubEvents, leaveEvents, partWays } from './departures.ts'
import { ringReminder } from './planning/reminders.ts'
import { endOffer } from './rsvp/offer-end.ts'
import { eventReminderSet, placeOfferEnds } from './topics.ts'

export const eventJobs: Job[] = [
  after(placeOfferEnds, 'notifications', 'end-place-offer', (ctx, { event_id }) => endOffer(ctx, event_id)),
  after(eventReminderSet, 'notifications', 'ring-event-reminder', ringReminder),
  after(memberLeft, 'notifications', 'leave-club-events', (ctx, { user_id, club_id }) =>
    leaveClubEvents(ctx, user_id, club_id),
  ),
  after(userBlocked, 'notifications', 'part-at-events', (ctx, { user_id, other_id }) =>
    partWays(ctx, user_id, other_id),
  ),
  after(clubDeleted, 'notifications', 'call-off-club-events', (ctx, { club_id, actor_id }) =>
    endClubEvents(ctx, club_id, actor_id),
  ),
  after(accountClosed, 'notifications', 'leave-events', (ctx, { user_id }) => leaveEvents(ctx, user_id)),
]
