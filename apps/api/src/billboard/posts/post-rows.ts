import type { Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Role } from '../../clubs/contract.ts'
import { type ShownRow, shownColumn } from '../../media/views.ts'
import type { CardKind, Mention, Visibility } from '../contract.ts'

/** Of a long text, a list shows this much. */
export const EXCERPT = 2_000

/** A post with everything that one statement can tell of it. */
export interface PostRow {
  id: string
  kind: 'post' | 'announcement' | 'poll'
  body: string
  mentions: Mention[]
  tags: string[]
  visibility: Visibility
  cardKind: CardKind | null
  cardId: string | null
  likeCount: number
  commentCount: number
  createdAt: Date
  editedAt: Date | null
  pinnedAt: Date | null
  lockedAt: Date | null
  archivedAt: Date | null
  hiddenAt: Date | null
  expiresAt: Date | null
  acknowledge: boolean
  acknowledged: number
  pollEndsAt: Date | null
  pollMultiple: boolean
  authorId: string
  authorName: string
  avatarKey: string | null
  authorSince: Date
  clubId: string | null
  clubSlug: string | null
  clubName: string | null
  logoKey: string | null
  clubRole: Role | null
  liked: boolean
  saved: boolean
  read: boolean
  options: { position: number; label: string; votes: number }[] | null
  chosen: number[] | null
  pictures: ShownRow[] | null
  /** Leads come before the list; a score orders the list where its own order is none of time. */
  place: number
  score: number | null
}

/** @param picked selects `id, place, score` of the posts to show */
export function postRows(viewer: Viewer, picked: ReturnType<typeof sql>, { whole = false } = {}) {
  const me = sql`${viewer.id}::uuid`
  return sql`
    with picked as materialized (${picked})
    select p.id, p.kind, ${whole ? sql`p.body` : sql`left(p.body, ${EXCERPT + 1}::int)`} as body, p.mentions, p.tags, p.visibility,
           p.card_kind as "cardKind", p.card_id as "cardId", p.like_count as "likeCount",
           p.comment_count as "commentCount", p.created_at as "createdAt", p.edited_at as "editedAt", p.pinned_at as "pinnedAt",
           p.locked_at as "lockedAt", p.archived_at as "archivedAt", p.hidden_at as "hiddenAt", p.expires_at as "expiresAt",
           p.acknowledge, p.acknowledged, p.poll_ends_at as "pollEndsAt", p.poll_multiple as "pollMultiple",
           a.id as "authorId", a.name as "authorName", a.avatar_key as "avatarKey", a.created_at as "authorSince",
           c.id as "clubId", c.slug as "clubSlug", c.name as "clubName", c.logo_key as "logoKey",
           case when p.club_id is not null then (select m.role from club_members m
             where m.school_id = p.school_id and m.club_id = p.club_id and m.user_id = ${me}) end as "clubRole",
           (select true from post_likes l
             where l.school_id = p.school_id and l.user_id = ${me} and l.post_id = p.id) is not null as liked,
           (select true from bookmarks b
             where b.school_id = p.school_id and b.user_id = ${me} and b.post_id = p.id) is not null as saved,
           case when p.acknowledge then (select true from acknowledgements k
             where k.school_id = p.school_id and k.post_id = p.id and k.user_id = ${me}) end is not null as read,
           case when p.kind = 'poll' then (
             select json_agg(json_build_object('position', o.position, 'label', o.label, 'votes', o.votes) order by o.position)
               from poll_options o where o.school_id = p.school_id and o.post_id = p.id) end as options,
           case when p.kind = 'poll' then array(select v.position from poll_votes v
             where v.school_id = p.school_id and v.post_id = p.id and v.user_id = ${me}) end as chosen,
           case when p.media_count > 0 then ${shownColumn('post', sql`p.school_id`, sql`p.id`)} end as pictures,
           picked.place, picked.score
      from picked
      join posts p on p.school_id = (select app.school_id()) and p.id = picked.id
      join users a on a.school_id = p.school_id and a.id = p.author_id
      left join clubs c on c.school_id = p.school_id and c.id = p.club_id`
}

/** Leads first; then by score where there is one, else the newest first. */
export function inOrder<Row extends Pick<PostRow, 'id' | 'place' | 'score'>>(rows: Row[]): Row[] {
  return rows.sort((a, b) => a.place - b.place || (b.score ?? 0) - (a.score ?? 0) || (a.id < b.id ? 1 : -1))
}
