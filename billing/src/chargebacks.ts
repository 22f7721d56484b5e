/** Money that a card's bank took back because its owner says that a payment was wrong, as the payment service tells it now. */
export interface CardDispute {
  id: string
  chargeId: string
  paymentId: string | null
  amount: number
  currency: string
  /** The bank's word for why: fraudulent, product_not_received … */
  reason: string
  /** As the payment service says it: needs_response, under_review, won, lost, or one of the `warning_` kind, which takes no money yet. */
  status: string
  evidenceBy: Date | null
  /** What it moved so far: taken is negative, given back positive. */
  movements: { balanceTxn: string; amount: number; fee: number }[]
}

/** What speaks for the seller, in the payment service's own fields. All are text that the bank reads. */
export interface Evidence {
  productDescription?: string
  customerName?: string
  customerEmail?: string
  serviceDate?: string
  shippingCarrier?: string
  shippingDate?: string
  shippingTrackingNumber?: string
  shippingAddress?: string
  refundPolicyDisclosure?: string
  refundRefusalExplanation?: string
  /** Everything else that speaks for the seller: the timeline, what the two wrote, how the code was given. */
  other?: string
}

/** Banks read no more than this of all fields together. */
export const EVIDENCE_LENGTH = 150_000

/** What the bank holds of a payment at this moment. */
export const takenBy = ({ movements }: CardDispute) => -movements.reduce((sum, { amount }) => sum + amount, 0)
