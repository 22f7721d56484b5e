import type Stripe from 'stripe'
import { type CardDispute, EVIDENCE_LENGTH, type Evidence } from './chargebacks.ts'
import type { Payments, Purpose } from './payments.ts'
import { askStripe } from './stripe-errors.ts'
import { metadataOf } from './stripe-shapes.ts'

/** What a bank disputes, and what we answer. */
export function chargebackCalls(stripe: Stripe, env: string) {
  return {
    getDispute: async (id: string) => disputeFrom(await askStripe(() => stripe.disputes.retrieve(id))),
    async submitEvidence(id: string, purpose: Purpose, evidence: Evidence) {
      const now = await askStripe(() => stripe.disputes.retrieve(id))
      // Stripe forgets a key after a day; what was sent stays sent.
      if (now.evidence_details.has_evidence) return disputeFrom(now)
      const params = { evidence: fieldsOf(evidence), metadata: metadataOf(purpose, env), submit: true }
      const options = { idempotencyKey: `dispute:${id}:evidence` }
      return disputeFrom(await askStripe(() => stripe.disputes.update(id, params, options)))
    },
  } satisfies Partial<Payments>
}

function fieldsOf(evidence: Evidence): Stripe.DisputeUpdateParams.Evidence {
  const length = Object.values(evidence).reduce((sum, text) => sum + text.length, 0)
  if (length > EVIDENCE_LENGTH) throw new Error(`Evidence of ${length} characters is too long to be read.`)
  const fields = {
    product_description: evidence.productDescription,
    customer_name: evidence.customerName,
    customer_email_address: evidence.customerEmail,
    service_date: evidence.serviceDate,
    shipping_carrier: evidence.shippingCarrier,
    shipping_date: evidence.shippingDate,
    shipping_tracking_number: evidence.shippingTrackingNumber,
    shipping_address: evidence.shippingAddress,
    refund_policy_disclosure: evidence.refundPolicyDisclosure,
    refund_refusal_explanation: evidence.refundRefusalExplanation,
    uncategorized_text: evidence.other,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text))
}

export function disputeFrom(dispute: Stripe.Dispute): CardDispute {
  const { id, amount, currency, reason, status, charge, payment_intent: intent } = dispute
  const due = dispute.evidence_details.due_by
  return {
    id,
    chargeId: typeof charge === 'string' ? charge : charge.id,
    paymentId: intent === null || typeof intent === 'string' ? intent : intent.id,
    amount,
    currency,
    reason,
    status,
    evidenceBy: due ? new Date(due * 1000) : null,
    movements: dispute.balance_transactions.map((moved) => ({
      balanceTxn: moved.id,
      amount: moved.amount,
      fee: moved.fee,
    })),
  }
}
