import type { Schedule } from '../schedule.ts'
import { wakeSubscriptions } from './wake.ts'

export const subscriptionSchedules: Schedule[] = [
  { name: 'wake-subscriptions', everySeconds: 10 * 60, run: (where) => wakeSubscriptions(where, new Date()) },
]
