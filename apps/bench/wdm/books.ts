import { verifyLedger } from '@banter/billing/verify-ledger'
import type { School } from '@banter/tenants/context'
import { Database } from '@banter/tenants/database'
import { SchoolDirectory } from '@banter/tenants/resolve'
import type pg from 'pg'
import { withClient } from '../parts/cluster.ts'
import { BASE_DOMAIN } from '../parts/product.ts'
import type { Prepared, Try } from './program.ts'

interface Where {
  ownerUrl: string
  appUrl: string
  schoolId: string
}

/** What the database itself says of a run: the saga's log against the orders, the orders against the answers, and the ledger. */
export async function disagreements(where: Where, prepared: Prepared, log: Try[]): Promise<string[]> {
  const ofRows = await withClient(where.ownerUrl, async (client) => [
    ...(await brokenSagas(client, where.schoolId)),
    ...(await unlikeTheLog(client, where.schoolId, prepared, log)),
  ])
  return [...ofRows, ...(await brokenBooks(where))]
}

/** Each checkout's steps tell its state: paid once, or released, and never both. */
async function brokenSagas(client: pg.Client, schoolId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string; state: string; steps: string[] }>(
    `select c.id, c.state::text, coalesce(array_agg(s.step order by s.step) filter (where s.step is not null), '{}') as steps
       from checkouts c left join checkout_steps s on s.school_id = c.school_id and s.checkout_id = c.id
      where c.school_id = $1 and c.method = 'wallet' group by c.id, c.state`,
    [schoolId],
  )
  return rows
    .filter(
      ({ state, steps }) =>
        state !== 'paid' ||
        !(steps.includes('reserved') && steps.includes('paid')) ||
        steps.includes('released'),
    )
    .map(({ id, state, steps }) => `the checkout ${id} is ${state}, its log says ${steps.join(', ')}`)
}

async function unlikeTheLog(
  client: pg.Client,
  schoolId: string,
  { itemId }: Prepared,
  log: Try[],
): Promise<string[]> {
  const { rows } = await client.query<{ buyer: string; orders: string[]; quantity: number }>(
    `select o.buyer_id as buyer, array_agg(o.id) as orders, sum(i.quantity)::int as quantity
       from orders o join order_items i on i.school_id = o.school_id and i.order_id = o.id
      where o.school_id = $1 and i.product_id = $2 and o.state in ('held', 'settling', 'settled') group by o.buyer_id`,
    [schoolId, itemId],
  )
  const bought = new Map(rows.map((row) => [row.buyer, row]))
  return log.flatMap(({ userId, status, orderIds }) => {
    const has = bought.get(userId)
    const answered = status === 200 ? orderIds.join() : ''
    if ((has?.orders.join() ?? '') === answered && (has?.quantity ?? 0) === orderIds.length) return []
    return [`${userId} was answered ${status} and has ${has?.quantity ?? 0} of them`]
  })
}

async function brokenBooks({ appUrl, schoolId }: Where): Promise<string[]> {
  const database = new Database({ url: appUrl, connections: 2 })
  try {
    const school = await new SchoolDirectory(database, BASE_DOMAIN).recent(schoolId)
    if (!school) throw new Error('The school is gone.')
    const violations = await database.campus(school as School, null).read(verifyLedger)
    return violations.map(
      ({ rule, subject, expected, found }) => `${rule}: ${subject} is ${found}, not ${expected}`,
    )
  } finally {
    await database.close()
  }
}

/** Cents in all pots that people and the platform have for it: what was paid in stays, whoever has it. */
export async function centsInAll(where: Where): Promise<{ paidIn: number; held: number }> {
  return withClient(where.ownerUrl, async (client) => {
    const { rows } = await client.query<{ kind: string; cents: string }>(
      `select case when a.code = 'stripe_balance' then 'in' else 'held' end as kind, abs(sum(e.amount)) as cents
         from ledger_entries e join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id
         join ledger_txns t on t.school_id = e.school_id and t.id = e.txn_id
        where e.school_id = $1 and t.kind <> 'processing_cost'
          and a.code in ('stripe_balance', 'wallet', 'order_escrow', 'fee_revenue') group by 1`,
      [where.schoolId],
    )
    const of = (kind: string) => Number(rows.find((row) => row.kind === kind)?.cents ?? 0)
    return { paidIn: of('in'), held: of('held') }
  })
}
