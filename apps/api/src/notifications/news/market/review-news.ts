import { after, type Job } from '../../../job.ts'
import { reviewForPeople } from '../../../reviews/notice.ts'
import { reviewAnswered, reviewShown } from '../../../reviews/topics.ts'
import { briefly, nameOf, tell, thePerson } from '../../tell.ts'

const QUEUE = 'notifications'

/** Nobody hears of a review before everybody can read it. */
export const reviewNews: Job[] = [
  after(reviewShown, QUEUE, 'tell-review-shown', async (ctx, { review_id }, services) => {
    const review = await reviewForPeople(ctx, review_id)
    if (!review) return
    const { authorId, subjectId, stars, body, orderId } = review
    await tell(ctx, services, {
      to: await thePerson(ctx, subjectId, authorId),
      about: `review_shown:${review_id}`,
      kind: 'review_shown',
      title: `${nameOf(authorId)} gave you ${stars} of 5 stars`,
      body: body ? `“${briefly(body)}”` : '',
      href: `/orders/${orderId}`,
    })
  }),
  after(reviewAnswered, QUEUE, 'tell-review-answered', async (ctx, { review_id }, services) => {
    const review = await reviewForPeople(ctx, review_id)
    if (!review?.reply) return
    const { authorId, subjectId, reply, orderId } = review
    await tell(ctx, services, {
      to: await thePerson(ctx, authorId, subjectId),
      about: `review_answered:${review_id}`,
      kind: 'review_answered',
      title: `${nameOf(subjectId)} replied to what you wrote`,
      body: `“${briefly(reply)}”`,
      href: `/orders/${orderId}`,
    })
  }),
]
