import { z } from 'zod'
import { IdPath, Money, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Method } from '../contract.ts'

/** One line of a receipt's sums; what is taken off is negative. */
const SumLine = z.object({ label: z.string(), amount: Money })

export const Receipt = z.object({
  reference: z.string(),
  /** Whose receipt it is: the buyer's says what was paid, the seller's what came of it. */
  role: z.enum(['buyer', 'seller', 'staff']),
  title: z.string(),
  school: z.string(),
  buyer: z.string(),
  seller: z.string(),
  method: Method,
  paidAt: When.nullable(),
  completedAt: When.nullable(),
  items: z.array(z.object({ title: z.string(), quantity: z.int(), unitPrice: Money, lineTotal: Money })),
  sums: z.array(SumLine),
  total: SumLine,
  /** What was paid, in one sentence. */
  note: z.string(),
})
export type Receipt = z.output<typeof Receipt>

export const getReceipt = {
  method: 'GET',
  url: '/orders/:id/receipt',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'The receipt of a paid order, for its two people and the school’s staff.',
    params: IdPath,
    response: { 200: Receipt },
  },
} as const satisfies Endpoint

export const getReceiptPdf = {
  method: 'GET',
  url: '/orders/:id/receipt.pdf',
  config: { access: 'member', at: 'school', produces: 'application/pdf', perMinute: 30 },
  schema: {
    summary: 'The same receipt to keep or to print (application/pdf).',
    params: IdPath,
    response: { 200: z.custom<Uint8Array<ArrayBuffer>>() },
  },
} as const satisfies Endpoint
