import { z } from 'zod'
import { Money } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Condition } from '../contract.ts'
import { Isbn } from '../textbooks/contract.ts'

/** Fewer sales, or sales of fewer people, could tell what one person got. */
export const LEAST_SALES = 5
export const LEAST_SELLERS = 3

export const PriceHint = z.object({
  /** What the sales are alike in. */
  of: z.enum(['isbn', 'branch']),
  sales: z.int(),
  median: Money,
  /** Half of the sales were between these two, to the dollar. */
  low: Money,
  high: Money,
})
export type PriceHint = z.output<typeof PriceHint>

export const priceHint = {
  method: 'GET',
  url: '/price-hint',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'What the same book, or else the like in this condition, went for at this school within a year.',
    querystring: z.object({
      isbn: Isbn.optional(),
      branch: z
        .string()
        .regex(/^[a-z_]{2,30}$/)
        .optional(),
      condition: Condition.optional(),
    }),
    response: { 200: z.object({ hint: PriceHint.nullable() }) },
  },
} as const satisfies Endpoint
