import type { School } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Schedule, Where } from '../schedule.ts'
import { rebuildSearch } from './rebuild.ts'

/** A school that has people and no documents was filled without topics, as demo data is, or restored from a copy: it is projected. */
async function fillEmptySchools({ database, directory }: Where): Promise<void> {
  for (const { id } of await database.directory<{ id: string }>(
    sql`select id from schools where kind = 'school' order by id`,
  )) {
    const school = await directory.byId(id)
    if (school && (await database.read(school, null, isEmpty)))
      await rebuildSearch(campusOf(database, school))
  }
}

const campusOf = (database: Where['database'], school: School) => database.campus(school, null)

async function isEmpty(ctx: Parameters<Parameters<Where['database']['read']>[2]>[0]): Promise<boolean> {
  const rows = await ctx.sql(sql`
    select where not exists (select from search_documents)
             and exists (select from users where email_verified_at is not null and not directory_hold and status = 'active')`)
  return rows.length === 1
}

/** At once when workers start, which is when the demo is new; then seldom, since it asks every school. */
export const searchSchedules: Schedule[] = [
  { name: 'fill-empty-search', everySeconds: 60 * 60, run: fillEmptySchools },
]
