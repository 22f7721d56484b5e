import { z } from 'zod'
import { Id, IdPath, Money, When } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Choice, SubscriptionState } from '../contract.ts'

export const SchoolSubscription = Choice.extend({
  schoolId: Id,
  state: SubscriptionState,
  since: When,
  until: When.nullable(),
  planName: z.string(),
  enrolment: z.int(),
  /** Its own at the payment service. */
  stripeCustomer: z.string().nullable(),
  stripeSubscription: z.string().nullable(),
  paid: Money,
  owed: Money,
  events: z.array(z.object({ text: z.string(), at: When })),
})
export type SchoolSubscription = z.output<typeof SchoolSubscription>

export const getSchoolSubscription = {
  method: 'GET',
  url: '/schools/:id/subscription',
  config: { access: 'super_admin', at: 'platform' },
  schema: {
    summary: 'How a school stands with what it pays.',
    params: IdPath,
    response: { 200: SchoolSubscription },
  },
} as const satisfies Endpoint
