import type { ReadCtx } from '@banter/tenants/context'
import { empty, join, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { readCursor, rowsFor } from '../../http/cursor.ts'
import { idAt } from './id-at.ts'
import { listed } from './seen-by.ts'

const WEEK_MS = 7 * 86_400_000

/** Score and id of the last one, and the moment at which the first page was read. */
const TopKey = z.tuple([z.int(), z.uuid(), z.int().positive().max(8_000_000_000_000)])

export interface Top {
  after: { score: number; id: string } | null
  asOf: number
}

export function topCursor(ctx: ReadCtx, cursor: string | undefined, asOf = ctx.now.getTime()): Top {
  const key = readCursor(cursor, TopKey)
  return key ? { after: { score: key[0], id: key[1] }, asOf: key[2] } : { after: null, asOf }
}

/**
 * This week's posts by how much they were liked and commented on; a comment counts as two likes. Further pages count as the first one
 * did: what was liked since then does not move a post past the reader. Of a week with more than the newest two thousand posts, those
 * are ranked: so a page costs no more in a large school.
 */
export function topPosts(conditions: ReturnType<typeof sql>[], { after, asOf }: Top, limit: number) {
  const at = new Date(asOf)
  const since = idAt(new Date(asOf - WEEK_MS))
  return sql`
    select id, 1 as place, score from (
      select p.id, ${after ? scoreAt(at) : sql`p.like_count + 2 * p.comment_count`} as score
        from (select p.* from posts p where p.id >= ${since}::uuid and p.created_at <= ${at} and ${listed}
               order by p.id desc limit 2000) p
        ${after ? likedSince(at) : empty}
       where ${join(conditions, ' and ')}) ranked
     ${after ? sql`where (score, id) < (${after.score}::int, ${after.id}::uuid)` : empty}
     order by score desc, id desc limit ${rowsFor(limit)}`
}

const likedSince = (at: Date) => sql`
  left join (select l.post_id, count(*)::int as likes from post_likes l where l.created_at > ${at} group by l.post_id) fresh
    on fresh.post_id = p.id`

const scoreAt = (at: Date) => sql`(
  p.like_count - coalesce(fresh.likes, 0)
  + 2 * (p.comment_count - (select count(*) from comments s
                             where s.school_id = p.school_id and s.post_id = p.id and s.id >= ${idAt(at)}::uuid
                               and s.deleted_at is null and s.hidden_at is null)))::int`
