import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../http/errors.ts'
import type { Media } from '../media/media.ts'
import { unblocked } from './blocks.ts'
import { type CardRow, cardColumns, cardOf, relationTo } from './cards.ts'
import type { Profile, SeenBy } from './contract.ts'
import { mayKnow, type Relation } from './policy.ts'
import { present, withProfile } from './presence.ts'
import { ratingOf } from './rating.ts'

interface ProfileRow extends CardRow {
  coverKey: string | null
  bio: string | null
  pronouns: string | null
  bioSeenBy: SeenBy | null
  clubsSeenBy: SeenBy | null
  listingsSeenBy: SeenBy | null
  role: string
  createdAt: Date
  followers: number
  followees: number
  followsMe: boolean
  stars: number
  ratings: number
}

/** @throws NotFound for somebody who has left, is blocked or was never here: nobody learns which */
export async function getProfile(ctx: ReadCtx, media: Media, id: string): Promise<Profile> {
  const viewer = signedIn(ctx)
  const row = await findProfile(ctx, viewer, id)
  return shown(media, row, viewer, relationTo(viewer, row))
}

/** One's own profile as it is for somebody else. */
export async function previewMe(ctx: ReadCtx, media: Media, as: 'everyone' | 'clubs'): Promise<Profile> {
  const viewer = signedIn(ctx)
  const row = await findProfile(ctx, viewer, viewer.id)
  return shown(media, row, viewer, as === 'clubs' ? 'clubmate' : 'schoolmate')
}

async function findProfile(ctx: ReadCtx, viewer: Viewer, id: string): Promise<ProfileRow> {
  const [row] = await ctx.sql<ProfileRow>(sql`
    select ${cardColumns(viewer)}, u.cover_key as "coverKey", r.bio, r.pronouns, r.bio_seen_by as "bioSeenBy",
           r.clubs_seen_by as "clubsSeenBy", r.listings_seen_by as "listingsSeenBy", u.role, u.created_at as "createdAt",
           u.follower_count as followers,
           (select count(*)::int from follows f where f.school_id = u.school_id and f.follower_id = u.id) as followees,
           exists (select from follows f where f.school_id = u.school_id and f.follower_id = u.id
                                           and f.followee_id = ${viewer.id}::uuid) as "followsMe",
           coalesce(t.stars, 0) as stars, coalesce(t.ratings, 0) as ratings
      from users u ${withProfile}
      left join standings t on t.school_id = u.school_id and t.user_id = u.id
     where u.id = ${id}::uuid and ${present} and ${unblocked(viewer, sql`u.id`)}`)
  if (!row) throw new NotFound()
  return row
}

function shown(media: Media, row: ProfileRow, viewer: Viewer, relation: Relation): Profile {
  const tell = (seenBy: SeenBy | null) => mayKnow(relation, seenBy ?? 'everyone', row.held)
  const open = tell('everyone')
  return {
    ...cardOf(media, row, relation),
    cover: open && row.coverKey ? media.url(row.coverKey, 'cover') : null,
    pronouns: (open && row.pronouns) || null,
    bio: (tell(row.bioSeenBy) && row.bio) || null,
    staff: row.role === 'moderator' || row.role === 'admin' ? row.role : null,
    joinedAt: row.createdAt.toISOString(),
    followers: open ? row.followers : 0,
    followees: open ? row.followees : 0,
    followsMe: row.followsMe,
    me: row.id === viewer.id,
    rating: open ? ratingOf(row) : null,
    shows: { clubs: tell(row.clubsSeenBy), listings: tell(row.listingsSeenBy), reviews: open },
  }
}

/** Somebody one may have to do with now. @throws NotFound */
export async function assertPresent(ctx: ReadCtx, id: string): Promise<void> {
  const found = await ctx.sql(sql`
    select u.id from users u where u.id = ${id}::uuid and ${present} and ${unblocked(signedIn(ctx), sql`u.id`)}`)
  if (!found.length) throw new NotFound()
}
