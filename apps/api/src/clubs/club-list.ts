import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, join, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import type { Media } from '../media/media.ts'
import { unblocked } from '../people/blocks.ts'
import { type ClubRow, clubColumns, shownClub, withStanding } from './club-rows.ts'
import type * as contract from './contract.ts'
import { clubSeenBy } from './membership.ts'

export type Filters = z.output<typeof contract.listClubs.schema.querystring>

const keys = {
  popular: z.tuple([z.literal('popular'), z.int32(), z.uuid()]),
  newest: z.tuple([z.literal('newest'), z.uuid()]),
  name: z.tuple([z.literal('name'), z.string()]),
  member: z.tuple([z.literal('member'), z.uuid()]),
}

/** Clubs of the school; with `mine` or `member` those of one person, youngest first. */
export async function listClubs(ctx: ReadCtx, media: Media, filters: Filters) {
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<ClubRow>(clubsQuery(viewer, filters, ctx.now))
  const keyOf = ({ id, slug, memberCount }: ClubRow) => {
    if (filters.mine || filters.member) return ['member', id]
    if (filters.sort === 'popular') return ['popular', memberCount, id]
    return filters.sort === 'newest' ? ['newest', id] : ['name', slug]
  }
  return pageOf(rows, filters.limit, keyOf, (row) => shownClub(media, row))
}

/** A page first, out of an index in order, and what the viewer is to each of its clubs then. */
export function clubsQuery(viewer: Viewer, filters: Filters, now: Date) {
  const ofOne = filters.mine || filters.member
  const page = ofOne ? ofMember(viewer, filters, now) : ofSchool(filters, now)
  const order = ofOne ? sql`c.id desc` : orders[filters.sort]
  return sql`select ${clubColumns} from ${withStanding(viewer, sql`(${page})`)} order by ${order}`
}

const orders = {
  popular: sql`c.member_count desc, c.id desc`,
  newest: sql`c.id desc`,
  name: sql`c.slug`,
}

/** What any list may show: word for word the condition of the hot indexes. Hidden clubs are in no list but their members' own. */
export const listed = sql`c.deleted_at is null and not c.hidden and c.state <> 'archived'`

function ofSchool(filters: Filters, now: Date) {
  return sql`
    select * from clubs c where ${listed} ${narrowed(filters, now)} ${beyond(filters)}
     order by ${orders[filters.sort]} limit ${rowsFor(filters.limit)}`
}

/** One's own also show what is hidden or archived; somebody else's what they let one know. */
function ofMember(viewer: Viewer, filters: Filters, now: Date) {
  const whose = filters.mine ? viewer.id : filters.member
  const after = readCursor(filters.cursor, keys.member)
  const others =
    whose === viewer.id
      ? sql`and c.deleted_at is null`
      : sql`and c.state <> 'archived' and ${clubSeenBy(viewer, sql`c`)} and ${tellsOfClubs(viewer, sql`them.user_id`)}`
  return sql`
    select c.* from club_members them join clubs c on c.school_id = them.school_id and c.id = them.club_id
     where them.user_id = ${whose}::uuid ${others} ${narrowed(filters, now)}
       ${after ? sql`and them.club_id < ${after[1]}::uuid` : empty}
     order by them.club_id desc limit ${rowsFor(filters.limit)}`
}

/** The condition that the person of this column lets the viewer know their clubs. */
function tellsOfClubs(viewer: Viewer, column: Prisma.Sql) {
  return sql`${unblocked(viewer, column)} and exists (
    select from users u left join profiles p on p.school_id = u.school_id and p.user_id = u.id
     where u.school_id = (select app.school_id()) and u.id = ${column} and u.status = 'active' and not u.directory_hold
       and (coalesce(p.clubs_seen_by, 'everyone') = 'everyone' or (p.clubs_seen_by = 'clubs' and exists (
         select from club_members theirs join club_members mine
             on mine.school_id = theirs.school_id and mine.club_id = theirs.club_id and mine.user_id = ${viewer.id}::uuid
          where theirs.school_id = u.school_id and theirs.user_id = u.id))))`
}

function beyond({ sort, cursor }: Filters) {
  if (sort === 'popular') {
    const key = readCursor(cursor, keys.popular)
    return key ? sql`and (c.member_count, c.id) < (${key[1]}::int, ${key[2]}::uuid)` : empty
  }
  if (sort === 'newest') {
    const key = readCursor(cursor, keys.newest)
    return key ? sql`and c.id < ${key[1]}::uuid` : empty
  }
  const key = readCursor(cursor, keys.name)
  return key ? sql`and c.slug > ${key[1]}` : empty
}

const WEEK_MS = 7 * 86_400_000
const MOST_WORDS = 6

function narrowed({ q, category, fresh }: Filters, now: Date) {
  const conditions = [
    category && sql`c.category = ${category}`,
    fresh && sql`c.created_at > ${new Date(now.getTime() - WEEK_MS)}`,
    ...wordsOf(q).map(
      (
        word,
      ) => sql`app.folded_name(c.name || ' ' || c.tagline || ' ' || c.category || ' ' || array_to_string(c.tags, ' '))
        like '%' || app.folded_name(${word}) || '%'`,
    ),
  ].filter((condition) => typeof condition === 'object')
  return conditions.length ? sql`and ${join(conditions, ' and ')}` : empty
}

function wordsOf(q: string | undefined): string[] {
  return (q ?? '').split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
}
