import createError from '@fastify/error'
import type { CardDispute, Evidence } from './chargebacks.ts'
import type { OnboardingLink, PayoutAccountState } from './payout-accounts.ts'
import type { SubscriptionPayments } from './subscriptions/calls.ts'

/** What a payment is for. It goes as metadata on everything made at the payment service: ids only, never a name or an address. */
export interface Purpose {
  schoolId: string
  schoolSlug: string
  kind: 'order' | 'top_up' | 'payout' | 'payout_account' | 'subscription' | 'campaign'
  checkoutId?: string
  orderId?: string
  refundId?: string
  topUpId?: string
  payoutId?: string
  campaignId?: string
  adPaymentId?: string
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
  /** The card's bank sent it back, which may be days later: the platform has the money again. */
  failure: { balanceTxn: string | null } | null
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

/** One line of the payment service's own account of our money. */
export interface Movement {
  balanceTxn: string
  /** charge, refund, transfer, adjustment, payout … */
  type: string
  /** What it is about there: a charge, a refund, a transfer … */
  source: string | null
  amount: number
  fee: number
  net: number
  currency: string
  createdAt: Date
}

/** Something that happened at the payment service, as it told us. */
export interface PaymentEvent {
  id: string
  type: string
  live: boolean
  objectId: string
  /** Other objects that it names and that we may know when its own is new to us: the charge of a refund or dispute, the account. */
  about: string[]
  createdAt: Date
  payload: object
}

/** All that the campus asks of a payment service. Every call that makes something carries a key of its own and can be repeated. */
export interface Payments extends SubscriptionPayments {
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
  getRefund(id: string): Promise<CardRefund>
  /** Of a payment: what somebody gave back there, and not the product. What failed is left out. */
  refundsByHand(paymentId: string): Promise<CardRefund[]>
  /** Returns the transfer that its group has already, however long ago. @throws InsufficientBalance, PaymentRefused */
  transfer(transfer: NewTransfer): Promise<{ id: string; balanceTxn: string | null }>
  createPayoutAccount(account: NewPayoutAccount): Promise<{ id: string }>
  getPayoutAccount(id: string): Promise<PayoutAccountState>
  /** A page where its owner gives what is still asked for; good for one visit within minutes. */
  openOnboarding(link: OnboardingLink): Promise<{ url: string }>
  /** A page where its owner sees what was paid out and what went wrong. */
  openPayoutPage(page: { key: string; accountId: string }): Promise<{ url: string }>
  getDispute(id: string): Promise<CardDispute>
  /** Sends what speaks for the seller to the bank. It can be sent once. */
  submitEvidence(disputeId: string, purpose: Purpose, evidence: Evidence): Promise<CardDispute>
  /** Every movement of the platform's balance there since a moment, oldest last. */
  listMovements(since: Date): Promise<Movement[]>
  /** One movement, however old; null when there is no such thing. */
  getMovement(balanceTxn: string): Promise<Movement | null>
  /** What the platform has there, available or on its way, by currency. */
  getBalance(): Promise<{ currency: string; amount: number }[]>
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
/** The platform's own money there is not available yet: card payments take days to arrive. Worth asking again later. */
export const InsufficientBalance = createError(
  'INSUFFICIENT_BALANCE',
  'The payment service has not received this money yet: %s',
  503,
)
