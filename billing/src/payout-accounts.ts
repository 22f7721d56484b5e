/** How far somebody has come in being paid out. */
export interface PayoutAccountState {
  id: string
  /** Money can be sent there. */
  active: boolean
  /** What the payment service still asks its owner for, in its own words: `identity.individual.address` … */
  due: string[]
  /** The payment service looks at something it was given; nothing is asked of the owner. */
  reviewing: boolean
}

export interface OnboardingLink {
  key: string
  accountId: string
  /** Where its visitor comes back to, having finished or not. */
  returnUrl: string
  /** Where a used or expired link leads: a page that makes a new one. */
  refreshUrl: string
}
