import { verifyLedger } from '@banter/billing/verify-ledger'
import { sql } from '@banter/tenants/database'
import { database } from '@banter/tenants/testing'
import { expect } from 'vitest'
import { sweepStripeEvents } from '../../src/payments/stripe-inbox.ts'
import { directory } from '../campus.ts'
import { allEvents, control, stripeCalls } from '../money.ts'
import { Fate, mortalWorker } from '../mortal.ts'
import { isOpen, objects } from './dispute-steps.ts'
import { pass, STOCK, tell, untold, type World } from './world.ts'

/** Everybody stays alive from here on, and what was under way comes to its end. */
export async function comeToRest(world: World): Promise<void> {
  for (const { id } of (await objects()).disputes.filter(isOpen))
    await control(`/disputes/${id}/decide`, { outcome: 'won' })
  // What never arrived is fetched; only of a payment page is it enough to look at the page itself.
  for (const event of await allEvents())
    if (event.type.startsWith('charge.dispute.')) world.told.delete(event.id)
  for (let round = 0; round < 3; round++) {
    await tell(world, await untold(world))
    await sweep()
    await world.campus.runJobs(mortalWorker(new Fate()))
    await pass(16)
  }
  await world.campus.runJobs(mortalWorker(new Fate()))
}

/** What came before we knew what it was about is looked at again, as it is every minute: the database has a clock of its own. */
async function sweep() {
  await database.directory(
    sql`update stripe_events set received_at = received_at - interval '1 day' where processed_at is null`,
  )
  await sweepStripeEvents({ database, directory })
}

/** What holds at the end of every story. */
export async function expectTruths(world: World): Promise<void> {
  expect(await world.campus.read(verifyLedger)).toEqual([])
  expect(await untrue(world)).toEqual([])
  expect(await paidWithoutHandoff(world)).toEqual([])
  expect(await refundedAtStripe(world)).toBe(await refundedInBooks(world))
  expect(await paidBackTooMuch(world)).toEqual([])
}

interface Untrue {
  rule: string
  subject: string
}

/** Each select finds what must not be. */
function untrue({ campus, products }: World): Promise<Untrue[]> {
  return campus.read((ctx) =>
    ctx.sql<Untrue>(sql`
      select 'a checkout waits for ever' as rule, id::text as subject from checkouts where state = 'awaiting_payment'
      union all
      select 'an order is stuck', id::text from orders
       where state in ('awaiting_payment', 'refunding') or (state = 'settling' and frozen = '')
      union all
      select 'an order is frozen for nothing', o.id::text from orders o
       where o.frozen = 'chargeback'
          or o.frozen = 'dispute' and not exists (select from disputes d where d.school_id = o.school_id and d.order_id = o.id
                                                     and d.state not in ('closed', 'withdrawn'))
      union all
      select 'a dispute goes on about money that is back', d.id::text
        from disputes d join orders o on o.school_id = d.school_id and o.id = d.order_id
       where d.state not in ('closed', 'withdrawn') and o.state not in ('held', 'settling', 'settled')
      union all
      select 'paid twice', ref from ledger_txns where kind in ('paid_by_card', 'paid_from_wallet') group by ref having count(*) > 1
      union all
      select 'more was sold than there was', w.id::text
        from unnest(${products}::uuid[], ${STOCK}::int[]) as w(id, stock) join products p on p.id = w.id
       where p.stock < 0 or p.reserved < 0 or p.stock + p.reserved > w.stock
          or w.stock < (select coalesce(sum(i.quantity), 0) from order_items i
                          join orders o on o.school_id = i.school_id and o.id = i.order_id
                         where i.product_id = w.id and o.state in ('held', 'settling', 'settled'))
      union all
      select 'a settled order left its goods on the shelf', w.id::text
        from unnest(${products}::uuid[], ${STOCK}::int[]) as w(id, stock) join products p on p.id = w.id
       where p.stock + p.reserved + (select coalesce(sum(i.quantity), 0) from order_items i
                                       join orders o on o.school_id = i.school_id and o.id = i.order_id
                                      where i.product_id = w.id and o.state = 'settled') > w.stock
      union all
      select 'the log tells another end than the checkout', c.id::text
        from checkouts c
       where (c.state = 'paid') <> exists (select from checkout_steps s where s.school_id = c.school_id and s.checkout_id = c.id
                                              and s.step in ('paid', 'agreed'))
          or (c.state in ('expired', 'cancelled')) <> exists (select from checkout_steps s where s.school_id = c.school_id
                                              and s.checkout_id = c.id and s.step = 'released')`),
  )
}

/** Whoever was paid had handed over, as both had said; time alone releases nothing here, since nobody agreed on one. */
async function paidWithoutHandoff({ campus, handedOff }: World): Promise<string[]> {
  const paid = await campus.read((ctx) =>
    ctx.sql<{ ref: string }>(sql`
      select ref from ledger_txns where kind = 'settled'
      union select id::text from orders where state in ('settling', 'settled')`),
  )
  return paid.map(({ ref }) => ref).filter((ref) => !handedOff.has(ref))
}

/** What the payment service says that it has given back, each refund once. */
async function refundedAtStripe({ campus }: World): Promise<number> {
  const refunds = (await stripeCalls(campus)).filter(
    ({ path, method, status, replayed }) =>
      method === 'POST' && path === '/v1/refunds' && status === 200 && !replayed,
  )
  return refunds.reduce((sum, { params }) => sum + Number(params.amount), 0)
}

async function refundedInBooks({ campus }: World): Promise<number> {
  const [sum] = await campus.read((ctx) =>
    ctx.sql<{ cents: number }>(sql`
      select coalesce(-sum(e.amount), 0)::bigint as cents
        from ledger_entries e join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id
        join ledger_txns t on t.school_id = e.school_id and t.id = e.txn_id
       where a.code = 'stripe_balance' and t.kind = 'refunded'`),
  )
  return sum?.cents ?? 0
}

/** Of a card payment its buyer has from the card, the bank and into the wallet together no more than was paid. */
async function paidBackTooMuch({ campus }: World): Promise<string[]> {
  const { charges, disputes } = await objects()
  const wallets = await campus.read((ctx) =>
    ctx.sql<{ payment: string; cents: number }>(sql`
      select c.stripe_payment as payment, -sum(e.amount)::int as cents
        from ledger_entries e join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id
        join ledger_txns t on t.school_id = e.school_id and t.id = e.txn_id
        join orders o on o.school_id = t.school_id and o.id::text = t.ref
        join checkouts c on c.school_id = o.school_id and c.id = o.checkout_id
       where a.code = 'wallet' and t.kind = 'refunded' and o.method = 'card' group by c.stripe_payment`),
  )
  return charges
    .filter(({ id, payment_intent, amount, amount_refunded }) => {
      const kept = disputes.filter(({ charge, status }) => charge === id && status === 'lost')
      const byBank = kept.reduce((sum, lost) => sum + lost.amount, 0)
      const toWallet = wallets.find(({ payment }) => payment === payment_intent)?.cents ?? 0
      return amount_refunded + byBank + toWallet > amount
    })
    .map(({ id }) => id)
}
