import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type * as contract from './contract.ts'

interface Totals {
  members: number
  newMembers: number
  posts: number
  products: number
  orders: number
  sales: number
  fees: number
}

/** The campus at a glance. Sales are orders that were paid and not given back; fees are of those handed over. */
export async function getOverview(ctx: ReadCtx): Promise<contract.Overview> {
  const { currency } = ctx.school
  const [[totals], days] = await Promise.all([totalsOf(ctx), daysOf(ctx)])
  const { sales, fees, ...counts } = totals as Totals
  return { ...counts, sales: { amount: sales, currency }, fees: { amount: fees, currency }, days }
}

function totalsOf(ctx: ReadCtx) {
  return ctx.sql<Totals>(sql`
    select u.members, u.fresh as "newMembers", o.orders, o.sales, o.fees,
           (select count(*)::int from posts where deleted_at is null) as posts,
           (select count(*)::int from products where status = 'active' and stock > 0) as products
      from (select count(*)::int as members,
                   (count(*) filter (where created_at > ${ctx.now}::timestamptz - interval '14 days'))::int as fresh
              from users) u,
           (select count(*)::int as orders, coalesce(sum(subtotal - refunded), 0) as sales,
                   coalesce(sum(fee) filter (where state in ('settling', 'settled')), 0) as fees
              from orders where state in ('held', 'settling', 'settled')) o`)
}

function daysOf(ctx: ReadCtx) {
  return ctx.sql<contract.Overview['days'][number]>(sql`
    with span as (select date_trunc('day', ${ctx.now}::timestamptz at time zone 'utc') as today),
    happened as (
      select created_at, 1 as orders, 0 as posts, 0 as members from orders where state in ('held', 'settling', 'settled')
      union all select created_at, 0, 1, 0 from posts where deleted_at is null
      union all select created_at, 0, 0, 1 from users),
    counted as (
      select date_trunc('day', created_at at time zone 'utc') as day, sum(orders) as orders, sum(posts) as posts, sum(members) as members
        from happened, span where created_at >= (span.today - interval '13 days') at time zone 'utc' group by 1)
    select to_char(d.day, 'YYYY-MM-DD') as day, coalesce(c.orders, 0)::int as orders, coalesce(c.posts, 0)::int as posts,
           coalesce(c.members, 0)::int as members
      from span, generate_series(span.today - interval '13 days', span.today, interval '1 day') d(day)
      left join counted c on c.day = d.day order by d.day`)
}
