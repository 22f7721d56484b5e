import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../../http/errors.ts'
import type { Media } from '../../media/media.ts'
import { personOf } from '../../people/person.ts'
import { type ClubRow, clubColumns, shownClub, withStanding } from '../club-rows.ts'
import type { Role } from '../contract.ts'
import { AFTERWARDS_MS } from '../policy.ts'
import type { Handover } from './contract.ts'

export type HandoverRow = ClubRow & {
  handoverId: string
  office: Role
  notes: string
  handoverState: Handover['state']
  offeredAt: Date
  expiresAt: Date
  decidedAt: Date | null
  toId: string
  toName: string
  toAvatarKey: string | null
  fromId: string | null
  fromName: string | null
  fromAvatarKey: string | null
}

/** Handovers `h` that fulfil a condition, with their club and both people. */
export function handovers(ctx: ReadCtx, where: Prisma.Sql): Promise<HandoverRow[]> {
  return ctx.sql<HandoverRow>(sql`
    select ${clubColumns}, h.id as "handoverId", h.role as office, h.notes, h.state as "handoverState", h.created_at as "offeredAt",
           h.expires_at as "expiresAt", h.decided_at as "decidedAt", t.id as "toId", t.name as "toName",
           t.avatar_key as "toAvatarKey", f.id as "fromId", f.name as "fromName", f.avatar_key as "fromAvatarKey"
      from ${withStanding(signedIn(ctx), sql`clubs`)}
      join club_handovers h on h.school_id = c.school_id and h.club_id = c.id
      join users t on t.school_id = h.school_id and t.id = h.to_id
      left join users f on f.school_id = h.school_id and f.id = h.from_id
     where c.deleted_at is null and ${where}`)
}

/** A handover between the viewer and somebody, or of a club that they preside. @throws NotFound */
export async function findHandover(ctx: ReadCtx, id: string): Promise<HandoverRow> {
  const me = sql`${signedIn(ctx).id}::uuid`
  const [row] = await handovers(
    ctx,
    sql`h.id = ${id}::uuid and (h.to_id = ${me} or h.from_id = ${me} or m.role = 'president')`,
  )
  if (!row) throw new NotFound()
  return row
}

/** Until when who handed over reads what their successor reads. */
export const readableUntil = ({ handoverState, decidedAt }: HandoverRow) =>
  handoverState === 'accepted' && decidedAt ? new Date(decidedAt.getTime() + AFTERWARDS_MS) : null

export function shownHandover(ctx: ReadCtx, media: Media, row: HandoverRow): Handover {
  const me = signedIn(ctx).id
  const lapsed = row.handoverState === 'offered' && row.expiresAt <= ctx.now
  return {
    id: row.handoverId,
    club: shownClub(media, row),
    role: row.office,
    from: row.fromId
      ? personOf(media, { id: row.fromId, name: row.fromName ?? '', avatarKey: row.fromAvatarKey })
      : null,
    to: personOf(media, { id: row.toId, name: row.toName, avatarKey: row.toAvatarKey }),
    notes: row.notes,
    state: lapsed ? 'expired' : row.handoverState,
    createdAt: row.offeredAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    readableUntil: readableUntil(row)?.toISOString() ?? null,
    pack: null,
    mine: row.toId === me ? 'to' : row.fromId === me ? 'from' : null,
  }
}
