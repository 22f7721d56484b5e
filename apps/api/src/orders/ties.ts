import { balanceOf } from '@banter/billing/ledger'
import { moneyWords } from '@banter/billing/money-words'
import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Tie } from '../people/contract.ts'

interface OpenOrder {
  id: string
  reference: string
  bought: boolean
}

const MOST_NAMED = 5

/** Orders that somebody still waits for, or money of which is held: nobody leaves the other side alone with them. */
export async function openOrders(ctx: ReadCtx): Promise<Tie[]> {
  const { id } = signedIn(ctx)
  const rows = await ctx.sql<OpenOrder>(sql`
    select id, reference, buyer_id = ${id}::uuid as bought from orders
     where (buyer_id = ${id}::uuid or seller_id = ${id}::uuid)
       and state in ('awaiting_payment', 'held', 'settling', 'refunding') order by id`)
  return [
    tie(
      'purchases',
      'purchase',
      '/purchases',
      rows.filter(({ bought }) => bought),
    ),
    tie(
      'sales',
      'sale',
      '/sales',
      rows.filter(({ bought }) => !bought),
    ),
  ].flat()
}

function tie(kind: string, noun: string, href: string, orders: OpenOrder[]): Tie[] {
  const [first] = orders
  if (!first) return []
  const names = orders.slice(0, MOST_NAMED).map(({ reference }) => reference)
  const more = orders.length > MOST_NAMED ? ` and ${orders.length - MOST_NAMED} more` : ''
  const what = orders.length === 1 ? `One ${noun} is open` : `${orders.length} ${noun}s are open`
  return [
    {
      kind,
      detail: `${what}: ${names.join(', ')}${more}. Finish it or call it off first.`,
      href: orders.length === 1 ? `/orders/${first.id}` : href,
    },
  ]
}

/** What is in the wallet, or on its way there. */
export async function moneyInWallet(ctx: ReadCtx): Promise<Tie[]> {
  const { id } = signedIn(ctx)
  const { currency } = ctx.school
  const balance = await balanceOf(ctx, 'wallet', id, currency)
  const topUps = await ctx.db.topUp.count({ where: { userId: id, state: 'awaiting_payment' } })
  return [
    ...(balance > 0
      ? [
          {
            kind: 'wallet',
            detail: `There are ${moneyWords(balance, currency)} in your wallet. Use them up first.`,
            href: '/wallet',
          },
        ]
      : []),
    ...(topUps
      ? [
          {
            kind: 'top-up',
            detail: 'You are adding money to your wallet. Wait until that is done or has lapsed.',
            href: '/wallet',
          },
        ]
      : []),
  ]
}
