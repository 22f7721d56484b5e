import type { Prisma } from '@banter/prisma'
import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import { anchorOf } from './anchor.ts'
import {
  type Alert,
  MOST_SEARCHES,
  type SavedSearch,
  type SearchFilters,
  type saveSearch,
} from './contract.ts'

export const SearchesFull = createError(
  'SEARCHES_FULL',
  'You have %s saved searches. Forget one of them first.',
  409,
)
export const NoWords = createError('NO_WORDS', 'There is no word in “%s” to look for.', 422)

interface SearchRow {
  id: string
  name: string
  q: string
  filters: SearchFilters
  alert: Alert
  createdAt: Date
  lastAlertAt: Date | null
  found: number
}

const columns = sql`s.id, s.name, s.q, s.filters, s.alert, s.created_at as "createdAt", s.last_alert_at as "lastAlertAt",
  (select count(*)::int from saved_search_hits h where h.school_id = s.school_id and h.search_id = s.id) as found`

/** What wanted listings look for is theirs and no search that somebody saved. */
const mine = (ctx: ReadCtx) => sql`s.user_id = ${signedIn(ctx).id}::uuid and s.wanted_id is null`

const searches = (ctx: ReadCtx, condition: Prisma.Sql) =>
  ctx.sql<SearchRow>(
    sql`select ${columns} from saved_searches s where ${mine(ctx)} ${condition} order by s.id desc`,
  )

const shown = ({ createdAt, lastAlertAt, ...row }: SearchRow): SavedSearch => ({
  ...row,
  createdAt: createdAt.toISOString(),
  lastAlertAt: lastAlertAt?.toISOString() ?? null,
})

export async function listSavedSearches(ctx: ReadCtx): Promise<{ items: SavedSearch[] }> {
  return { items: (await searches(ctx, empty)).map(shown) }
}

type Wish = z.output<typeof saveSearch.schema.body>

/** One person's are saved one after the other: so there are never more than may be, nor one twice. @throws IdAhead, IdTaken, SearchesFull, NoWords */
export async function keepSearch(
  ctx: Ctx,
  { id = v7(), name, q, filters, alert }: Wish,
): Promise<SavedSearch> {
  const { id: userId } = signedIn(ctx)
  assertNotAhead(ctx, id)
  ctx.write(sql`select pg_advisory_xact_lock(hashtextextended('saved searches ' || ${userId}, 0))`)
  const known = await searches(ctx, empty)
  const wanted = JSON.stringify(filters)
  const [same] = await searches(ctx, sql`and s.q = ${q} and s.filters = ${wanted}::jsonb`)
  if (same) return shown(same)
  if (known.length >= MOST_SEARCHES) throw new SearchesFull(MOST_SEARCHES)
  const [written] = await ctx.sql<{ wordless: boolean }>(sql`
    insert into saved_searches (id, user_id, name, q, filters, alert, words, anchor, created_at)
    select ${id}::uuid, ${userId}::uuid, ${name}, ${q}, ${wanted}::jsonb, ${alert}, ${wordsOf(q)}, ${anchorOf(q, filters)}, ${ctx.now}
    on conflict do nothing returning q <> '' and words is null as wordless`)
  if (!written) throw new IdTaken()
  if (written.wordless) throw new NoWords(q)
  return await one(ctx, id)
}

const wordsOf = (q: string) =>
  q ? sql`app.search_query(app.school_id(), 'product', ${q})` : sql`null::tsquery`

/** @throws NotFound */
export async function changeSavedSearch(
  ctx: Ctx,
  id: string,
  change: { name?: string | undefined; alert?: Alert | undefined },
): Promise<SavedSearch> {
  const { name, alert } = change
  // What it found before it was silenced is old by now.
  if (alert)
    ctx.write(sql`
      update saved_search_hits h set told_at = ${ctx.now} from saved_searches s
       where ${mine(ctx)} and s.id = ${id}::uuid and s.alert = 'none' and h.search_id = s.id and h.told_at is null`)
  await ctx.db.savedSearch.updateMany({
    where: { id, userId: signedIn(ctx).id, wantedId: null },
    data: { ...(name === undefined ? {} : { name }), ...(alert === undefined ? {} : { alert }) },
  })
  return await one(ctx, id)
}

/** @throws NotFound */
export async function forgetSavedSearch(ctx: Ctx, id: string): Promise<void> {
  const { count } = await ctx.db.savedSearch.deleteMany({
    where: { id, userId: signedIn(ctx).id, wantedId: null },
  })
  if (!count) throw new NotFound()
}

async function one(ctx: ReadCtx, id: string): Promise<SavedSearch> {
  const [row] = await searches(ctx, sql`and s.id = ${id}::uuid`)
  if (!row) throw new NotFound()
  return shown(row)
}
