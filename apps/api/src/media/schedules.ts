import type { Schedule } from '../schedule.ts'
import { tidyEverywhere } from './upkeep/tidying.ts'

export const mediaSchedules: Schedule[] = [
  { name: 'tidy-media', everySeconds: 60 * 60, run: (where) => tidyEverywhere(where, where.services.media) },
]
