import type Stripe from 'stripe'
import type { NewTransfer, Payments } from './payments.ts'
import { askStripe, underKeys } from './stripe-errors.ts'
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
  return transferFrom(
    await underKeys(
      key,
      (idempotencyKey) => stripe.transfers.create(params, { idempotencyKey }),
      async () => {
        const made = await askStripe(() => stripe.transfers.list({ transfer_group: group, limit: 100 }))
        return made.data.find(
          ({ metadata: noted }) => noted.payout_id === purpose.payoutId && noted.order_id === purpose.orderId,
        )
      },
    ),
  )
}

function transferFrom({ id, balance_transaction: txn }: Stripe.Transfer) {
  return { id, balanceTxn: typeof txn === 'string' ? txn : (txn?.id ?? null) }
}
