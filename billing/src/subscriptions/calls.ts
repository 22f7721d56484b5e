import type { SeenInvoice, SeenSubscription } from './facts.ts'
import type { Choice } from './plans.ts'

/** Which school it is for: ids only. */
interface Whose {
  schoolId: string
  schoolSlug: string
}

/** Who pays for a school, as its invoices are addressed. */
export interface NewCustomer {
  key: string
  purpose: Whose
  name: string
  email: string
}

export interface InvoiceDetails {
  key: string
  customerId: string
  name: string
  /** Printed on invoices; empty is none. */
  poNumber: string
  /** A tax number such as 12-3456789; empty is none. */
  taxId: string
}

interface NewSubscription {
  key: string
  purpose: Whose
  customerId: string
  choice: Choice
  description: string
  /** What is left of a trial costs nothing; null is paid from today. */
  trialEnd: Date | null
}

export interface NewSubscriptionPage extends NewSubscription {
  successUrl: string
  cancelUrl: string
}

export interface NewInvoicedSubscription extends NewSubscription {
  netDays: number
}

export interface SubscriptionPage {
  id: string
  status: 'open' | 'complete' | 'expired'
  url: string | null
  subscriptionId: string | null
}

/** A subscription with what is shown of it besides its facts. */
export interface SubscriptionAsSeen extends SeenSubscription {
  itemId: string
  /** Days to pay in; null when a card is charged. */
  netDays: number | null
  schedule: string | null
  /** What comes when the period ends, when that is something else. */
  next: { price: string; at: Date } | null
  discount: string
  card: string
}

/** An invoice with what is shown of it besides its facts. */
export interface InvoiceAsSeen extends SeenInvoice {
  createdAt: Date
  number: string
  currency: string
  total: number
  amountPaid: number
  nextAttemptAt: Date | null
  periodStart: Date | null
  periodEnd: Date | null
  title: string
  pageUrl: string
  pdfUrl: string
}

/** What a card was charged for an invoice and what that cost. */
interface InvoicePayment {
  id: string
  chargeId: string
  amount: number
  currency: string
  cost: number
  balanceTxn: string
}

/** What came in for an invoice through the payment service; null when nothing did, or it was paid another way. */
export interface PaidInvoice {
  invoice: InvoiceAsSeen
  payment: InvoicePayment | null
  /** Paid, but not through the payment service: a bank transfer that somebody noted there. */
  elsewhere: number
}

export interface PlanChange {
  subscriptionId: string
  itemId: string
  choice: Choice
  /** A trial changes its plan without a bill. */
  trial: boolean
  /** What was previewed at this second is billed as of this second. */
  at: Date
}

export interface ChangePreview {
  lines: { title: string; amount: number; proration: boolean }[]
  total: number
  /** After what the school has as a credit. */
  due: number
  currency: string
}

/** All that the campus asks of a payment service for what schools pay. Every call that makes or changes something carries a key of its own. */
export interface SubscriptionPayments {
  createCustomer(customer: NewCustomer): Promise<{ id: string }>
  putInvoiceDetails(details: InvoiceDetails): Promise<void>
  openSubscriptionPage(page: NewSubscriptionPage): Promise<SubscriptionPage>
  getSubscriptionPage(id: string): Promise<SubscriptionPage>
  /** A subscription that is paid by bank transfer against invoices. */
  startInvoiced(subscription: NewInvoicedSubscription): Promise<{ id: string }>
  getSubscription(id: string, seenAt: Date): Promise<SubscriptionAsSeen>
  /** The newest of a customer, also one that ended. */
  findSubscription(customerId: string): Promise<string | null>
  getInvoice(id: string, seenAt: Date): Promise<PaidInvoice>
  /** The newest of a customer, at most `limit`. */
  listInvoices(customerId: string, limit: number, seenAt: Date): Promise<InvoiceAsSeen[]>
  previewChange(change: PlanChange & { key: string }): Promise<ChangePreview>
  /** @throws PaymentRefused with the reason `card_declined`; nothing is changed then */
  changeNow(change: PlanChange & { key: string }): Promise<void>
  changeAtPeriodEnd(change: PlanChange & { key: string; from: Choice }): Promise<void>
  /** Whatever was booked for the period's end is not done. */
  keepPlan(asked: { key: string; schedule: string }): Promise<void>
  setCancellation(asked: { key: string; subscriptionId: string; atPeriodEnd: boolean }): Promise<void>
  setTerms(asked: { key: string; subscriptionId: string; netDays: number }): Promise<void>
  /** @returns false when there is no such code */
  redeemCode(asked: { key: string; subscriptionId: string; code: string }): Promise<boolean>
  /** Charges an open invoice to the card that is on file now. @throws PaymentRefused */
  payInvoice(asked: { key: string; invoiceId: string }): Promise<void>
  /** A page where the school changes its card and sees its invoices. */
  openBillingPage(asked: { key: string; customerId: string; returnUrl: string }): Promise<{ url: string }>
}
