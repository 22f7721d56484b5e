import type { ReconIssue as IssueColumns, Prisma } from '@banter/prisma'
import type { ReadCtx, School } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { ReconIssue } from './contract.ts'

export type IssueRow = Omit<IssueColumns, 'schoolId' | 'expected' | 'found'> & {
  expected: number | null
  found: number | null
}

/** Issues of one school: `where` and `order by` follow. */
export const issuesWhere = (ctx: ReadCtx, rest: Prisma.Sql): Promise<IssueRow[]> =>
  ctx.sql<IssueRow>(sql`
    select id, kind, stripe_id as "stripeId", ref, expected, found, note, remark, resolved_by_id as "resolvedById",
           resolved_at as "resolvedAt", created_at as "createdAt" from recon_issues where ${rest}`)

export interface Told {
  school: School
  /** Of the platform's people, by id. */
  names: Map<string, string>
  /** The payment service's own pages: none where it is simulated. */
  pages: 'live' | 'test' | null
}

export function issueView(row: IssueRow, { school, names, pages }: Told): ReconIssue {
  const money = (amount: number) => ({ amount, currency: currencyOf(row, school) })
  return {
    id: row.id,
    school: { id: school.id, slug: school.slug, name: school.name },
    kind: row.kind as ReconIssue['kind'],
    subject: row.stripeId,
    ref: row.ref,
    expected: row.expected === null ? null : money(row.expected),
    found: row.found === null ? null : money(row.found),
    difference: money((row.found ?? 0) - (row.expected ?? 0)),
    note: row.note,
    remark: row.remark,
    createdAt: row.createdAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy: row.resolvedById && (names.get(row.resolvedById) ?? 'Somebody who has left'),
    href: pageOf(row, pages),
  }
}

/** A balance is named by its currency; all else is in the school's. */
const currencyOf = ({ kind, stripeId }: IssueRow, { currency }: School) =>
  kind === 'balance' ? (stripeId.split(':')[1] ?? currency) : currency

/** What the payment service gives a name to, it can be searched for. */
function pageOf({ stripeId, note }: IssueRow, pages: Told['pages']): string | null {
  const named = [...note.split(' '), stripeId].find((word) => /^[a-z]+_[A-Za-z0-9]{8,}$/.test(word))
  if (!pages || !named) return null
  return `https://dashboard.stripe.com/${pages === 'test' ? 'test/' : ''}search?query=${named}`
}
