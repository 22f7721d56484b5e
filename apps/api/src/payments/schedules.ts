import type { Schedule } from '../schedule.ts'
import { refillStripeEvents, sweepStripeEvents } from './stripe-inbox.ts'

/** A webhook that was lost on its way, or a job that died with it, is found again by these. */
export const paymentSchedules: Schedule[] = [
  { name: 'sweep-stripe-events', everySeconds: 60, run: (where) => sweepStripeEvents(where) },
  {
    name: 'refill-stripe-events',
    everySeconds: 15 * 60,
    run: (where) => refillStripeEvents(where, where.services.payments),
  },
]
