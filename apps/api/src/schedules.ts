import { adSchedules } from './ads/schedules.ts'
import { leftoverSchedules } from './leftovers.ts'
import { mediaSchedules } from './media/schedules.ts'
import { notificationSchedules } from './notifications/schedules.ts'
import { orderSchedules } from './orders/schedules.ts'
import { paymentSchedules } from './payments/schedules.ts'
import { payoutSchedules } from './payouts/schedules.ts'
import type { Schedule } from './schedule.ts'
import { searchSchedules } from './search/schedules.ts'
import { subscriptionSchedules } from './subscriptions/schedules.ts'

export type { Schedule, Where } from './schedule.ts'

/** All periodic work of the application. */
export const schedules: readonly Schedule[] = [
  ...orderSchedules,
  ...paymentSchedules,
  ...payoutSchedules,
  ...adSchedules,
  ...subscriptionSchedules,
  ...mediaSchedules,
  ...leftoverSchedules,
  ...searchSchedules,
  ...notificationSchedules,
]
