import type { SellerCard as Seller } from '@banter/api/marketplace/detail/contract'
import { IconClock, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { RatingWords } from '../reviews/rating-words.tsx'
import { Link } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { counted } from '../ui/counted.ts'
import { answerTime } from './words.ts'

/** Who sells it: since when, how others found it, how quick an answer comes. */
export function SellerCard({ seller }: { seller: Seller }) {
  const { id, name, avatar, verified, since, completed, missed, rating, answersIn, showsReviews } = seller
  return (
    <section aria-label="Seller" className="flex items-start gap-3">
      <Avatar name={name} src={avatar} />
      <div className="grid min-w-0 gap-0.5">
        <span className="flex items-center gap-1.5">
          <Link
            to={`/people/${id}`}
            className="truncate rounded-sm font-medium hover:text-accent-text hover:underline"
          >
            {name}
          </Link>
          {verified && (
            <span title="Has confirmed a school address" className="text-accent-text">
              <IconRosetteDiscountCheck aria-hidden className="size-4.5" />
              <span className="sr-only">Confirmed student</span>
            </span>
          )}
        </span>
        <span className="text-xs text-muted">
          Here since{' '}
          {new Date(since).toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' })}
          {completed > 0 && ` · ${counted(completed, 'handoff')}`}
          {missed > 0 && ` · came to ${completed} of ${counted(completed + missed, 'meeting')}`}
        </span>
        <span className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-muted">
          {rating &&
            (showsReviews ? (
              <Link to={`/people/${id}/reviews`} className="rounded-sm underline hover:text-ink">
                <RatingWords rating={rating} />
              </Link>
            ) : (
              <span>
                <RatingWords rating={rating} />
              </span>
            ))}
          {answersIn !== null && (
            <span className="flex items-center gap-1">
              <IconClock aria-hidden className="size-3.5" />
              {answerTime(answersIn)}
            </span>
          )}
          {!rating && completed + missed === 0 && <span>New in the market</span>}
        </span>
        <Link
          to={`/shop?seller=${id}`}
          className="w-fit rounded-sm text-xs text-muted underline hover:text-ink"
        >
          All they sell
        </Link>
      </div>
    </section>
  )
}
