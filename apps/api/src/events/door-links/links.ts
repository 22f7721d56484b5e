import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import QRCode from 'qrcode'
import { v7 } from 'uuid'
import { NotFound } from '../../http/errors.ts'
import { NotAllowed } from '../../http/session.ts'
import { hashToken, newToken } from '../../identity/secrets.ts'
import type { Site } from '../../job.ts'
import type { Media } from '../../media/media.ts'
import { type PersonRow, personOf } from '../../people/person.ts'
import { type EventRow, loadEvent } from '../event-rows.ts'
import { canCheckIn, gives } from '../policy.ts'
import type { DoorLink, NewDoorLink } from './contract.ts'
import { linksEnd } from './keeper.ts'

export const TooManyDoorLinks = createError(
  'TOO_MANY_DOOR_LINKS',
  'An event can have ten open links. End one first.',
  409,
)
export const EventOver = createError('EVENT_OVER', 'This event is over.', 409)

const MOST = 10

interface LinkRow {
  id: string
  linkName: string
  createdAt: Date
  letIn: number
  lastAt: Date | null
}

/** Newest first. @throws NotFound, NotAllowed */
export async function listDoorLinks(ctx: ReadCtx, media: Media, eventId: string) {
  const event = await givenEvent(ctx, eventId)
  if (linksEnd(event) < ctx.now) return { items: [] }
  const rows = await ctx.sql<LinkRow & PersonRow & { makerId: string }>(sql`
    select l.id, l.name as "linkName", l.created_at as "createdAt", u.id as "makerId", u.name, u.avatar_key as "avatarKey",
           (select count(*) from door_entries d where d.school_id = l.school_id and d.link_id = l.id and d.kind = 'in')::int as "letIn",
           (select max(d.at) from door_entries d where d.school_id = l.school_id and d.link_id = l.id) as "lastAt"
      from door_links l join users u on u.school_id = l.school_id and u.id = l.created_by_id
     where l.event_id = ${eventId}::uuid and l.ended_at is null order by l.id desc limit ${MOST}::int`)
  return {
    items: rows.map((row) => shownLink(event, row, personOf(media, { ...row, id: row.makerId }))),
  }
}

/** @throws NotFound, NotAllowed */
export async function givenEvent(ctx: ReadCtx, id: string, { lock = false } = {}): Promise<EventRow> {
  const event = await loadEvent(ctx, id, { lock })
  if (!gives(event)) throw new NotAllowed()
  return event
}

function shownLink(event: EventRow, row: LinkRow, createdBy: DoorLink['createdBy']): DoorLink {
  return {
    id: row.id,
    name: row.linkName,
    createdBy,
    createdAt: row.createdAt.toISOString(),
    until: linksEnd(event).toISOString(),
    letIn: row.letIn,
    lastAt: row.lastAt?.toISOString() ?? null,
  }
}

/** The secret is in the answer and nowhere else. @throws NotFound, NotAllowed, EventOver, TooManyDoorLinks */
export async function makeDoorLink(
  ctx: Ctx,
  media: Media,
  site: Site,
  eventId: string,
  name: string,
): Promise<NewDoorLink> {
  const event = await givenEvent(ctx, eventId, { lock: true })
  if (!canCheckIn(event)) throw new NotFound()
  if (linksEnd(event) < ctx.now) throw new EventOver()
  const [open] = await ctx.sql<{ count: number }>(sql`
    select count(*)::int as count from door_links where event_id = ${eventId}::uuid and ended_at is null`)
  if ((open?.count ?? 0) >= MOST) throw new TooManyDoorLinks()
  const [id, token, { id: makerId }] = [v7(), newToken(), signedIn(ctx)]
  const [maker] = await ctx.sql<PersonRow>(sql`
    with made as (
      insert into door_links (id, event_id, name, token_hash, created_by_id, created_at)
      values (${id}::uuid, ${eventId}::uuid, ${name}, ${hashToken(token)}, ${makerId}::uuid, ${ctx.now}))
    select id, name, avatar_key as "avatarKey" from users where id = ${makerId}::uuid`)
  if (!maker) throw new NotFound()
  const url = site.urlOf(ctx.school, `/door/${id}?token=${token}`)
  const row = { id, linkName: name, createdAt: ctx.now, letIn: 0, lastAt: null }
  return { link: shownLink(event, row, personOf(media, maker)), url, qr: await qrOf(url) }
}

const qrOf = (url: string): Promise<string> =>
  QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })

/** Ending what has ended changes nothing. @throws NotFound, NotAllowed */
export async function endDoorLink(ctx: Ctx, eventId: string, linkId: string): Promise<null> {
  await givenEvent(ctx, eventId)
  const [link] = await ctx.sql(sql`
    update door_links set ended_at = coalesce(ended_at, ${ctx.now})
     where id = ${linkId}::uuid and event_id = ${eventId}::uuid returning id`)
  if (!link) throw new NotFound()
  return null
}
