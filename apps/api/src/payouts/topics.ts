import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const PayoutFact = z.object({
  payout_id: z.string(),
  user_id: z.string(),
  amount: z.int(),
  currency: z.string(),
})

/** Money left a wallet; the payment service is to be asked. Said again later while it does not have the money yet. */
export const payoutDue = topic('payout_due', 'payouts', z.object({ payout_id: z.string() }))
export const payoutSent = topic('payout_sent', 'payouts', PayoutFact)
/** The money is in the wallet again. */
export const payoutFailed = topic('payout_failed', 'payouts', PayoutFact.extend({ failure: z.string() }))

/** Finance says that a refund which the payment service had refused is settled. */
export const refundExplained = topic(
  'refund_explained',
  'payouts',
  z.object({ order_id: z.string(), refund_id: z.string() }),
)

/** Somebody can be paid out from now on, or can not any more until they give what is asked. */
export const payoutAccountChanged = topic(
  'payout_account_changed',
  'payouts',
  z.object({ user_id: z.string(), state: z.enum(['active', 'restricted']) }),
)
