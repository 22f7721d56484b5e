import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { type ClubRow, clubColumns, shownClub, withStanding } from '../club-rows.ts'
import { assertNotRemoved, MayNotJoin } from '../members/join.ts'
import { addMember } from '../members/member-rows.ts'
import { assertWritable } from '../membership.ts'
import { canJoin } from '../policy.ts'
import type * as contract from './contract.ts'
import { inviterOf, type LinkRow, openLinks } from './link-rows.ts'

export const LinkOver = createError(
  'INVITE_LINK_OVER',
  'This invitation is over. Ask somebody in the club for a new one.',
  404,
)

type Row = ClubRow & { about: string }

/** An open link and its club, which it also shows to those who could not know of it; not to whom a block is between. @throws LinkOver */
async function follow(ctx: ReadCtx, token: string): Promise<{ link: LinkRow; club: Row }> {
  const viewer = signedIn(ctx)
  const [link] = await openLinks(ctx, sql`l.token = ${token} and ${unblocked(viewer, sql`l.created_by_id`)}`)
  if (!link) throw new LinkOver()
  const [club] = await ctx.sql<Row>(sql`
    select ${clubColumns}, c.about from ${withStanding(viewer, sql`clubs`)} where c.id = ${link.clubId}::uuid and c.deleted_at is null`)
  if (!club) throw new LinkOver()
  return { link, club }
}

/** @throws LinkOver */
export async function openInviteLink(ctx: ReadCtx, media: Media, token: string): Promise<contract.Invited> {
  const { link, club } = await follow(ctx, token)
  return {
    club: shownClub(media, club),
    about: club.about,
    invitedBy: inviterOf(media, link),
    expiresAt: link.expiresAt.toISOString(),
  }
}

/** Whoever has the link is in, whatever the club asks of others. @throws LinkOver, MayNotJoin, RemovedLately, ClubFrozen, ClubArchived */
export async function joinByLink(ctx: Ctx, token: string): Promise<{ clubId: string; slug: string }> {
  const viewer = signedIn(ctx)
  if (!canJoin(viewer)) throw new MayNotJoin()
  const found = await follow(ctx, token)
  ctx.write(sql`select from clubs where id = ${found.link.clubId}::uuid for no key update`)
  const { link, club } = await follow(ctx, token)
  const came = { clubId: club.id, slug: club.slug }
  if (club.role) return came
  assertWritable(club)
  if (!club.inviteId) await assertNotRemoved(ctx, club.id)
  await addMember(ctx, club.id, { userId: viewer.id, role: 'member', how: 'joined' })
  ctx.write(sql`update club_invite_links set joined = joined + 1 where id = ${link.id}::uuid`)
  return came
}
