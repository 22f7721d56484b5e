import { moneyWords } from '@banter/billing/money-words'
import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Tie } from '../people/contract.ts'

/** Money on its way to somebody's bank may still come back to the wallet. */
export async function payoutsUnderway(ctx: ReadCtx): Promise<Tie[]> {
  const { id } = signedIn(ctx)
  const [open] = await ctx.sql<{ amount: number | null }>(sql`
    select sum(amount)::bigint as amount from payouts where user_id = ${id}::uuid and state = 'started'`)
  if (!open?.amount) return []
  const sum = moneyWords(open.amount, ctx.school.currency)
  return [
    {
      kind: 'payout',
      detail: `${sum} is on its way to your bank. Wait until it is there.`,
      href: '/wallet',
    },
  ]
}
