import type { Schedule } from '../schedule.ts'
import { askAgainForRefunds } from './money/overdue-refunds.ts'

export const orderSchedules: Schedule[] = [
  { name: 'ask-again-for-refunds', everySeconds: 24 * 60 * 60, run: (where) => askAgainForRefunds(where) },
]
