import type Stripe from 'stripe'
import type { CardPayment, CardRefund, PaymentSession, Purpose } from './payments.ts'

/** Finance works in Stripe's dashboard: everything there says which school and which order it is about, by ids alone. */
export function metadataOf(purpose: Purpose, env: string): Record<string, string> {
  const named = {
    env,
    school_id: purpose.schoolId,
    school_slug: purpose.schoolSlug,
    kind: purpose.kind,
    checkout_id: purpose.checkoutId,
    order_id: purpose.orderId,
    refund_id: purpose.refundId,
    top_up_id: purpose.topUpId,
    payout_id: purpose.payoutId,
    campaign_id: purpose.campaignId,
    ad_payment_id: purpose.adPaymentId,
    fee_cents: purpose.feeCents?.toString(),
    seller_id: purpose.sellerId,
  }
  return Object.fromEntries(
    Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

export function sessionFrom(session: Stripe.Checkout.Session): PaymentSession {
  const { id, status, url } = session
  const paid = session.payment_status === 'paid'
  const ended = status === 'complete' ? 'complete' : status === 'expired' ? 'expired' : undefined
  return { id, status: ended ?? 'open', url, paid, payment: paid ? paymentFrom(session) : null }
}

/** The balance transaction may follow its charge by a moment: until then what was paid is not yet known. */
function paymentFrom({ payment_intent: intent }: Stripe.Checkout.Session): CardPayment | null {
  if (!intent || typeof intent === 'string') return null
  const charge = intent.latest_charge
  if (!charge || typeof charge === 'string') return null
  const txn = charge.balance_transaction
  if (!txn || typeof txn === 'string') return null
  const { amount, currency } = charge
  return { id: intent.id, chargeId: charge.id, amount, currency, cost: txn.fee, balanceTxn: txn.id }
}

export function refundFrom(refund: Stripe.Refund): CardRefund {
  const { id, amount, status, balance_transaction: txn, failure_balance_transaction: back } = refund
  const failed = status === 'failed' || status === 'canceled'
  return { id, amount, balanceTxn: idOf(txn), failure: failed ? { balanceTxn: idOf(back) } : null }
}

const idOf = (txn: Stripe.BalanceTransaction | string | null | undefined) =>
  typeof txn === 'string' ? txn : (txn?.id ?? null)
