import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Site } from '../../job.ts'
import type { Media } from '../../media/media.ts'
import { note } from '../club-history.ts'
import { lockClub, lockClubFor } from '../club-lock.ts'
import { type ClubRow, clubColumns, shownClub, withStanding } from '../club-rows.ts'
import { NotAllowedInClub } from '../membership.ts'
import { allows } from '../policy.ts'
import { officedClub } from '../seen-club.ts'
import type * as contract from './contract.ts'
import { openLinks, shownLink } from './link-rows.ts'
import { newInviteToken, qrOf } from './token.ts'

export const TooManyLinks = createError(
  'TOO_MANY_INVITE_LINKS',
  'A club can have five open links at a time. End one first.',
  409,
)

const MOST_LINKS = 5
const DAY_MS = 86_400_000
type NewLink = z.output<typeof contract.makeInviteLink.schema.body>

/** Making it twice under one id makes it once. @throws NotFound, NotAllowedInClub, TooManyLinks, IdTaken, ClubFrozen, ClubArchived */
export async function makeInviteLink(
  ctx: Ctx,
  media: Media,
  site: Site,
  idOrSlug: string,
  { id = v7(), days }: NewLink,
): Promise<contract.InviteLink> {
  assertNotAhead(ctx, id)
  const club = await lockClubFor(ctx, idOrSlug, 'invite')
  const open = await openLinks(ctx, sql`l.club_id = ${club.id}::uuid`)
  const same = open.find((link) => link.id === id)
  if (same) return shownLink(ctx, media, site, same)
  if (open.length >= MOST_LINKS) throw new TooManyLinks()
  const made = await ctx.sql(sql`
    insert into club_invite_links (id, club_id, token, created_by_id, created_at, expires_at)
    values (${id}::uuid, ${club.id}::uuid, ${newInviteToken()}, ${signedIn(ctx).id}::uuid, ${ctx.now},
            ${new Date(ctx.now.getTime() + days * DAY_MS)})
    on conflict do nothing returning id`)
  const [row] = made.length ? await openLinks(ctx, sql`l.id = ${id}::uuid`) : []
  if (!row) throw new IdTaken()
  note(ctx, club.id, 'link_made')
  return shownLink(ctx, media, site, row)
}

/** Newest first. @throws NotFound, NotAllowedInClub */
export async function listInviteLinks(ctx: ReadCtx, media: Media, site: Site, idOrSlug: string) {
  const club = await officedClub(ctx, idOrSlug, 'invite')
  const rows = await openLinks(ctx, sql`l.club_id = ${club.id}::uuid order by l.id desc limit ${MOST_LINKS}`)
  return { items: rows.map((row) => shownLink(ctx, media, site, row)) }
}

/** @throws NotFound when it is over, or not for them */
export async function getPoster(
  ctx: ReadCtx,
  media: Media,
  site: Site,
  id: string,
): Promise<contract.Poster> {
  const viewer = signedIn(ctx)
  const [link] = await openLinks(ctx, sql`l.id = ${id}::uuid`)
  if (!link) throw new NotFound()
  await officedClub(ctx, link.clubId, 'invite')
  const [club] = await ctx.sql<ClubRow>(
    sql`select ${clubColumns} from ${withStanding(viewer, sql`clubs`)} where c.id = ${link.clubId}::uuid`,
  )
  if (!club) throw new NotFound()
  const shown = shownLink(ctx, media, site, link)
  return { ...shown, club: shownClub(media, club), qr: await qrOf(shown.url) }
}

/** Ending what has ended changes nothing. @throws NotFound, NotAllowedInClub */
export async function endInviteLink(ctx: Ctx, id: string): Promise<null> {
  const [link] = await ctx.sql<{ clubId: string }>(
    sql`select club_id as "clubId" from club_invite_links where id = ${id}::uuid`,
  )
  if (!link) throw new NotFound()
  const club = await lockClub(ctx, link.clubId)
  if (!club.role) throw new NotFound()
  if (!allows(club.role, 'invite')) throw new NotAllowedInClub()
  ctx.write(
    sql`update club_invite_links set ended_at = ${ctx.now} where id = ${id}::uuid and ended_at is null`,
  )
  return null
}
