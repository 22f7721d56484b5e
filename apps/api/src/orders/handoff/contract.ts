import { z } from 'zod'
import { IdPath, line } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Order } from '../contract.ts'

export const shipOrder = {
  method: 'POST',
  url: '/orders/:id/shipment',
  config: { access: 'member', at: 'school', whileSuspended: true },
  schema: {
    summary: 'The seller has sent it, with a tracking number if there is one.',
    params: IdPath,
    body: z.strictObject({ tracking: line(0, 60).default('') }),
    response: { 200: Order },
  },
} as const satisfies Endpoint
