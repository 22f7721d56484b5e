import type { Prisma } from '@banter/prisma'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Condition } from '../contract.ts'
import { LEAST_SALES, LEAST_SELLERS, type PriceHint } from './contract.ts'

interface Asked {
  isbn?: string | undefined
  branch?: string | undefined
  condition?: Condition | undefined
}

interface Sales {
  sales: number
  sellers: number
  low: number
  median: number
  high: number
}

/** What the same book went for; else what the like went for in this condition. Nothing that could be one person's price. */
export async function priceHint(ctx: ReadCtx, { isbn, branch, condition }: Asked): Promise<PriceHint | null> {
  const byBook = isbn ? await sold(ctx, 'isbn', sql`p.isbn is not null and p.isbn = ${isbn}::char(13)`) : null
  if (byBook || !branch || !condition) return byBook
  return await sold(ctx, 'branch', sql`p.branch = ${branch} and p.condition = ${condition}::"Condition"`)
}

async function sold(ctx: ReadCtx, of: PriceHint['of'], like: Prisma.Sql): Promise<PriceHint | null> {
  const [found] = await ctx.sql<Sales>(soldQuery(ctx.now, like))
  if (!found || found.sales < LEAST_SALES || found.sellers < LEAST_SELLERS) return null
  const money = (amount: number) => ({ amount, currency: ctx.school.currency })
  const { sales, median, low, high } = found
  return {
    of,
    sales,
    median: money(toDollar(median)),
    low: money(toDollar(low)),
    high: money(toDollar(high)),
  }
}

/** Whole dollars: a sum to the cent could be somebody's. */
const toDollar = (cents: number) => Math.max(100, Math.round(cents / 100) * 100)

/** As many of the latest listings of its like as say something: an index gives them in order. */
const LATEST = 300

/** Of the money that sellers have got within a year; a seller's many sales of one thing are not many opinions. */
export const soldQuery = (now: Date, like: Prisma.Sql) => sql`
  select count(*)::int as sales, count(distinct s.seller_id)::int as sellers,
         percentile_cont(0.25) within group (order by s.amount) as low,
         percentile_cont(0.5) within group (order by s.amount) as median,
         percentile_cont(0.75) within group (order by s.amount) as high
    from (
      select p.seller_id, i.unit_amount as amount
        from (select p.id, p.school_id, p.seller_id from products p where p.kind = 'sale' and ${like} order by p.id desc limit ${LATEST}) p
        join order_items i on i.school_id = p.school_id and i.product_id = p.id
        join orders o on o.school_id = i.school_id and o.id = i.order_id
       where o.state = 'settled' and o.created_at > ${now}::timestamptz - interval '1 year') s`
