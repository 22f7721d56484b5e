/** What an account's owner sets in Stripe's dashboard. */
export interface BillingSettings {
  id: 'billing'
  /** Days between a refused charge and the next attempt, one number for each further attempt. */
  retryDays: number[]
  /** Days after its due date until an invoice that was sent and not paid has the same end. */
  overdueDays: number
  /** What becomes of a subscription once nothing is tried any more. */
  afterRetries: 'cancel' | 'unpaid' | 'past_due'
}
