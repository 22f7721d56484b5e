import { z } from 'zod'
import { Person, When } from '../../http/contract.ts'
import { Rating } from '../../people/contract.ts'

export const SellerCard = Person.extend({
  verified: z.boolean(),
  since: When,
  completed: z.int(),
  /** Meetings that they did not come to. */
  missed: z.int(),
  rating: Rating.nullable(),
  /** What others wrote can be read. */
  showsReviews: z.boolean(),
  /** How long an answer takes, in minutes, on average. */
  answersIn: z.int().nullable(),
})
export type SellerCard = z.output<typeof SellerCard>

/** What only the seller and the staff see of a listing. */
export const OwnFacts = z.object({
  views: z.int(),
  saves: z.int(),
  expiresAt: When.nullable(),
  /** Until when it would be offered if it was renewed now; null when that would change nothing. */
  renewsUntil: When.nullable(),
  /** Why the staff sent it back. */
  refusal: z.string(),
  /** Its place in the line of those that wait for the staff. */
  placeInLine: z.int().nullable(),
})
