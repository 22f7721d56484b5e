import type { EventHost } from '@banter/prisma'
import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { allows, knownClub, membershipOf } from '../../clubs/membership.ts'
import { NotFound } from '../../http/errors.ts'
import { NotAllowed } from '../../http/session.ts'
import { assertUnblocked } from '../../people/blocks.ts'
import type { HostRole } from '../contract.ts'
import { type EventRow, factOf, loadEvent } from '../event-rows.ts'
import { eventHostAdded, eventHostAnswered } from '../topics.ts'

export const TooManyHosts = createError('TOO_MANY_HOSTS', 'An event has at most 20 helpers.', 409)

const MOST = 20

/** A person or a club. */
interface Wish {
  userId?: string
  clubId?: string
  role: z.output<typeof HostRole>
}
type Known = Pick<EventHost, 'id' | 'userId' | 'clubId' | 'pending'>
type Host = Known & { event: Parameters<typeof factOf>[0] }

/** Asks for help: a person helps at once and may step back, a club when its officers say so. Again changes the role. @throws NotFound … */
export async function addHost(ctx: Ctx, id: string, { userId, clubId, role }: Wish): Promise<void> {
  const event = await loadEvent(ctx, id, { lock: true })
  if (event.role !== 'organiser') throw new NotAllowed()
  // The club that gives it is its host already.
  if (clubId && clubId === event.clubId) throw new NotFound()
  const pending = userId ? await assertPerson(ctx, event, userId) : await isAsked(ctx, clubId ?? '')
  const hosts = await ctx.sql<Known>(sql`
    select id, user_id as "userId", club_id as "clubId", pending from event_hosts where event_id = ${id}::uuid`)
  const known = hosts.find((host) => (userId ? host.userId === userId : host.clubId === clubId))
  if (!known && hosts.length >= MOST) throw new TooManyHosts()
  const hostId = known?.id ?? v7()
  ctx.write(
    known
      ? sql`update event_hosts set role = ${role} where id = ${hostId}::uuid`
      : sql`insert into event_hosts (id, event_id, user_id, club_id, role, pending, created_at)
            values (${hostId}::uuid, ${id}::uuid, ${userId ?? null}::uuid, ${clubId ?? null}::uuid, ${role}, ${pending}, ${ctx.now})`,
  )
  if (known) return
  await publish(ctx, eventHostAdded, {
    ...factOf(event),
    host_id: hostId,
    user_id: userId ?? null,
    host_club_id: clubId ?? null,
    role,
    pending,
    actor_id: signedIn(ctx).id,
  })
}

/** @returns false: a person helps at once */
async function assertPerson(ctx: Ctx, event: EventRow, userId: string): Promise<boolean> {
  await assertUnblocked(ctx, userId)
  const person = await ctx.db.user.findFirst({
    where: { id: userId, status: 'active' },
    select: { id: true },
  })
  if (!person || userId === event.organiserId) throw new NotFound()
  return false
}

/** Whether the club has to be asked: not by its own officers. */
async function isAsked(ctx: Ctx, clubId: string): Promise<boolean> {
  const club = await knownClub(ctx, clubId)
  if (club.state !== 'active') throw new NotFound()
  return !allows(club.role, 'schedule')
}

/** An officer of the club that was asked says yes; twice is once. @throws NotFound, NotAllowed */
export async function acceptHosting(ctx: Ctx, id: string, hostId: string): Promise<void> {
  const host = await findHost(ctx, id, hostId)
  if (!host.clubId || !(await speaksFor(ctx, host))) throw new NotAllowed()
  const [accepted] = await ctx.sql(sql`
    update event_hosts set pending = false where id = ${hostId}::uuid and pending returning id`)
  if (accepted) await sayAnswer(ctx, host, true)
}

function sayAnswer(ctx: Ctx, { event, id, clubId }: Host, accepted: boolean): Promise<void> {
  const answer = { host_id: id, host_club_id: clubId ?? '', accepted, actor_id: signedIn(ctx).id }
  return publish(ctx, eventHostAnswered, { ...factOf(event), ...answer })
}

/** @throws NotFound, NotAllowed */
export async function removeHost(ctx: Ctx, id: string, hostId: string): Promise<void> {
  const host = await findHost(ctx, id, hostId)
  const { role } = await loadEventOrNull(ctx, id)
  if (role !== 'organiser' && !(await speaksFor(ctx, host))) throw new NotAllowed()
  ctx.write(sql`delete from event_hosts where id = ${hostId}::uuid`)
  if (host.pending && role !== 'organiser') await sayAnswer(ctx, host, false)
}

/** Of an event that the viewer sees, or that their club was asked about though they do not. @throws NotFound */
async function findHost(ctx: Ctx, id: string, hostId: string): Promise<Host> {
  const [found] = await ctx.sql<
    Known & Omit<Host['event'], 'id' | 'clubId'> & { givenBy: string | null }
  >(sql`
    select h.id, h.user_id as "userId", h.club_id as "clubId", h.pending, e.school_id as "schoolId",
           e.organiser_id as "organiserId", e.series_id as "seriesId", e.club_id as "givenBy"
      from event_hosts h join events e on e.school_id = h.school_id and e.id = h.event_id
     where h.id = ${hostId}::uuid and h.event_id = ${id}::uuid and e.deleted_at is null`)
  if (!found) throw new NotFound()
  const { schoolId, organiserId, seriesId, givenBy, ...host } = found
  if (!(await speaksFor(ctx, host))) await loadEvent(ctx, id)
  return { ...host, event: { id, schoolId, organiserId, seriesId, clubId: givenBy } }
}

async function speaksFor(
  ctx: ReadCtx,
  { userId, clubId }: Pick<Known, 'userId' | 'clubId'>,
): Promise<boolean> {
  const viewer = signedIn(ctx)
  if (!clubId) return userId === viewer.id
  const membership = await membershipOf(ctx, clubId, viewer.id)
  return allows(membership?.role ?? null, 'schedule')
}

async function loadEventOrNull(ctx: Ctx, id: string): Promise<Pick<EventRow, 'role'>> {
  return await loadEvent(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFound) return { role: null }
    throw error
  })
}
