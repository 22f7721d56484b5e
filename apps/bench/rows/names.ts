/** What can be measured, in the order it is. */
export const rowNames = [
  'hello',
  'product-list',
  'product-page',
  'feed',
  'feed-page',
  'feed-growth',
  'new-post',
  'search',
  'sign-in',
  'checkout',
  'scoped-reads',
  'fee-jobs',
] as const

export type RowName = (typeof rowNames)[number]
