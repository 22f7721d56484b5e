import type { Schedule } from '../schedule.ts'
import { forgettingSchedules } from './frequency/forgetting.ts'
import { askAgainForAdRefunds } from './payment/refused.ts'
import { recognitionSchedules } from './recognition/schedules.ts'
import { rotationSchedules } from './rotation/schedules.ts'

export const adSchedules: Schedule[] = [
  {
    name: 'ask-again-for-ad-refunds',
    everySeconds: 24 * 60 * 60,
    run: (where) => askAgainForAdRefunds(where),
  },
  ...rotationSchedules,
  ...recognitionSchedules,
  ...forgettingSchedules,
]
