import { z } from 'zod'

/** Why an order is called off; what it means for whom is the school’s business, not a verdict. */
export const CancelBecause = z.enum([
  'changed_mind',
  'found_elsewhere',
  'sold_elsewhere',
  'not_as_listed',
  'price_mistake',
  'cannot_meet',
  'no_answer',
  'other',
])
export type CancelBecause = z.output<typeof CancelBecause>
