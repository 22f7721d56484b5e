import type { Prisma } from '@banter/prisma'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { unblockedBetween } from '../../people/blocks.ts'

export interface Find {
  userId: string
  email: string
  searchId: string
  searchName: string
  stopKey: string
  q: string
  filters: Record<string, string | number>
  productId: string
  title: string
  kind: string
  amount: number
  currency: string
}

/** A transaction of mails is kept short: whoever wants more asks again. */
const AT_ONCE = 500

/** Who is told of this listing now, each once, whichever of their searches found it. */
export const takeInstantFinds = (ctx: Ctx, productId: string): Promise<Find[]> =>
  takeFinds(
    ctx,
    sql`select h.search_id, h.product_id from saved_search_hits h
          join saved_searches s on s.school_id = h.school_id and s.id = h.search_id
         where h.product_id = ${productId}::uuid and h.told_at is null and s.alert = 'instant' and s.wanted_id is null
         order by s.user_id, s.id`,
  )

/** What daily searches have found before the last eight o'clock of the campus, of some of them. */
export const takeDailyFinds = (ctx: Ctx): Promise<Find[]> =>
  takeFinds(
    ctx,
    sql`select h.search_id, h.product_id
          from (select distinct h.search_id from saved_search_hits h
                  join saved_searches s on s.school_id = h.school_id and s.id = h.search_id
                 where h.told_at is null and h.at < ${lastEight(ctx.now)} and ${waits}
                 order by h.search_id limit ${AT_ONCE}) due
          join saved_search_hits h on h.search_id = due.search_id and h.told_at is null and h.at < ${lastEight(ctx.now)}`,
  )

export async function hasDailyFinds(ctx: ReadCtx): Promise<boolean> {
  const found = await ctx.sql(sql`
    select from saved_search_hits h join saved_searches s on s.school_id = h.school_id and s.id = h.search_id
     where h.told_at is null and h.at < ${lastEight(ctx.now)} and ${waits} limit 1`)
  return found.length > 0
}

/** Also what a search found as a daily one that tells at once by now. */
const waits = sql`s.alert <> 'none' and s.wanted_id is null`

/** Today at eight on the clock of the campus, or yesterday while that is still to come. */
const lastEight = (now: Date): Prisma.Sql => sql`(
  select (date_trunc('day', local - interval '8 hours') + interval '8 hours') at time zone zone
    from (select coalesce((select time_zone from calendar_settings), 'America/Chicago') as zone) z,
         lateral (select ${now}::timestamptz at time zone zone as local) l)`

/** Notes these as told and reads what to tell: of listings that can still be had, by people between whom is no block. */
async function takeFinds(ctx: Ctx, hits: Prisma.Sql): Promise<Find[]> {
  return await ctx.sql<Find>(sql`
    with due as (${hits}),
    told as (
      update saved_search_hits h set told_at = ${ctx.now} from due
       where h.search_id = due.search_id and h.product_id = due.product_id and h.told_at is null
      returning h.school_id, h.search_id, h.product_id),
    noted as (
      update saved_searches s set last_alert_at = ${ctx.now} from (select distinct search_id from told) t where s.id = t.search_id)
    select s.user_id as "userId", u.email, s.id as "searchId", s.name as "searchName", s.stop_key as "stopKey", s.q, s.filters,
           p.id as "productId", p.title, p.kind, p.price_amount as amount, p.currency
      from told t
      join saved_searches s on s.school_id = t.school_id and s.id = t.search_id
      join users u on u.school_id = s.school_id and u.id = s.user_id and u.status = 'active'
      join products p on p.school_id = t.school_id and p.id = t.product_id and p.status = 'active' and p.stock > 0
     where ${unblockedBetween(sql`s.user_id`, sql`p.seller_id`)}
     order by s.user_id, s.id, p.id desc`)
}
