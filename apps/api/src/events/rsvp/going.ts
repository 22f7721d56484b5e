import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { type PersonRow, personOf } from '../../people/person.ts'
import { loadEvent } from '../event-rows.ts'
import type { listGoing } from './contract.ts'

type Query = z.output<typeof listGoing.schema.querystring>

const Key = z.tuple([z.uuid()])

/** Who is going, for everybody who sees the event. */
export async function whoIsGoing(ctx: ReadCtx, media: Media, id: string, query: Query) {
  await loadEvent(ctx, id)
  const rows = await ctx.sql<PersonRow>(goingQuery(signedIn(ctx), id, query))
  return pageOf(
    rows,
    query.limit,
    (row) => [row.id],
    (row) => personOf(media, row),
  )
}

/** Who wants to be in no list is in none. */
export function goingQuery(viewer: Viewer, id: string, { cursor, limit }: Query) {
  const after = readCursor(cursor, Key)
  return sql`
    select a.id, a.name, a.avatar_key as "avatarKey"
      from rsvps r join users a on a.school_id = r.school_id and a.id = r.user_id
     where r.event_id = ${id}::uuid and r.status = 'going' and (not a.directory_hold or a.id = ${viewer.id}::uuid)
       and a.status = 'active' and ${unblocked(viewer, sql`a.id`)}
       ${after ? sql`and r.user_id > ${after[0]}::uuid` : empty}
     order by r.user_id limit ${rowsFor(limit)}`
}
