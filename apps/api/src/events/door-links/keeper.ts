import type { ReadCtx, Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import { hashToken, sameHash } from '../../identity/secrets.ts'
import { type EventRow, loadEvent } from '../event-rows.ts'
import { canCheckIn, gives } from '../policy.ts'

export const DoorLinkOver = createError(
  'DOOR_LINK_OVER',
  'This link leads nowhere any more. Please ask whoever gave it to you for a new one.',
  404,
)

/** Time for a queue that was noted without a network to arrive. */
const AFTER_HOURS = 6

/** When the links of an event end by themselves, also when it moves. */
export const linksEnd = ({ endsAt }: { endsAt: Date }) => new Date(endsAt.getTime() + AFTER_HOURS * 3_600_000)

/** Who holds a link stands at the door for whoever made it, and may nothing else. */
export interface Keeper {
  linkId: string
  name: string
  eventId: string
  maker: Viewer
}

type Row = Omit<Viewer, 'sessionId' | 'name'> &
  Omit<Keeper, 'maker'> & { makerName: string; tokenHash: string }

/** @throws DoorLinkOver for a wrong secret, as for a link that has ended */
export async function keeperOf(ctx: ReadCtx, linkId: string, token: string): Promise<Keeper> {
  const [row] = await ctx.sql<Row>(sql`
    select l.id as "linkId", l.name, l.event_id as "eventId", l.token_hash as "tokenHash", u.id, u.name as "makerName", u.role,
           u.email_verified_at is not null as verified
      from door_links l join users u on u.school_id = l.school_id and u.id = l.created_by_id
     where l.id = ${linkId}::uuid and l.ended_at is null and u.status = 'active'`)
  if (!row || !sameHash(row.tokenHash, hashToken(token))) throw new DoorLinkOver()
  const { id, makerName, role, verified, name, eventId } = row
  return { linkId, name, eventId, maker: { id, name: makerName, role, verified, sessionId: '' } }
}

/** The event as its maker may still give it. @throws DoorLinkOver */
export async function doorByLink(ctx: ReadCtx, { eventId }: Keeper): Promise<EventRow> {
  const event = await loadEvent(ctx, eventId).catch((error: unknown) => {
    if (error instanceof NotFound) throw new DoorLinkOver()
    throw error
  })
  if (!gives(event) || !canCheckIn(event) || linksEnd(event) < ctx.now) throw new DoorLinkOver()
  return event
}
