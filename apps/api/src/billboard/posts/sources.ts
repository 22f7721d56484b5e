import type { Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { rowsFor } from '../../http/cursor.ts'

type Sql = ReturnType<typeof sql>

/** Which part of a list is wanted: before one post, after another, at most so many. */
export interface Part {
  before?: string | undefined
  since?: string | undefined
  limit: number
}

/** Posts in the order of their time, of everybody, of those one follows or of the clubs one is in. */
export function newestOf(
  viewer: Viewer,
  scope: 'school' | 'following' | 'clubs',
  conditions: Sql,
  part: Part,
) {
  const page = sql`${conditions} ${between(sql`p.id`, part)} order by p.id desc limit ${rowsFor(part.limit)}`
  if (scope === 'school') return sql`select p.id, 1 as place, null::int as score from posts p where ${page}`
  const { each, condition } = scope === 'following' ? followed(viewer) : joined(viewer)
  return sql`
    select p.id, 1 as place, null::int as score
      from ${each} cross join lateral (select p.id from posts p where ${condition} and ${page}) p
     order by p.id desc limit ${rowsFor(part.limit)}`
}

/** Posts that a list of its own names, in the order of that list. */
export function namedIn(list: Sql, own: Sql, conditions: Sql, part: Part) {
  return sql`
    select p.id, 1 as place, null::int as score
      from ${list} s join posts p on p.school_id = s.school_id and p.id = s.post_id
     where s.school_id = (select app.school_id()) and ${own} and ${conditions} ${between(sql`s.post_id`, part)}
     order by s.post_id desc limit ${rowsFor(part.limit)}`
}

/**
 * Of all posts at the school those with these words, by the index that `app.search` alone may ask: it tells the newest two hundred, and who
 * may see which is for the conditions.
 */
export function withWords(q: string, conditions: Sql, part: Part) {
  return sql`
    select p.id, 1 as place, null::int as score
      from app.search('post', ${q}, false, 'newest', null, null, null, null, null, now()) s
      join posts p on p.school_id = (select app.school_id()) and p.id = s.subject_id
     where ${conditions} ${between(sql`p.id`, part)}
     order by p.id desc limit ${rowsFor(part.limit)}`
}

const between = (id: Sql, { before, since }: Part) => sql`
  ${before ? sql`and ${id} < ${before}::uuid` : empty} ${since ? sql`and ${id} > ${since}::uuid` : empty}`

/** The newest of each, and of those the newest: by the index of each, however rarely one of them posts. */
const followed = (viewer: Viewer) => ({
  each: sql`(select f.school_id, f.followee_id as id from follows f where f.follower_id = ${viewer.id}::uuid) each`,
  condition: sql`p.school_id = each.school_id and p.author_id = each.id`,
})

const joined = (viewer: Viewer) => ({
  each: sql`(select m.school_id, m.club_id as id from club_members m where m.user_id = ${viewer.id}::uuid) each`,
  condition: sql`p.school_id = each.school_id and p.club_id = each.id`,
})
