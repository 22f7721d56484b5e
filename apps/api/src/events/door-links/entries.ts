import type { ReadCtx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import type { Media } from '../../media/media.ts'
import { personOf } from '../../people/person.ts'
import type { listDoorEntries as contract, DoorEntry } from './contract.ts'
import { givenEvent } from './links.ts'

type Answered = z.output<(typeof contract.schema.response)[200]>
interface EntryRow {
  id: string
  kind: DoorEntry['kind']
  at: Date
  unlisted: boolean
  userId: string
  name: string
  avatarKey: string | null
  byId: string
  byName: string
  byAvatarKey: string | null
  linkId: string | null
  linkName: string | null
}

/** What happened at the door, newest first, for those who give the event. @throws NotFound, NotAllowed */
export async function listDoorEntries(
  ctx: ReadCtx,
  media: Media,
  eventId: string,
  { limit, cursor }: z.output<typeof contract.schema.querystring>,
): Promise<Answered> {
  await givenEvent(ctx, eventId)
  const before = readCursor(cursor, z.tuple([z.uuid()]))
  const rows = await ctx.sql<EntryRow>(sql`
    select d.id, d.kind, d.at, u.directory_hold as unlisted, u.id as "userId", u.name, u.avatar_key as "avatarKey",
           b.id as "byId", b.name as "byName", b.avatar_key as "byAvatarKey", l.id as "linkId", l.name as "linkName"
      from door_entries d
      join users u on u.school_id = d.school_id and u.id = d.user_id
      join users b on b.school_id = d.school_id and b.id = d.by_id
      left join door_links l on l.school_id = d.school_id and l.id = d.link_id
     where d.event_id = ${eventId}::uuid ${before ? sql`and d.id < ${before[0]}::uuid` : empty}
     order by d.id desc limit ${rowsFor(limit)}`)
  return pageOf(
    rows,
    limit,
    ({ id }) => [id],
    (row) => shownEntry(media, row),
  )
}

function shownEntry(media: Media, row: EntryRow): DoorEntry {
  const { id, kind, at, unlisted, userId, name, avatarKey, byId, byName, byAvatarKey, linkId, linkName } = row
  return {
    id,
    kind,
    at: at.toISOString(),
    person: unlisted ? null : personOf(media, { id: userId, name, avatarKey }),
    by: personOf(media, { id: byId, name: byName, avatarKey: byAvatarKey }),
    link: linkId === null ? null : { id: linkId, name: linkName ?? '' },
  }
}
