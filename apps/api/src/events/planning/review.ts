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
export async function proposes(ctx: Ctx, event: EventRow, wish: Wish): Promise<boolean> {
  if (event.state !== 'published' || isStaff(signedIn(ctx))) return false
  return looked.some((field) => wish[field] !== undefined) && (await calendarSettings(ctx)).review
}

/** The event stays as it is until staff agree; a newer proposal takes the place of an older one. */
export async function proposeChange(ctx: Ctx, event: EventRow, wish: Wish): Promise<void> {
  askStaff(ctx, event.id, 'change', { wish, shown: shownChange(event, wish) })
  await publish(ctx, eventSubmitted, { ...factOf(event), kind: 'change' })
}

function shownChange(event: Event, wish: Wish): Diff {
  const fields = Object.keys(wish).filter((field): field is keyof Event & keyof Wish => field in event)
  return Object.fromEntries(
    fields.map((field) => {
      const before = event[field]
      const text = before instanceof Date ? before.toISOString() : String(before ?? '')
      return [field, { before: text, after: String(wish[field] ?? '') }]
    }),
  )
}

export function askStaff(ctx: Ctx, eventId: string, kind: 'publish' | 'change', changes: object): void {
  ctx.write(sql`
    insert into event_reviews (event_id, kind, state, changes, created_at)
    values (${eventId}::uuid, ${kind}, 'pending', ${JSON.stringify(changes)}::jsonb, ${ctx.now})
    on conflict (school_id, event_id) do update
       set kind = excluded.kind, state = 'pending', changes = excluded.changes, comment = '', created_at = excluded.created_at,
           decided_at = null, decided_by_id = null`)
}

export type Review = Pick<EventReview, 'kind' | 'state'> & { changes: { wish?: Wish } }

export async function pendingReview(ctx: Ctx, eventId: string): Promise<Review | null> {
  const [review] = await ctx.sql<Review>(sql`
    select kind, state, changes from event_reviews where event_id = ${eventId}::uuid and state = 'pending' for update`)
  return review ?? null
}
