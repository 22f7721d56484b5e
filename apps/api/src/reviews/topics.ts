import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const Id = z.string()
const ReviewFact = z.object({ review_id: Id, order_id: Id, author_id: Id, subject_id: Id })

/** From now on everybody can read it; before that, nothing is said of a review to anybody. */
export const reviewShown = topic('review_shown', 'reviews', ReviewFact)
/** Whom it is about has answered. */
export const reviewAnswered = topic('review_answered', 'reviews', ReviewFact)
/** Said when the first of the two writes, delivered when the time to write is over. */
export const reviewsClose = topic('reviews_close', 'reviews', z.object({ order_id: Id }))
