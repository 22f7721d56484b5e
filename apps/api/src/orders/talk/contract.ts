import { z } from 'zod'
import { Id, IdPath, listOf, NewId, Page, Person, When, writing } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Negotiation } from '../../offers/contract.ts'

const member = { access: 'member', at: 'school' } as const

export const OrderMessage = z.object({
  id: Id,
  author: Person,
  body: z.string(),
  at: When,
  mine: z.boolean(),
})
export type OrderMessage = z.output<typeof OrderMessage>

export const listOrderMessages = {
  method: 'GET',
  url: '/orders/:id/messages',
  config: member,
  schema: {
    summary:
      'What the two of an order have written to each other about it, the latest first. The staff do not read it; a bank does that takes the payment back.',
    params: IdPath,
    querystring: Page,
    response: {
      200: listOf(OrderMessage).extend({
        /** Why one cannot write here now; null when one can. */
        closed: z.enum(['not_paid', 'long_over', 'unavailable']).nullable(),
        /** The order's own steps at the time of these messages, in the order of time. */
        happened: z.array(z.object({ at: When, text: z.string(), reason: z.string().nullable() })),
        /** What the two bargained for with this order, and what is still open between them about its things. */
        offers: z.array(Negotiation),
      }),
    },
  },
} as const satisfies Endpoint

export const sendOrderMessage = {
  method: 'POST',
  url: '/orders/:id/messages',
  config: { ...member, whileSuspended: true },
  schema: {
    summary:
      'Write to the other of the two about an order, at most twenty times a minute. Sent again under the same id, it is the message that is there.',
    params: IdPath,
    body: z.strictObject({
      id: NewId.optional(),
      body: writing(1_000, 'Something to say, please.'),
    }),
    response: { 201: OrderMessage },
  },
} as const satisfies Endpoint
