import type { Order } from '@banter/api/orders/contract'
import type { OrderReviews } from '@banter/api/reviews/contract'
import { Card } from '../ui/card.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Time } from '../ui/time.tsx'
import { RatingForm } from './rating-form.tsx'
import { ReviewItem, ReviewWords } from './review-item.tsx'

interface RatingCardProps {
  order: Order
  reviews: OrderReviews
  /** It stands on a page of its own, where a refused form is open. */
  refusal?: FormRefusal | undefined
}

/** What the two of an order say of each other. Neither sees the other's words before both have written, or the time is over. */
export function RatingCard({ order, reviews, refusal }: RatingCardProps) {
  const { mine, theirs, mayRate } = reviews
  if (order.role === 'staff' || (!mine && !theirs && !mayRate)) return null
  const other = order.role === 'buyer' ? order.seller.name : order.buyer.name
  const form = { orderId: order.id, role: order.role, other, refusal }
  return (
    <Card title="Ratings">
      <div id="rating" className="grid scroll-mt-20 gap-5">
        {theirs && (
          <ReviewItem
            review={theirs}
            subject="You"
            about
            from={`/orders/${order.id}/rating`}
            refusal={refusal}
          />
        )}
        {mine && <Mine reviews={reviews} other={other} separate={theirs !== null} />}
        {mayRate && !mine && (
          <>
            <Blind reviews={reviews} other={other} />
            <RatingForm {...form} before={null} />
          </>
        )}
        {mayRate && mine && (
          <details open={refusal !== undefined}>
            <summary className="w-fit cursor-pointer rounded-sm font-medium text-accent-text hover:underline">
              Change what you wrote
            </summary>
            <div className="mt-4">
              <RatingForm {...form} before={mine} />
            </div>
          </details>
        )}
      </div>
    </Card>
  )
}

interface MineProps {
  reviews: OrderReviews
  other: string
  /** Something stands above it. */
  separate: boolean
}

function Mine({ reviews, other, separate }: MineProps) {
  const { mine, removed } = reviews
  if (!mine) return null
  return (
    <section
      aria-label="What you wrote"
      className={separate ? 'grid gap-2 border-t border-line pt-5' : 'grid gap-2'}
    >
      <p className="font-medium">You wrote about {other}:</p>
      <ReviewWords review={mine} />
      {mine.reply && (
        <div className="ml-4 border-l-2 border-line pl-4">
          <p className="text-[0.8125rem] font-medium">{other} replied</p>
          <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
            {mine.reply}
          </p>
        </div>
      )}
      {removed && <p className="text-[0.8125rem] text-muted">Moderators took it down: only you see it.</p>}
      {!mine.shownAt && <Blind reviews={reviews} other={other} />}
    </section>
  )
}

function Blind({ reviews: { closesAt, mine }, other }: { reviews: OrderReviews; other: string }) {
  return (
    <p className="text-[0.8125rem] text-muted text-pretty">
      {mine
        ? `${other} does not see it yet. It is shown`
        : `${other} cannot see what you write before it is shown:`}{' '}
      when both of you have written, or{' '}
      {closesAt ? <Time value={closesAt} absolute className="font-medium" /> : 'when the week is over'}
      {mine ? '. You can change it until then.' : ' at the latest.'}
    </p>
  )
}
