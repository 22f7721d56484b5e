import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish, type Topic } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Site } from '../../job.ts'
import type { Media } from '../../media/media.ts'
import { note } from '../club-history.ts'
import { type LockedClub, lockClubFor } from '../club-lock.ts'
import { assertInvitable } from '../members/candidates.ts'
import { allows, membershipOf } from '../membership.ts'
import { OFFER_MS, outranks } from '../policy.ts'
import { officedClub } from '../seen-club.ts'
import { clubDeadline, handoverOffered } from '../topics.ts'
import type * as contract from './contract.ts'
import { findHandover, type HandoverRow, handovers, readableUntil, shownHandover } from './handover-rows.ts'
import { packOf } from './pack.ts'

export const NotAMember = createError(
  'NOT_A_MEMBER',
  'Offices go to members of the club: invite them first.',
  422,
)

export const OfficeOfTheirOwn = createError(
  'OFFICE_OF_THEIR_OWN',
  'They have this office or a higher one already. Offer yours to somebody below it.',
  422,
)

/** What showing a pack takes. */
export interface Means {
  media: Media
  site: Site
}

type Offer = z.output<typeof contract.offerOffice.schema.body>

/** Offers one's office to a member. A new offer takes the place of the one before. @throws NotFound, NotAllowedInClub, NotAMember, OfficeOfTheirOwn, IdTaken */
export async function offerOffice(ctx: Ctx, means: Means, idOrSlug: string, offer: Offer) {
  const viewer = signedIn(ctx)
  const { id = v7(), to, notes = '' } = offer
  assertNotAhead(ctx, offer.id)
  const club = await lockClubFor(ctx, idOrSlug, 'hand_over')
  await assertInvitable(ctx, to)
  await assertMayTakeOver(ctx, club, to)
  const expiresAt = new Date(ctx.now.getTime() + OFFER_MS)
  const made = await ctx.sql(sql`
    insert into club_handovers (id, club_id, from_id, to_id, role, notes, created_at, expires_at)
    values (${id}::uuid, ${club.id}::uuid, ${viewer.id}::uuid, ${to}::uuid, ${club.role}, ${notes}, ${ctx.now}, ${expiresAt})
    on conflict do nothing returning id`)
  if (!made.length) return await sameOffer(ctx, means, club, { ...offer, id })
  ctx.write(sql`
    update club_handovers set state = 'withdrawn', decided_at = ${ctx.now}
     where club_id = ${club.id}::uuid and from_id = ${viewer.id}::uuid and state = 'offered' and id <> ${id}::uuid`)
  note(ctx, club.id, 'office_offered', { role: club.role ?? '', person: to })
  await publish(ctx, clubDeadline, { kind: 'handover', id, club_id: club.id }, { at: expiresAt })
  const row = await findHandover(ctx, id)
  await say(ctx, handoverOffered, row)
  return await withPack(ctx, means, row)
}

/** Who has as high an office would lose it by taking this one over, and a club its president. */
async function assertMayTakeOver(ctx: Ctx, club: LockedClub, to: string): Promise<void> {
  const theirs = to === signedIn(ctx).id ? null : await membershipOf(ctx, club.id, to)
  if (!theirs) throw Object.assign(new NotAMember(), { fields: { to: new NotAMember().message } })
  if (!club.role || !outranks(club.role, theirs.role))
    throw Object.assign(new OfficeOfTheirOwn(), { fields: { to: new OfficeOfTheirOwn().message } })
}

async function sameOffer(ctx: Ctx, means: Means, club: LockedClub, { id, to }: Offer & { id: string }) {
  const [row] = await handovers(ctx, sql`h.id = ${id}::uuid`)
  if (!row || row.id !== club.id || row.fromId !== signedIn(ctx).id || row.toId !== to) throw new IdTaken()
  return await withPack(ctx, means, row)
}

/** @throws NotFound */
export async function getHandover(ctx: ReadCtx, means: Means, id: string): Promise<contract.Handover> {
  return await withPack(ctx, means, await findHandover(ctx, id))
}

/** With what the successor needs to know, for whom it is for. */
export async function withPack(ctx: ReadCtx, means: Means, row: HandoverRow): Promise<contract.Handover> {
  const shown = shownHandover(ctx, means.media, row)
  return mayReadPack(ctx, row) ? { ...shown, pack: await packOf(ctx, means, row) } : shown
}

/** Whoever has a role now reads it anyway; who handed over does for two weeks more. */
function mayReadPack(ctx: ReadCtx, row: HandoverRow): boolean {
  if (allows(row.role, 'look_back'))
    return row.handoverState === 'accepted' || row.fromId === signedIn(ctx).id
  const until = readableUntil(row)
  return row.fromId === signedIn(ctx).id && until !== null && until > ctx.now
}

const Key = z.tuple([z.uuid()])
type Query = z.output<typeof contract.listHandovers.schema.querystring>

/** Newest first, without packs, for those with a role. @throws NotFound, NotAllowedInClub */
export async function listHandovers(ctx: ReadCtx, media: Media, idOrSlug: string, { cursor, limit }: Query) {
  const club = await officedClub(ctx, idOrSlug, 'look_back')
  const after = readCursor(cursor, Key)
  const rows = await handovers(
    ctx,
    sql`h.club_id = ${club.id}::uuid ${after ? sql`and h.id < ${after[0]}::uuid` : empty}
         order by h.id desc limit ${rowsFor(limit)}`,
  )
  return pageOf(
    rows,
    limit,
    ({ handoverId }) => [handoverId],
    (row) => ({ ...shownHandover(ctx, media, row), notes: '' }),
  )
}

/** Taking back what was taken back changes nothing. @throws NotFound */
export async function withdrawOffer(ctx: Ctx, id: string): Promise<null> {
  const viewer = signedIn(ctx)
  const row = await findHandover(ctx, id)
  if (row.fromId !== viewer.id) throw new NotFound()
  ctx.write(sql`
    update club_handovers set state = 'withdrawn', decided_at = ${ctx.now} where id = ${id}::uuid and state = 'offered'`)
  return null
}

export function say(ctx: Ctx, topic: Topic<typeof handoverOffered.payload>, row: HandoverRow) {
  return publish(ctx, topic, {
    club_id: row.id,
    school_id: ctx.school.id,
    actor_id: signedIn(ctx).id,
    handover_id: row.handoverId,
    from_id: row.fromId,
    to_id: row.toId,
    role: row.office,
  })
}
