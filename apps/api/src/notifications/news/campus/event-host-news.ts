import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { hostsOf } from '../../../events/event-notice.ts'
import { eventHostAdded, eventHostAnswered, eventReviewed, eventSubmitted } from '../../../events/topics.ts'
import { after, type Job } from '../../../job.ts'
import { nameOf, peopleWhere, staffBut, thePerson } from '../../tell.ts'
import { tellOfEvent, whereAndWhen } from './event-words.ts'

const QUEUE = 'notifications'

/** What those hear who give an event, are asked to, or look at it for the school. */
export const eventHostNews: Job[] = [
  after(eventHostAdded, QUEUE, 'tell-host-added', async (ctx, said, services) => {
    const { event_id, user_id, host_club_id, role, pending, actor_id } = said
    const leaders = sql`exists (select from club_members m where m.school_id = u.school_id and m.club_id = ${host_club_id}::uuid
      and m.user_id = u.id and m.role in ('president', 'officer'))`
    const to = user_id ? await thePerson(ctx, user_id, actor_id) : await peopleWhere(ctx, leaders, actor_id)
    const by = nameOf(actor_id)
    const club = host_club_id && (await clubNameOf(ctx, host_club_id))
    await tellOfEvent(ctx, services, event_id, to, (event) => ({
      // Added, removed and added again rings once.
      about: `event_host:${event_id}:${host_club_id ?? role}`,
      title: pending
        ? `${by} asks ${club} to host ${event.title}`
        : `${by} made ${club || 'you'} a ${role === 'door' ? 'door helper' : 'host'} of ${event.title}`,
      body: pending ? `${whereAndWhen(event)}. Please say yes or no.` : whereAndWhen(event),
    }))
  }),
  after(
    eventHostAnswered,
    QUEUE,
    'tell-host-answered',
    async (ctx, { event_id, host_club_id, accepted, actor_id }, services) => {
      const club = await clubNameOf(ctx, host_club_id)
      const hosts = (await hostsOf(ctx, event_id)).filter(({ id }) => id !== actor_id)
      await tellOfEvent(ctx, services, event_id, hosts, (event) => ({
        about: `event_host_answered:${event_id}:${host_club_id}:${accepted}`,
        title: accepted ? `${club} hosts ${event.title} too` : `${club} will not host ${event.title}`,
        body: whereAndWhen(event),
      }))
    },
  ),
  after(
    eventSubmitted,
    QUEUE,
    'tell-event-submitted',
    async (ctx, { event_id, organiser_id, kind }, services) =>
      tellOfEvent(ctx, services, event_id, await staffBut(ctx, [organiser_id]), (event) => ({
        about: `event_submitted:${event_id}:${kind}:${event.sequence}`,
        title: `To review: ${event.title}`,
        body:
          kind === 'publish'
            ? `${event.organiserName} wants it on the calendar.`
            : `${event.organiserName} wants to change it.`,
      })),
  ),
  after(
    eventReviewed,
    QUEUE,
    'tell-event-reviewed',
    async (ctx, { event_id, kind, decision, comment, actor_id }, services) => {
      const hosts = (await hostsOf(ctx, event_id)).filter(({ id }) => id !== actor_id)
      const approved = kind === 'publish' ? 'On the calendar' : 'The change is approved'
      await tellOfEvent(ctx, services, event_id, hosts, (event) => ({
        about: `event_reviewed:${event_id}:${ctx.now.toISOString()}`,
        title: `${decision === 'approve' ? approved : 'Please change'}: ${event.title}`,
        body: comment,
      }))
    },
  ),
]

async function clubNameOf(ctx: ReadCtx, clubId: string): Promise<string> {
  const [club] = await ctx.sql<{ name: string }>(sql`select name from clubs where id = ${clubId}::uuid`)
  return club?.name ?? 'A club'
}
