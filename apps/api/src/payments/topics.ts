import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

/** Something happened at the payment service to an object of ours; `kind` and `ref` say which row of ours it belongs to. */
export const stripeEventReceived = topic(
  'stripe_event_received',
  'payments',
  z.object({ event_id: z.string(), kind: z.string(), ref: z.string() }),
)
