/** What can be measured, in the order it is. */
export const rowNames = [
  'hello',
  'product-list',
  'product-page',
  'feed',
  'feed-page',
  'feed-growth',
  'ad-pick',
  'new-post',
  'search',
  'sign-in',
  'checkout',
  'checkout-hot',
  'last-unit',
  'refusal',
  'scoped-reads',
  'fee-lag',
  'fee-jobs',
] as const

export type RowName = (typeof rowNames)[number]
