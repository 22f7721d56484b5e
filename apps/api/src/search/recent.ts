import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

const KEPT = 10

export async function listSearches(ctx: ReadCtx): Promise<{ items: string[] }> {
  const rows = await ctx.sql<{ query: string }>(sql`
    select query from recent_searches where user_id = ${signedIn(ctx).id}::uuid order by searched_at desc limit ${KEPT}`)
  return { items: rows.map(({ query }) => query) }
}

/** The same words again move to the front; the eleventh is forgotten. */
export async function noteSearch(ctx: Ctx, query: string): Promise<void> {
  const me = sql`${signedIn(ctx).id}::uuid`
  ctx.write(sql`
    insert into recent_searches (user_id, query, searched_at) values (${me}, ${query}, ${ctx.now})
    on conflict (school_id, user_id, query) do update set searched_at = excluded.searched_at`)
  ctx.write(sql`
    delete from recent_searches where user_id = ${me} and query not in (
      select query from recent_searches where user_id = ${me} order by searched_at desc limit ${KEPT})`)
}

export async function forgetSearches(ctx: Ctx, query: string | undefined): Promise<void> {
  const { id: userId } = signedIn(ctx)
  await ctx.db.recentSearch.deleteMany({ where: { userId, ...(query === undefined ? {} : { query }) } })
}
