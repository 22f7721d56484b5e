import { z } from 'zod'
import { Id, Money, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'

/** A month, or a whole year. Days are those of UTC. */
const Period = z.string().regex(/^20\d\d(-(0[1-9]|1[0-2]))?$/, 'A month like 2027-03, or a year like 2027.')

export const StatementLine = z.object({
  id: Id,
  at: When,
  kind: z.enum(['sale', 'sale_refunded', 'purchase', 'refund', 'top_up', 'pay_out', 'other']),
  orderId: Id.nullable(),
  reference: z.string().nullable(),
  title: z.string(),
  /** Of a sale: its price, and what went off it. */
  gross: Money,
  fee: Money,
  processing: Money,
  /** What was kept back for earlier refunds; negative, what became owed. */
  keptBack: Money,
  /** What it changed in the wallet. */
  net: Money,
})
export type StatementLine = z.output<typeof StatementLine>

const Totals = z.object({
  gross: Money,
  fee: Money,
  processing: Money,
  keptBack: Money,
  net: Money,
  count: z.int(),
})

export const Statement = z.object({
  period: z.string(),
  opening: Money,
  closing: Money,
  /** Of the sales and what was given back of them. */
  sales: Totals,
  lines: z.array(StatementLine),
})
export type Statement = z.output<typeof Statement>

export const listStatements = {
  method: 'GET',
  url: '/statements',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'The months in which one’s wallet moved, newest first.',
    response: { 200: z.object({ months: z.array(z.string()) }) },
  },
} as const satisfies Endpoint

export const getStatement = {
  method: 'GET',
  url: '/statements/:period',
  config: { access: 'member', at: 'school' },
  schema: {
    summary:
      'What moved in one’s wallet in a month or a year, from the ledger: sales with their fees, and everything else.',
    params: z.object({ period: Period }),
    response: { 200: Statement },
  },
} as const satisfies Endpoint

export const getStatementCsv = {
  method: 'GET',
  url: '/statements/:period/statement.csv',
  config: { access: 'member', at: 'school', produces: 'text/csv', perMinute: 30 },
  schema: {
    summary: 'The same as a table for a spreadsheet (text/csv).',
    params: z.object({ period: Period }),
    response: { 200: z.string() },
  },
} as const satisfies Endpoint
