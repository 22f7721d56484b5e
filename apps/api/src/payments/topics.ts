import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

/** Something happened at the payment service to an object of ours; `kind` and `ref` say which row of ours it belongs to. */
export const stripeEventReceived = topic(
  'stripe_event_received',
  'payments',
  z.object({ event_id: z.string(), kind: z.string(), ref: z.string() }),
)

/** A card payment that its bank disputes. All of one checkout: a card is charged once for all of its orders. */
const Chargeback = z.object({
  stripe_dispute: z.string(),
  checkout_id: z.string(),
  amount: z.int(),
  /** What the bank holds of it just now: nothing of a mere enquiry. */
  taken: z.int().default(0),
  currency: z.string(),
  /** The bank's word for why: fraudulent, product_not_received … */
  reason: z.string(),
  /** needs_response, under_review, won, lost, or one of the `warning_` kind, which takes no money yet. */
  status: z.string(),
  /** ISO; after it nothing that is sent counts. */
  evidence_by: z.string().nullable(),
})
/** A bank disputes a card payment for a campaign, or has decided about it; may be said again. */
export const adPaymentDisputed = topic(
  'ad_payment_disputed',
  'payments',
  z.object({
    payment_id: z.string(),
    stripe_dispute: z.string(),
    /** What the bank holds of it, or has kept. */
    taken: z.int(),
    state: z.enum(['open', 'won', 'lost']),
  }),
)
/** Said once for each dispute, before anything else of it. */
export const chargebackOpened = topic('chargeback_opened', 'payments', Chargeback)
/** How it stands now; may be said again. */
export const chargebackUpdated = topic('chargeback_updated', 'payments', Chargeback)
/** Said once: won, lost, or an enquiry that ended without taking money (warning_closed, prevented). */
export const chargebackClosed = topic('chargeback_closed', 'payments', Chargeback)
