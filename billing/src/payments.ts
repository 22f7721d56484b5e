import createError from '@fastify/error'

/** What a payment is for. It goes as metadata on everything made at the payment service: ids only, never a name or an address. */
export interface Purpose {
  schoolId: string
  schoolSlug: string
  kind: 'order' | 'top_up' | 'payout'
  checkoutId?: string
  orderId?: string
  topUpId?: string
  sellerId?: string
  feeCents?: number
}

export interface NewSession {
  /** Two calls with one key make one session. */
  key: string
  purpose: Purpose
  description: string
  currency: string
  lines: { title: string; unitAmount: number; quantity: number }[]
  /** Between 30 minutes and 24 hours ahead. */
  expiresAt: Date
  successUrl: string
  cancelUrl: string
}

/** What the buyer's card was charged and what that cost, once it was. */
export interface CardPayment {
  id: string
  chargeId: string
  amount: number
  currency: string
  /** What the card network and the payment service took. */
  cost: number
  balanceTxn: string
}

export interface PaymentSession {
  id: string
  status: 'open' | 'complete' | 'expired'
  url: string | null
  paid: boolean
  /** Of a paid session: null while the payment service still works out what it cost. */
  payment: CardPayment | null
}

export interface NewRefund {
  key: string
  purpose: Purpose
  paymentId: string
  amount: number
}

export interface CardRefund {
  id: string
  amount: number
  balanceTxn: string | null
}

export interface NewTransfer {
  key: string
  purpose: Purpose
  description: string
  amount: number
  currency: string
  destination: string
  sourceCharge?: string
  group: string
}

export interface NewPayoutAccount {
  key: string
  purpose: Purpose
  email: string
  displayName: string
}

/** Something that happened at the payment service, as it told us. */
export interface PaymentEvent {
  id: string
  type: string
  live: boolean
  objectId: string
  createdAt: Date
  payload: object
}

/** All that the campus asks of a payment service. Every call that makes something carries a key of its own and can be repeated. */
export interface Payments {
  /** Nothing is really charged: people are told so. */
  readonly simulated: boolean
  /** Real money moves: an event from the other mode is not ours. */
  readonly live: boolean
  createCheckoutSession(session: NewSession): Promise<PaymentSession>
  getSession(id: string): Promise<PaymentSession>
  /** Ends an open session; answers with how it stands afterwards, which may be paid. */
  expireSession(id: string): Promise<PaymentSession>
  /** Returns the refund that this key made before, however long ago. */
  refund(refund: NewRefund): Promise<CardRefund>
  transfer(transfer: NewTransfer): Promise<{ id: string; balanceTxn: string | null }>
  createPayoutAccount(account: NewPayoutAccount): Promise<{ id: string }>
  /** What was not delivered to us, newest first, at most a thousand. */
  listUndeliveredEvents(): Promise<PaymentEvent[]>
  /** @throws BadSignature */
  verifyWebhook(rawBody: Buffer, signature: string | undefined): PaymentEvent
}

export const BadSignature = createError(
  'BAD_SIGNATURE',
  'This webhook is not signed by the payment service.',
  400,
)
export const PaymentsUnavailable = createError(
  'PAYMENTS_UNAVAILABLE',
  'The payment service does not answer: %s',
  503,
)
export const PaymentRefused = createError('PAYMENT_REFUSED', 'The payment service refused: %s', 502)
