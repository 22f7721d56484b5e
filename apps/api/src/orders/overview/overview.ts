import { balanceOf } from '@banter/billing/ledger'
import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { incomingMoney } from '../money/seller-money.ts'
import type { Overview } from './contract.ts'
import { todosOf } from './todos.ts'

interface Figures {
  buying: number
  held: number
  spent: number
  selling: number
  sold: number
  earned: number
  fees: number
}

export async function orderOverview(ctx: ReadCtx, role: 'buyer' | 'seller'): Promise<Overview> {
  const { currency } = ctx.school
  const money = (amount: number) => ({ amount, currency })
  const figures = await figuresOf(ctx)
  const owed = await balanceOf(ctx, 'seller_receivable', signedIn(ctx).id, currency)
  return {
    ...(await todosOf(ctx, role)),
    buying: { open: figures.buying, held: money(figures.held), spentThisMonth: money(figures.spent) },
    selling: {
      open: figures.selling,
      incoming: money(await incomingMoney(ctx)),
      soldThisMonth: figures.sold,
      earnedThisMonth: money(figures.earned),
      feesThisMonth: money(figures.fees),
      owed: money(owed),
    },
  }
}

async function figuresOf(ctx: ReadCtx): Promise<Figures> {
  const { id } = signedIn(ctx)
  const month = new Date(Date.UTC(ctx.now.getUTCFullYear(), ctx.now.getUTCMonth()))
  const [figures] = await ctx.sql<Figures>(sql`
    select count(*) filter (where bought and open)::int as buying,
           coalesce(sum(subtotal + surcharge - refunded) filter (where bought and method <> 'in_person' and state in ('held', 'settling')), 0)::bigint as held,
           coalesce(sum(subtotal + surcharge - refunded) filter (where bought and settled), 0)::bigint as spent,
           count(*) filter (where not bought and open)::int as selling,
           count(*) filter (where not bought and settled)::int as sold,
           coalesce(sum(subtotal - refunded - (fee - fee_refunded) - (processing - processing_refunded)) filter (where not bought and settled), 0)::bigint as earned,
           coalesce(sum(fee - fee_refunded) filter (where not bought and settled), 0)::bigint as fees
      from (select o.*, o.buyer_id = ${id}::uuid as bought, o.state in ('awaiting_payment', 'held', 'settling', 'refunding') as open,
                   o.state = 'settled' and o.handed_off_at >= ${month} as settled
              from orders o where o.buyer_id = ${id}::uuid or o.seller_id = ${id}::uuid) mine`)
  return figures ?? { buying: 0, held: 0, spent: 0, selling: 0, sold: 0, earned: 0, fees: 0 }
}
