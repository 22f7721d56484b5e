import type { Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { clubSeenBy, memberOf } from '../../clubs/membership.ts'
import { unblocked } from '../../people/blocks.ts'
import { keepsOrder } from '../policy.ts'

/** The condition of every list, as its indexes have it: what is deleted, taken from view or archived is in none. */
export const listed = sql`p.deleted_at is null and p.hidden_at is null and p.archived_at is null`

/**
 * The condition that a post `p` is one that this person may see: by its visibility, its club, and who has blocked whom; an announcement is
 * the school's or the club's own voice. What is asked for each post is a value and not `exists`, which PostgreSQL might answer by reading
 * all clubs, or everything that one has ever hidden.
 */
export function seenBy(viewer: Viewer) {
  const me = sql`${viewer.id}::uuid`
  return sql`(p.author_id = ${me} or (
      case p.visibility
        when 'school' then p.club_id is null or (
          select ${clubSeenBy(viewer, sql`c`)} from clubs c where c.school_id = p.school_id and c.id = p.club_id)
        when 'club' then ${inClubOf(viewer)}
        else (select true from follows f
               where f.school_id = p.school_id and f.follower_id = ${me} and f.followee_id = p.author_id)
      end))
    and (p.kind = 'announcement' or ${unblocked(viewer, sql`p.author_id`)})`
}

/** The condition that somebody is in the club of a post. */
export const inClubOf = (viewer: Viewer) => sql`(
  select c.deleted_at is null and ${memberOf(viewer, sql`c.id`)} from clubs c
   where c.school_id = p.school_id and c.id = p.club_id)`

/** The condition that somebody may open a post: those who keep order may open any, an author also what is hidden or archived. */
export function openedBy(viewer: Viewer) {
  if (keepsOrder(viewer)) return sql`p.deleted_at is null`
  return sql`p.deleted_at is null and ((p.hidden_at is null and p.archived_at is null) or p.author_id = ${viewer.id}::uuid)
    and ${seenBy(viewer)}`
}

/** The condition that somebody has not said of a post that it does not interest them. */
export function notHiddenBy(viewer: Viewer) {
  return sql`coalesce((select false from post_hides h
    where h.school_id = p.school_id and h.user_id = ${viewer.id}::uuid and h.post_id = p.id), true)`
}

/** The condition that a post is of nobody, no club and no hashtag that somebody has muted. Each list of mutes is read once. */
export function notMutedBy(viewer: Viewer) {
  const muted = (subject: string) => sql`
    array(select m.subject_key from mutes m where m.user_id = ${viewer.id}::uuid and m.subject = ${subject})`
  return sql`p.author_id <> all ((${muted('person')})::uuid[])
    and (p.club_id is null or p.club_id <> all ((${muted('club')})::uuid[]))
    and not p.tags && (${muted('tag')})::text[]`
}
