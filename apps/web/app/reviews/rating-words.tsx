import type { Rating } from '@banter/api/people/contract'
import { IconStarFilled } from '@tabler/icons-react'
import { counted } from '../ui/counted.ts'

/** "4.7 of 5, 3 ratings" behind a star. */
export function RatingWords({ rating: { stars, count } }: { rating: Rating }) {
  return (
    <>
      <IconStarFilled aria-hidden className="mr-1 inline size-3.5 align-[-0.125em] text-caution-text" />
      <span className="font-medium text-ink">{stars.toFixed(1)}</span> of 5, {counted(count, 'rating')}
    </>
  )
}
