import type { ProductDetail } from '@banter/api/marketplace/contract'

/** What has become of a listing, said after the deed. */
export function listedWords({ status, kind }: Pick<ProductDetail, 'status' | 'kind'>): string {
  if (status === 'draft') return 'Saved. Only you see it; this is how it will look.'
  if (status === 'pending') return 'Sent to the staff of your school. You hear from them.'
  if (status !== 'active') return 'Saved.'
  return {
    sale: 'It is for sale.',
    free: 'It is listed.',
    swap: 'It is listed.',
    wanted: 'Others see what you need.',
  }[kind]
}
