import type { Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Field } from './contract.ts'

/** Somebody who is here, from `users u`: came in once, is not suspended and has not left. As the directory's index has it. */
export const present = sql`u.status = 'active' and u.email_verified_at is not null`

/** Somebody whom lists of people may show. */
export const listed = sql`${present} and not u.directory_hold`

export const withProfile = sql`left join profiles r on r.school_id = u.school_id and r.user_id = u.id`

/** Whether the viewer and `users u` have a club in common. */
export const sharesClub = (viewer: Viewer) => sql`exists (
  select from club_members mine
    join club_members theirs on theirs.school_id = mine.school_id and theirs.club_id = mine.club_id
   where mine.school_id = (select app.school_id()) and mine.user_id = ${viewer.id}::uuid and theirs.user_id = u.id)`

const seenBy = {
  major: sql`r.major_seen_by`,
  year: sql`r.year_seen_by`,
  bio: sql`r.bio_seen_by`,
  interests: sql`r.interests_seen_by`,
  clubs: sql`r.clubs_seen_by`,
  listings: sql`r.listings_seen_by`,
}

/** The condition that the viewer may know this of `users u left join profiles r`: who never chose tells everybody. */
export const knows = (
  viewer: Viewer,
  field: Field,
) => sql`(u.id = ${viewer.id}::uuid or (not u.directory_hold and (
  coalesce(${seenBy[field]}, 'everyone') = 'everyone' or (${seenBy[field]} = 'clubs' and ${sharesClub(viewer)}))))`

/** The condition that the viewer may see this list of the person of a column. */
export const mayBeShown = (
  viewer: Viewer,
  field: 'clubs' | 'listings',
  column: ReturnType<typeof sql>,
) => sql`exists (
  select from users u ${withProfile}
   where u.school_id = (select app.school_id()) and u.id = ${column} and ${knows(viewer, field)})`
