import type { Event, EventReview } from '@banter/prisma'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { z } from 'zod'
import { calendarSettings } from '../calendar/settings.ts'
import { type EventRow, factOf } from '../event-rows.ts'
import { isStaff } from '../policy.ts'
import { eventSubmitted } from '../topics.ts'
import type { updateEvent } from './contract.ts'
import type { Diff } from './diff.ts'

type Wish = z.output<typeof updateEvent.schema.body>

/** When it is, where it is and what it is called is what staff said yes to. */
const looked = ['title', 'startsAt', 'endsAt', 'timeZone', 'place'] as const

/** Whether staff look at this change first: of a published event, at a school that reviews, by somebody who is not staff. */
export async function proposes(ctx: Ctx, event: EventRow, diff: Diff): Promise<boolean> {
  if (event.state !== 'published' || isStaff(signedIn(ctx))) return false
  return looked.some((field) => diff[field]) && (await calendarSettings(ctx)).review
}

/** What staff look at, and what may be changed without them. */
export function divided({ scope, ...fields }: Wish): { asked: Wish; rest: Wish | null } {
  const isAsked = ([name]: [string, unknown]) => (looked as readonly string[]).includes(name)
  const entries = Object.entries(fields)
  const rest = Object.fromEntries(entries.filter((entry) => !isAsked(entry)))
  return {
    asked: { ...Object.fromEntries(entries.filter(isAsked)), scope },
    rest: Object.keys(rest).length ? { ...rest, scope } : null,
  }
}

/** What is asked about stays as it is until staff agree; a newer proposal takes the place of an older one. */
export async function proposeChange(ctx: Ctx, event: EventRow, wish: Wish, diff: Diff): Promise<void> {
  const shown = Object.fromEntries(looked.flatMap((field) => (diff[field] ? [[field, diff[field]]] : [])))
  askStaff(ctx, event.id, 'change', { wish, shown })
  await publish(ctx, eventSubmitted, { ...factOf(event), kind: 'change' })
}

/** What waits for staff was changed: they are asked anew, so that nobody approves what they have not seen. */
export function askAgain(ctx: Ctx, { id, seriesId }: Event): void {
  ctx.write(sql`
    update event_reviews set created_at = ${ctx.now}
     where state = 'pending' and kind = 'publish' and (event_id = ${id}::uuid or event_id in (
           select id from events where series_id = ${seriesId}::uuid))`)
}

export function askStaff(ctx: Ctx, eventId: string, kind: 'publish' | 'change', changes: object): void {
  ctx.write(sql`
    insert into event_reviews (event_id, kind, state, changes, created_at)
    values (${eventId}::uuid, ${kind}, 'pending', ${JSON.stringify(changes)}::jsonb, ${ctx.now})
    on conflict (school_id, event_id) do update
       set kind = excluded.kind, state = 'pending', changes = excluded.changes, comment = '', created_at = excluded.created_at,
           decided_at = null, decided_by_id = null`)
}

export type Review = Pick<EventReview, 'kind' | 'state' | 'createdAt'> & { changes: { wish?: Wish } }

export async function pendingReview(ctx: Ctx, eventId: string): Promise<Review | null> {
  const [review] = await ctx.sql<Review>(sql`
    select kind, state, changes, created_at as "createdAt" from event_reviews where event_id = ${eventId}::uuid and state = 'pending' for update`)
  return review ?? null
}
