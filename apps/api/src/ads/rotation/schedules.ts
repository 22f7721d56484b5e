import { type Database, sql } from '@banter/tenants/database'
import type { SchoolDirectory } from '@banter/tenants/resolve'
import type { Schedule } from '../../schedule.ts'
import { rotate } from './rotate.ts'

/** At once, so that a hundred schools are through in the time of twenty-five. */
const AT_ONCE = 4

export const rotationSchedules: Schedule[] = [
  { name: 'rotate-ads', everySeconds: 5, run: (where) => rotateEverywhere(where) },
]

/** Every school with live ads: what it costs grows with those, and not with all schools. @throws what failed last */
export async function rotateEverywhere({
  database,
  directory,
}: {
  database: Database
  directory: SchoolDirectory
}): Promise<void> {
  const waiting = await database.directory<{ id: string }>(sql`select id from app.schools_with_ads() as id`)
  let failure: unknown
  async function work() {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const school = await directory.recent(next.id)
      if (school)
        await rotate(database.campus(school, null)).catch((error: unknown) => {
          failure = error
        })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (failure) throw failure
}
