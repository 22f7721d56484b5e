import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { z } from 'zod'
import type * as contract from './contract.ts'

const AS_IT_COMES: contract.FeedSettings = { sort: 'latest', paging: 'scroll' }

export async function getFeedSettings(ctx: ReadCtx): Promise<contract.FeedSettings> {
  const [kept] = await ctx.sql<contract.FeedSettings>(sql`
    select feed_sort as sort, feed_paging as paging from profiles where user_id = ${signedIn(ctx).id}::uuid`)
  return kept ?? AS_IT_COMES
}

export async function setFeedSettings(
  ctx: Ctx,
  { sort, paging }: z.output<typeof contract.setFeedSettings.schema.body>,
): Promise<contract.FeedSettings> {
  const [kept] = await ctx.sql<contract.FeedSettings>(sql`
    insert into profiles (user_id, feed_sort, feed_paging)
    values (${signedIn(ctx).id}::uuid, ${sort ?? AS_IT_COMES.sort}, ${paging ?? AS_IT_COMES.paging})
    on conflict (school_id, user_id) do update
       set feed_sort = coalesce(${sort ?? null}, profiles.feed_sort), feed_paging = coalesce(${paging ?? null}, profiles.feed_paging)
    returning feed_sort as sort, feed_paging as paging`)
  return kept ?? AS_IT_COMES
}
