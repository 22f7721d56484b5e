import { type Ctx, type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { When } from '../../http/contract.ts'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import type { Media } from '../../media/media.ts'
import { lockClub } from '../club-lock.ts'
import { type ClubRow, clubColumns, shownClub, withStanding } from '../club-rows.ts'
import { getClub } from '../club-view.ts'
import type { ClubDetail } from '../contract.ts'
import { assertInvitable } from '../members/candidates.ts'
import { addMember } from '../members/member-rows.ts'
import { ClubArchived } from '../membership.ts'
import type { FrozenClub } from './contract.ts'
import { makePresident } from './succession.ts'

/** The school makes somebody president, who need not be a member; who was it is an officer from then on. @throws NotFound, NoSuchPerson */
export async function appoint(ctx: Ctx, media: Media, idOrSlug: string, userId: string): Promise<ClubDetail> {
  const club = await lockClub(ctx, idOrSlug)
  if (club.state === 'archived') throw new ClubArchived()
  await assertInvitable(ctx, userId)
  const [current] = await ctx.sql<{ userId: string }>(sql`
    select user_id as "userId" from club_members where club_id = ${club.id}::uuid and role = 'president'`)
  if (current?.userId === userId) return await getClub(ctx, media, club.id)
  ctx.write(sql`
    update club_members set role = 'officer' where club_id = ${club.id}::uuid and role = 'president'`)
  await addMember(ctx, club.id, { userId, role: 'officer', how: 'appointed' })
  await makePresident(ctx, club.id, userId, 'appointed')
  return await getClub(ctx, media, club.id)
}

const Key = z.tuple([When, z.uuid()])
type Query = { cursor?: string | undefined; limit: number }
type Row = ClubRow & { frozenAt: Date }

/** Clubs that nobody leads, those waiting longest first. */
export async function listFrozenClubs(ctx: ReadCtx, media: Media, query: Query) {
  const rows = await ctx.sql<Row>(frozenQuery(signedIn(ctx), query))
  return pageOf(
    rows,
    query.limit,
    ({ frozenAt, id }) => [frozenAt.toISOString(), id],
    (row): FrozenClub => ({ ...shownClub(media, row), frozenAt: row.frozenAt.toISOString() }),
  )
}

export function frozenQuery(viewer: Viewer, { cursor, limit }: Query) {
  const after = readCursor(cursor, Key)
  return sql`
    select ${clubColumns}, c.frozen_at as "frozenAt" from ${withStanding(viewer, sql`clubs`)}
     where c.state = 'frozen' and c.deleted_at is null
       ${after ? sql`and (c.frozen_at, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
     order by c.frozen_at, c.id limit ${rowsFor(limit)}`
}
