import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, join, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { memberOf } from '../../clubs/membership.ts'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { Media } from '../../media/media.ts'
import type * as contract from '../contract.ts'
import { listed, notHiddenBy, notMutedBy, seenBy } from './seen-by.ts'
import { shownPosts } from './shown-posts.ts'
import { namedIn, newestOf, withWords } from './sources.ts'
import { topCursor, topPosts } from './top-posts.ts'

export type Query = z.output<typeof contract.listPosts.schema.querystring>

export const PostKey = z.tuple([z.uuid()])

/** A page of posts. All lists are in the order of time but `top`. */
export async function listPosts(ctx: ReadCtx, media: Media, query: Query) {
  const viewer = signedIn(ctx)
  const top = query.sort === 'top' ? topCursor(ctx, query.cursor) : null
  const picked = top ? topPosts(filters(viewer, query), top, query.limit) : newestPosts(viewer, query)
  const found = await shownPosts(ctx, media, picked)
  return pageOf(
    found,
    query.limit,
    ({ row }) => (top ? [row.score ?? 0, row.id, top.asOf] : [row.id]),
    ({ post }) => post,
  )
}

/** Where the list begins: each of these has an index that gives its order. */
export function newestPosts(viewer: Viewer, query: Query) {
  const { tag, saved, mentions, q, scope = 'school', cursor, limit } = query
  const conditions = join(filters(viewer, query), ' and ')
  const part = { before: readCursor(cursor, PostKey)?.[0], limit }
  const mine = sql`s.user_id = ${viewer.id}::uuid`
  if (saved) return namedIn(sql`bookmarks`, mine, conditions, part)
  if (mentions) return namedIn(sql`post_mentions`, mine, conditions, part)
  if (tag) return namedIn(sql`post_tags`, sql`s.tag = ${tag.replace('#', '')}`, conditions, part)
  if (q && ofAll(query)) return withWords(q, conditions, part)
  return newestOf(viewer, scope, conditions, part)
}

/** Who asks for somebody’s, a club’s or their own saved posts gets them, though they are muted. */
const asksForAll = ({ author, club, tag, saved, mentions, pinned }: Query) =>
  !(author || club || tag || saved || mentions || pinned)

function filters(viewer: Viewer, query: Query) {
  const { author, club, scope, kind, q, saved, pinned, archived } = query
  const me = sql`${viewer.id}::uuid`
  const authorId = author === 'me' || archived ? me : author && sql`${author}::uuid`
  return [
    archived ? sql`p.deleted_at is null and p.archived_at is not null` : listed,
    seenBy(viewer),
    authorId && sql`p.author_id = ${authorId}`,
    club && sql`p.club_id = ${club}::uuid`,
    // What has a list of its own is narrowed by the scope; the others begin with it.
    scope === 'clubs' && memberOf(viewer, sql`p.club_id`),
    scope === 'following' && followedBy(viewer),
    kind && ofKind[kind],
    pinned && sql`p.pinned_at is not null ${club ? empty : sql`and p.club_id is null`}`,
    q && !ofAll(query) && saying(q),
    !saved && !archived && notHiddenBy(viewer),
    asksForAll(query) && notMutedBy(viewer),
  ].filter((condition) => typeof condition === 'object')
}

const followedBy = (viewer: Viewer) => sql`(select true from follows w
  where w.school_id = p.school_id and w.follower_id = ${viewer.id}::uuid and w.followee_id = p.author_id)`

const ofKind = {
  text: sql`p.media_count = 0`,
  image: sql`p.media_count > 0 and p.has_video = false`,
  video: sql`p.media_count > 0 and p.has_video = true`,
}

/** Words are looked for among all posts of the school, for which there is an index; else in a list that is short enough to be read. */
const ofAll = ({ author, club, tag, saved, mentions, archived, sort }: Query) =>
  !(author || club || tag || saved || mentions || archived || sort === 'top')

/** Every word occurs. What LIKE would take for more than a letter is one. */
const saying = (q: string) =>
  join(
    q.split(/\s+/).map((word) => sql`p.body ilike ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
    ' and ',
  )
