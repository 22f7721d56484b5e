import type { Club as ClubModel } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../http/errors.ts'
import type { Media } from '../media/media.ts'
import { mediaOf } from '../media/uses.ts'
import { unblocked } from '../people/blocks.ts'
import { type PersonRow, personOf } from '../people/person.ts'
import { type ClubRow, clubColumns, named, shownClub, withStanding } from './club-rows.ts'
import type * as contract from './contract.ts'
import { clubSeenBy, leads } from './membership.ts'
import {
  AFTERWARDS_MS,
  allows,
  deedsOf,
  isStaff,
  LEADERS_NEEDED,
  RESTORABLE_MS,
  TERM_NOTICE_MS,
} from './policy.ts'

type DetailRow = ClubRow &
  Pick<
    ClubModel,
    | 'about'
    | 'rules'
    | 'questions'
    | 'welcome'
    | 'termEndsAt'
    | 'frozenAt'
    | 'archivedAt'
    | 'archivedBySchool'
    | 'archiveReason'
  > & {
    notify: contract.ClubDetail['notify']
    leaders: number
    waiting: number
    handoverId: string | null
  }

interface OfficerRow extends PersonRow {
  role: contract.Role
  title: string
  termEndsAt: Date | null
}

/** One club, with what the viewer may do in it. @throws NotFound, also for a hidden one that is not theirs to know */
export async function getClub(ctx: ReadCtx, media: Media, idOrSlug: string): Promise<contract.ClubDetail> {
  const viewer = signedIn(ctx)
  const [row] = await ctx.sql<DetailRow>(detailQuery(viewer, idOrSlug, ctx.now))
  if (!row) throw new NotFound()
  const officers = await officersOf(ctx, row.id)
  const logo = (await mediaOf(ctx, media, 'club', [row.id])).get(row.id)?.[0] ?? null
  const cover = (await mediaOf(ctx, media, 'cover', [row.id])).get(row.id)?.[0] ?? null
  return {
    ...shownClub(media, row),
    about: row.about,
    rules: row.rules,
    questions: row.questions,
    welcome: allows(row.role, 'edit') ? row.welcome : '',
    officers: officers.map((officer) => shownOfficer(media, officer)),
    logoMedia: logo,
    coverMedia: cover,
    termEndsAt: row.termEndsAt?.toISOString() ?? null,
    frozenAt: row.frozenAt?.toISOString() ?? null,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    archivedBySchool: row.archivedBySchool,
    archiveReason: allows(row.role, 'look_back') || isStaff(viewer) ? row.archiveReason : '',
    restorableUntil: row.archivedAt && new Date(row.archivedAt.getTime() + RESTORABLE_MS).toISOString(),
    may: deedsOf(row.role),
    todos: todosOf(ctx, row, officers),
    waiting: allows(row.role, 'admit') ? row.waiting : 0,
    notify: row.notify,
    handoverId: row.handoverId,
  }
}

function detailQuery(viewer: Viewer, idOrSlug: string, now: Date) {
  const me = sql`${viewer.id}::uuid`
  return sql`
    select ${clubColumns}, c.about, c.rules, c.questions, c.welcome, c.term_ends_at as "termEndsAt", c.frozen_at as "frozenAt",
           c.archived_at as "archivedAt", c.archived_by_school as "archivedBySchool", c.archive_reason as "archiveReason", m.notify,
           (select count(*)::int from club_members l
             where l.school_id = c.school_id and l.club_id = c.id and l.role in ('president', 'officer')) as leaders,
           (select count(*)::int from club_requests w
             where w.school_id = c.school_id and w.club_id = c.id and w.state = 'pending') as waiting,
           (select h.id from club_handovers h
             where h.school_id = c.school_id and h.club_id = c.id
               and ((h.to_id = ${me} and h.state = 'offered') or (h.from_id = ${me} and (h.state = 'offered'
                    or (h.state = 'accepted' and h.decided_at > ${new Date(now.getTime() - AFTERWARDS_MS)}))))
             order by h.id desc limit 1) as "handoverId"
      from ${withStanding(viewer, sql`clubs`)}
     where ${named(idOrSlug)} and ${clubSeenBy(viewer, sql`c`)}`
}

const order: readonly contract.Role[] = ['president', 'officer', 'treasurer', 'moderator']

/** Those with a role, highest first. Who has taken one is known by it, but for a directory hold. */
export async function officersOf(ctx: ReadCtx, clubId: string): Promise<OfficerRow[]> {
  const viewer = signedIn(ctx)
  const officers = await ctx.sql<OfficerRow>(sql`
    select u.id, u.name, u.avatar_key as "avatarKey", o.role, o.title, o.term_ends_at as "termEndsAt"
      from club_members o join users u on u.school_id = o.school_id and u.id = o.user_id
     where o.club_id = ${clubId}::uuid and o.role <> 'member' and u.status = 'active'
       and (not u.directory_hold or u.id = ${viewer.id}::uuid) and ${unblocked(viewer, sql`u.id`)}
     order by o.joined_at, o.user_id limit 50`)
  return officers.sort((one, other) => order.indexOf(one.role) - order.indexOf(other.role))
}

export function shownOfficer(
  media: Media,
  { role, title, termEndsAt, ...person }: OfficerRow,
): contract.Officer {
  return { person: personOf(media, person), role, title, termEndsAt: termEndsAt?.toISOString() ?? null }
}

/** What the club needs from a viewer who leads it. */
function todosOf(ctx: ReadCtx, row: DetailRow, officers: OfficerRow[]): contract.Todo[] {
  if (!row.role || !leads(row.role) || row.state !== 'active') return []
  const ends = officers.map(({ termEndsAt }) => termEndsAt?.getTime()).filter((end) => end !== undefined)
  const now = ctx.now.getTime()
  const todos: [contract.Todo, boolean][] = [
    ['second_officer', row.leaders < LEADERS_NEEDED],
    ['term_ended', ends.some((end) => end <= now)],
    ['term_ends', ends.some((end) => end > now && end <= now + TERM_NOTICE_MS)],
    ['requests', row.waiting > 0],
  ]
  return todos.filter(([, needed]) => needed).map(([todo]) => todo)
}
