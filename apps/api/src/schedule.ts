import type { Database } from '@banter/tenants/database'
import type { SchoolDirectory } from '@banter/tenants/resolve'
import type { Services } from './job.ts'

export interface Where {
  database: Database
  directory: SchoolDirectory
  services: Services
}

/** Work that comes round again, in one process at a time. A take-over may repeat a turn: the work must bear that. */
export interface Schedule {
  /** Kebab-case. */
  name: string
  everySeconds: number
  run(where: Where): Promise<unknown>
}
