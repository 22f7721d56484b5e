import type { Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../media/media.ts'
import type { PersonCard, SeenBy } from './contract.ts'
import { type PersonRow, personOf } from './person.ts'
import { mayKnow, type Relation } from './policy.ts'
import { sharesClub } from './presence.ts'

/** Somebody in a list of people, before it is known who looks. */
export interface CardRow extends PersonRow {
  major: string | null
  year: number | null
  interests: string[] | null
  majorSeenBy: SeenBy | null
  yearSeenBy: SeenBy | null
  interestsSeenBy: SeenBy | null
  held: boolean
  clubmate: boolean
  following: boolean
}

/** From `users u left join profiles r`. Shared clubs are looked for only where that decides something. */
export const cardColumns = (viewer: Viewer) => sql`
  u.id, u.name, u.avatar_key as "avatarKey", u.major, u.year, r.interests, u.directory_hold as held,
  r.major_seen_by as "majorSeenBy", r.year_seen_by as "yearSeenBy", r.interests_seen_by as "interestsSeenBy",
  ('clubs' in (r.major_seen_by, r.year_seen_by, r.bio_seen_by, r.interests_seen_by, r.clubs_seen_by, r.listings_seen_by)
    and ${sharesClub(viewer)}) is true as clubmate,
  exists (select from follows f where f.school_id = u.school_id and f.follower_id = ${viewer.id}::uuid and f.followee_id = u.id) as following`

export function cardOf(media: Media, row: CardRow, relation: Relation): PersonCard {
  const tell = (seenBy: SeenBy | null) => mayKnow(relation, seenBy ?? 'everyone', row.held)
  return {
    ...personOf(media, row),
    major: tell(row.majorSeenBy) ? row.major : null,
    year: tell(row.yearSeenBy) ? row.year : null,
    interests: tell(row.interestsSeenBy) ? (row.interests ?? []) : [],
    following: row.following,
  }
}

export function relationTo(viewer: Viewer, { id, clubmate }: { id: string; clubmate: boolean }): Relation {
  if (id === viewer.id) return 'self'
  return clubmate ? 'clubmate' : 'schoolmate'
}
