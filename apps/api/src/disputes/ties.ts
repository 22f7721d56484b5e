import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Tie } from '../people/contract.ts'

interface Open {
  id: string
  reference: string
}

/** A problem with an order that is paid out: nobody leaves before it is decided. One with held money is tied by its order. */
export async function openDisputes(ctx: ReadCtx): Promise<Tie[]> {
  const { id } = signedIn(ctx)
  const rows = await ctx.sql<Open>(sql`
    select d.id, o.reference from disputes d join orders o on o.school_id = d.school_id and o.id = d.order_id
     where d.state in ('answer', 'decision', 'decided', 'appealed') and o.state = 'settled'
       and (o.buyer_id = ${id}::uuid or o.seller_id = ${id}::uuid) order by d.id limit 5`)
  return rows.map(({ id: dispute, reference }) => ({
    kind: 'dispute',
    detail: `A problem with order ${reference} is not solved yet.`,
    href: `/disputes/${dispute}`,
  }))
}
