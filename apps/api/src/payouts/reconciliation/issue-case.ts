import { type Campus, type ReadCtx, type School, SignInRequired } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { NotFound } from '../../http/errors.ts'
import { refundExplained } from '../topics.ts'
import type { LedgerTxn, ReconCase } from './contract.ts'
import { type Desk, namesOf, pagesOf } from './issue-list.ts'
import { type IssueRow, issuesWhere, issueView } from './issue-rows.ts'

interface Path {
  schoolId: string
  id: string
}

/** @throws NotFound */
export async function getReconIssue(
  desk: Desk,
  platform: Campus,
  { schoolId, id }: Path,
): Promise<ReconCase> {
  const school = await schoolOf(desk, schoolId)
  const { row, ledger } = await desk.database.read(school, null, async (ctx) => {
    const [found] = await issuesWhere(ctx, sql`id = ${id}::uuid`)
    if (!found) throw new NotFound()
    return { row: found, ledger: await ledgerAbout(ctx, found) }
  })
  const names = await namesOf(platform, [row])
  return { ...issueView(row, { school, names, pages: pagesOf(desk) }), ledger }
}

/** In the school's wall the platform's people are nobody: who resolved it is kept as an id of theirs. @throws NotFound */
export async function explainReconIssue(
  desk: Desk,
  platform: Campus,
  { schoolId, id }: Path,
  { remark, resolved }: { remark: string; resolved: boolean },
): Promise<ReconCase> {
  if (!platform.viewer) throw new SignInRequired()
  const officer = platform.viewer.id
  await desk.database.command(await schoolOf(desk, schoolId), null, async (ctx) => {
    const [changed] = await ctx.sql<{ kind: string; stripeId: string; ref: string }>(sql`
      update recon_issues
         set remark = ${remark},
             resolved_by_id = case when not ${resolved}::boolean then null when resolved_at is null then ${officer}::uuid else resolved_by_id end,
             resolved_at = case when ${resolved}::boolean then coalesce(resolved_at, ${ctx.now}::timestamptz) end
       where id = ${id}::uuid returning kind, stripe_id as "stripeId", ref`)
    if (!changed) throw new NotFound()
    // Its order waits for that money to be with the buyer.
    if (resolved && changed.kind === 'refund')
      await publish(ctx, refundExplained, {
        order_id: changed.ref,
        refund_id: changed.stripeId.replace('refund:', ''),
      })
  })
  return getReconIssue(desk, platform, { schoolId, id })
}

async function schoolOf({ directory }: Desk, id: string): Promise<School> {
  const school = await directory.byId(id)
  if (!school) throw new NotFound()
  return school
}

const MOST = 50

/** What our books have of the same movement, or for the same order or payout, the latest first. */
async function ledgerAbout(ctx: ReadCtx, { stripeId, ref }: IssueRow): Promise<LedgerTxn[]> {
  const rows = await ctx.sql<{ id: string; kind: string; key: string; at: Date; entries: Entry[] }>(sql`
    select t.id, t.kind, t.idem_key as key, t.occurred_at as at,
           (select json_agg(json_build_object('account', a.code, 'owner', a.owner, 'amount', e.amount, 'currency', a.currency) order by e.line)
              from ledger_entries e join ledger_accounts a on a.school_id = e.school_id and a.id = e.account_id
             where e.school_id = t.school_id and e.txn_id = t.id) as entries
      from ledger_txns t
     where t.id in (select id from ledger_txns where stripe_balance_txn = ${stripeId} union
                    select id from ledger_txns where idem_key in (${stripeId}, ${`fee:${stripeId}`}) union
                    select id from ledger_txns where ref = ${ref} and ref <> '')
     order by t.id desc limit ${MOST}`)
  return rows.map(({ at, entries, ...txn }) => ({
    ...txn,
    at: at.toISOString(),
    entries: entries.map(({ account, owner, amount, currency }) => ({
      account,
      owner,
      amount: { amount, currency },
    })),
  }))
}

interface Entry {
  account: string
  owner: string
  amount: number
  currency: string
}
