import { z } from 'zod'
import { Money } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'

export const quoteFee = {
  method: 'GET',
  url: '/fees/quote',
  config: { access: 'anyone', at: 'school' },
  schema: {
    summary: 'What a seller would get for this price: 2 % and never more than $5, card processing at cost.',
    querystring: z.object({ amount: z.coerce.number().int().min(0).max(99_999_999) }),
    response: {
      200: z.object({
        amount: Money,
        fee: Money,
        /** Card processing that the seller bears, and what the buyer would pay for it on top. */
        processing: Money,
        surcharge: Money,
        sellerNet: Money,
        capped: z.boolean(),
      }),
    },
  },
} as const satisfies Endpoint
