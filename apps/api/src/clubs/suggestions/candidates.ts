import type { Prisma } from '@banter/prisma'
import type { Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { unblocked } from '../../people/blocks.ts'
import { listed } from '../club-list.ts'
import { type ClubRow, clubColumns, withStanding } from '../club-rows.ts'

/** What is known of somebody that tells which clubs they may like. */
export interface Taste {
  major: string | null
  interests: string[]
  off: boolean
}

export type Candidate = ClubRow & {
  /** Members of the viewer’s major, and such as the viewer follows. */
  majors: number
  followed: number
}

/** Known people are counted up to here: enough for a reason, and the query stays as quick in a school of a hundred thousand. */
const MOST_PEOPLE = sql`500`
/** The limit is also what keeps each a key probe. */
const clubsOf = (person: Prisma.Sql) => sql`
  select theirs.club_id from club_members theirs
   where theirs.school_id = ${person}.school_id and theirs.user_id = ${person}.id limit 200`

/**
 * Clubs that many, or people like the viewer, are in: popular ones, young ones, and those of people in the same major and of those they
 * follow. It goes from the few people to their clubs, never through the members of a large club. Only who tells everyone of their major
 * and clubs is counted.
 */
export function candidatesQuery(viewer: Viewer, { major }: Taste) {
  const me = sql`${viewer.id}::uuid`
  const telling = sql`u.status = 'active' and not u.directory_hold and u.id <> ${me} and ${unblocked(viewer, sql`u.id`)}
    and not exists (select from profiles p where p.school_id = u.school_id and p.user_id = u.id
                       and (p.clubs_seen_by <> 'everyone' or p.major_seen_by <> 'everyone'))`
  return sql`
    with mates as (
      select cm.club_id, count(*)::int as people
        from (select u.school_id, u.id from users u where u.major = ${major} and ${telling} limit ${MOST_PEOPLE}) mate
        cross join lateral (${clubsOf(sql`mate`)}) cm group by cm.club_id),
    followees as (
      select cm.club_id, count(*)::int as people
        from (select u.school_id, u.id from follows f join users u on u.school_id = f.school_id and u.id = f.followee_id
               where f.follower_id = ${me} and ${telling} limit ${MOST_PEOPLE}) followee
        cross join lateral (${clubsOf(sql`followee`)}) cm group by cm.club_id),
    pool as (
      (select id from clubs c where ${listed} order by c.member_count desc, c.id desc limit 100)
      union (select id from clubs c where ${listed} order by c.id desc limit 50)
      union (select club_id from mates order by people desc limit 50)
      union (select club_id from followees order by people desc limit 50))
    select ${clubColumns}, coalesce(mates.people, 0) as majors, coalesce(followees.people, 0) as followed
      from pool join ${withStanding(viewer, sql`clubs`)} on c.id = pool.id
      left join mates on mates.club_id = c.id left join followees on followees.club_id = c.id
     where ${listed} and c.state = 'active' and c.entry <> 'invite' and m.role is null and r.id is null and i.id is null
       and not exists (select from club_members p where p.school_id = c.school_id and p.club_id = c.id and p.role = 'president'
                          and not ${unblocked(viewer, sql`p.user_id`)})`
}
