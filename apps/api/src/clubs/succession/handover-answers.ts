import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import { note } from '../club-history.ts'
import { lockClub } from '../club-lock.ts'
import { assertWritable, membershipOf } from '../membership.ts'
import { outranks } from '../policy.ts'
import { handoverAccepted, handoverDeclined } from '../topics.ts'
import type { Handover } from './contract.ts'
import { type Means, say, withPack } from './handover.ts'
import { findHandover, type HandoverRow } from './handover-rows.ts'
import { scheduleTerm } from './terms.ts'

export const OfferOver = createError(
  'OFFER_OVER',
  'This offer is over: it was taken back, ran out, or the office has changed hands.',
  409,
)

/** The office changes hands: they take it over, and who had it is a member. Accepting twice is accepting once. @throws NotFound, OfferOver */
export async function acceptOffice(ctx: Ctx, means: Means, id: string): Promise<Handover> {
  const { row, club } = await offerToMe(ctx, id)
  if (row.handoverState === 'accepted') return await withPack(ctx, means, row)
  assertWritable(club)
  const still = row.fromId && (await membershipOf(ctx, row.id, row.fromId))
  if (
    row.handoverState !== 'offered' ||
    row.expiresAt <= ctx.now ||
    !still ||
    still.role !== row.office ||
    !club.role ||
    !outranks(row.office, club.role)
  )
    throw new OfferOver()
  // First down and then up, as a club never has two presidents.
  ctx.write(sql`
    update club_members set role = 'member', title = '', term_ends_at = null
     where club_id = ${row.id}::uuid and user_id = ${row.fromId}::uuid`)
  ctx.write(sql`
    update club_members set role = ${row.office}, term_ends_at = ${club.termEndsAt}
     where club_id = ${row.id}::uuid and user_id = ${row.toId}::uuid`)
  ctx.write(sql`
    update club_handovers set state = 'accepted', decided_at = ${ctx.now} where id = ${id}::uuid`)
  if (club.termEndsAt && club.termEndsAt > ctx.now) await scheduleTerm(ctx, row.id, row.toId, club.termEndsAt)
  note(ctx, row.id, 'office_handed_over', { role: row.office, person: row.fromId ?? '' })
  await say(ctx, handoverAccepted, row)
  return await withPack(ctx, means, await findHandover(ctx, id))
}

/** Declining twice is declining once. @throws NotFound, OfferOver */
export async function declineOffice(ctx: Ctx, means: Means, id: string): Promise<Handover> {
  const { row } = await offerToMe(ctx, id)
  if (row.handoverState === 'declined') return await withPack(ctx, means, row)
  if (row.handoverState !== 'offered') throw new OfferOver()
  ctx.write(sql`
    update club_handovers set state = 'declined', decided_at = ${ctx.now} where id = ${id}::uuid`)
  note(ctx, row.id, 'office_declined', { role: row.office })
  await say(ctx, handoverDeclined, row)
  return await withPack(ctx, means, await findHandover(ctx, id))
}

/** The offer as it is once nobody else can change the club. */
async function offerToMe(ctx: Ctx, id: string) {
  const found: HandoverRow = await findHandover(ctx, id)
  if (found.toId !== signedIn(ctx).id) throw new NotFound()
  const club = await lockClub(ctx, found.id)
  return { club, row: await findHandover(ctx, id) }
}
