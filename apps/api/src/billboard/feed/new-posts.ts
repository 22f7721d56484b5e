import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { join, sql } from '@banter/tenants/database'
import type { z } from 'zod'
import { newestOf } from '../posts/sources.ts'
import type * as contract from './contract.ts'
import { streamed } from './feed.ts'

type Query = z.output<typeof contract.countNewPosts.schema.querystring>

const MOST = 99
/** Before all ids. */
const FIRST = '00000000-0000-0000-0000-000000000000'

/** How many posts of others have come since the newest that the viewer has. */
export async function countNewPosts(ctx: ReadCtx, query: Query): Promise<{ count: number }> {
  const [counted] = await ctx.sql<{ count: number }>(newPostsQuery(signedIn(ctx), query))
  return { count: Math.min(counted?.count ?? 0, MOST) }
}

/** Read from the newest back, and no further than is counted. */
export function newPostsQuery(viewer: Viewer, { since = FIRST, sort = 'latest' }: Query) {
  const others = sql`${join(streamed(viewer), ' and ')} and p.author_id <> ${viewer.id}::uuid`
  const newest = newestOf(viewer, sort === 'latest' ? 'school' : sort, others, { since, limit: MOST })
  return sql`select count(*)::int as count from (${newest}) newest`
}
