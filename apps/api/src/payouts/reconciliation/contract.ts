import { z } from 'zod'
import { Id, lines, listOf, Money, Page, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'

export const ReconIssue = z.object({
  id: Id,
  school: z.object({ id: Id, slug: z.string(), name: z.string() }),
  /**
   * missing_here: not in our books. missing_there: not at the payment service. balance, books: a whole sum is wrong. refund: the
   * payment service does not give it back.
   */
  kind: z.enum(['missing_here', 'missing_there', 'amount', 'balance', 'books', 'refund']),
  /** The movement at the payment service, or what else it is about. */
  subject: z.string(),
  /** What it was for here: an order, a payout. Empty where nobody knows. */
  ref: z.string(),
  /** What our books say. */
  expected: Money.nullable(),
  /** What the payment service says. */
  found: Money.nullable(),
  difference: Money,
  note: z.string(),
  remark: z.string(),
  createdAt: When,
  resolvedAt: When.nullable(),
  /** Nobody, when it put itself right. */
  resolvedBy: z.string().nullable(),
  /** Where the payment service shows it; null when it is simulated. */
  href: z.url().nullable(),
})
export type ReconIssue = z.output<typeof ReconIssue>

/** Transactions of our books that are about the same. */
export const LedgerTxn = z.object({
  id: Id,
  kind: z.string(),
  key: z.string(),
  at: When,
  entries: z.array(z.object({ account: z.string(), owner: z.string(), amount: Money })),
})
export type LedgerTxn = z.output<typeof LedgerTxn>

const finance = { access: 'finance', at: 'platform' } as const
const Path = z.object({ schoolId: Id, id: Id })
const Which = z.object({ state: z.enum(['open', 'resolved']).default('open'), school: Id.optional() })

export const listReconIssues = {
  method: 'GET',
  url: '/finance/recon-issues',
  config: finance,
  schema: {
    summary: 'Where our books and the payment service differ, in all schools or in one, the latest first.',
    querystring: Page.extend(Which.shape),
    response: { 200: listOf(ReconIssue) },
  },
} as const satisfies Endpoint

export const getReconIssuesCsv = {
  method: 'GET',
  url: '/finance/recon-issues.csv',
  config: { ...finance, produces: 'text/csv', perMinute: 30 },
  schema: {
    summary: 'The same as a table for a spreadsheet (text/csv), the latest thousand.',
    querystring: Which,
    response: { 200: z.string() },
  },
} as const satisfies Endpoint

export const ReconCase = ReconIssue.extend({ ledger: z.array(LedgerTxn) })
export type ReconCase = z.output<typeof ReconCase>

export const getReconIssue = {
  method: 'GET',
  url: '/finance/schools/:schoolId/recon-issues/:id',
  config: finance,
  schema: {
    summary: 'One difference, with what our books have about it.',
    params: Path,
    response: { 200: ReconCase },
  },
} as const satisfies Endpoint

export const explainReconIssue = {
  method: 'PATCH',
  url: '/finance/schools/:schoolId/recon-issues/:id',
  config: finance,
  schema: {
    summary:
      'Say what it was, and whether nobody has to look at it any more. Should it change, it is open again.',
    params: Path,
    body: z.strictObject({
      remark: lines(1_000),
      resolved: z.boolean(),
    }),
    response: { 200: ReconCase },
  },
} as const satisfies Endpoint
