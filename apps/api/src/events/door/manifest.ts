import type { Rsvp } from '@banter/prisma'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import { NotAllowed } from '../../http/session.ts'
import { loadEvent } from '../event-rows.ts'
import { canCheckIn } from '../policy.ts'
import type { DoorCodes } from './code.ts'
import type { getManifest } from './contract.ts'

type Manifest = z.output<(typeof getManifest.schema.response)[200]>
type Row = Pick<Rsvp, 'userId' | 'guests' | 'checkedInAt'> & { name: string | null }

/** Everybody with a place: the phone knows a code by its hash, and whoever steals the phone has no codes. @throws NotFound, NotAllowed */
export async function manifestOf(ctx: ReadCtx, id: string, { hashOf }: DoorCodes): Promise<Manifest> {
  const event = await loadEvent(ctx, id)
  if (!event.role) throw new NotAllowed()
  if (!canCheckIn(event)) throw new NotFound()
  const rows = await ctx.sql<Row>(sql`
    select r.user_id as "userId", r.guests, r.checked_in_at as "checkedInAt", case when not u.directory_hold then u.name end as name
      from rsvps r join users u on u.school_id = r.school_id and u.id = r.user_id
     where r.event_id = ${id}::uuid and r.status = 'going' order by u.sort_name, u.id`)
  return {
    eventId: id,
    title: event.title,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    madeAt: ctx.now.toISOString(),
    entries: rows.map(({ userId, name, guests, checkedInAt }) => ({
      hash: hashOf(id, userId),
      userId,
      name,
      guests,
      checkedInAt: checkedInAt?.toISOString() ?? null,
    })),
  }
}
