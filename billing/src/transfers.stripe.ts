import type Stripe from 'stripe'
import type { NewTransfer, Payments } from './payments.ts'
import { askStripe, isStoredFailure, KEYS } from './stripe-errors.ts'
import { metadataOf } from './stripe-shapes.ts'

/** Money to somebody's own account at Stripe. */
export function transferCalls(stripe: Stripe, env: string) {
  return {
    transfer: (wanted: NewTransfer) => transfer(stripe, wanted, metadataOf(wanted.purpose, env)),
  } satisfies Partial<Payments>
}

async function transfer(
  stripe: Stripe,
  { key, purpose, sourceCharge, group, ...wanted }: NewTransfer,
  metadata: Record<string, string>,
) {
  const params: Stripe.TransferCreateParams = {
    ...wanted,
    transfer_group: group,
    metadata,
    ...(sourceCharge ? { source_transaction: sourceCharge } : {}),
  }
  for (const suffix of KEYS) {
    // Stripe forgets a key after a day; what was made with it stays.
    const made = await askStripe(() => stripe.transfers.list({ transfer_group: group, limit: 100 }))
    const before = made.data.find(
      ({ metadata: noted }) => noted.payout_id === purpose.payoutId && noted.order_id === purpose.orderId,
    )
    if (before) return transferFrom(before)
    try {
      return transferFrom(await stripe.transfers.create(params, { idempotencyKey: key + suffix }))
    } catch (error) {
      if (!isStoredFailure(error) || suffix === KEYS.at(-1)) return askStripe(() => Promise.reject(error))
    }
  }
  throw new Error('A transfer has keys to try.')
}

function transferFrom({ id, balance_transaction: txn }: Stripe.Transfer) {
  return { id, balanceTxn: typeof txn === 'string' ? txn : (txn?.id ?? null) }
}
