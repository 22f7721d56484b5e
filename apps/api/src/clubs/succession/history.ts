import type { ReadCtx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import type { Media } from '../../media/media.ts'
import { personOf } from '../../people/person.ts'
import { officedClub } from '../seen-club.ts'
import type { Happening } from './contract.ts'

interface Row {
  id: string
  what: string
  detail: Record<string, string>
  createdAt: Date
  actorId: string | null
  actorName: string | null
  actorAvatarKey: string | null
  personId: string | null
  personName: string | null
  personAvatarKey: string | null
}

const Key = z.tuple([z.uuid()])
interface Query {
  limit: number
  cursor?: string | undefined
}

/** The club's log, newest first, for those with a role in it. @throws NotFound, NotAllowedInClub */
export async function listHistory(ctx: ReadCtx, media: Media, idOrSlug: string, query: Query) {
  const club = await officedClub(ctx, idOrSlug, 'look_back')
  return await historyOf(ctx, media, club.id, query)
}

export async function historyOf(ctx: ReadCtx, media: Media, clubId: string, query: Query) {
  const rows = await ctx.sql<Row>(historyQuery(clubId, query))
  const shown = (row: Row): Happening => {
    const { person: _, ...detail } = row.detail
    return {
      id: row.id,
      what: row.what,
      actor: named(media, row.actorId, row.actorName, row.actorAvatarKey),
      person: named(media, row.personId, row.personName, row.personAvatarKey),
      detail,
      at: row.createdAt.toISOString(),
    }
  }
  return pageOf(rows, query.limit, ({ id }) => [id], shown)
}

const named = (media: Media, id: string | null, name: string | null, avatarKey: string | null) =>
  id === null ? null : personOf(media, { id, name: name ?? '', avatarKey })

export function historyQuery(clubId: string, { cursor, limit }: Query) {
  const after = readCursor(cursor, Key)
  return sql`
    select h.id, h.what, h.detail, h.created_at as "createdAt", a.id as "actorId", a.name as "actorName",
           a.avatar_key as "actorAvatarKey", p.id as "personId", p.name as "personName", p.avatar_key as "personAvatarKey"
      from club_history h left join users a on a.school_id = h.school_id and a.id = h.actor_id
      left join users p on p.school_id = h.school_id and p.id = (h.detail->>'person')::uuid
     where h.club_id = ${clubId}::uuid ${after ? sql`and h.id < ${after[0]}::uuid` : empty}
     order by h.id desc limit ${rowsFor(limit)}`
}
