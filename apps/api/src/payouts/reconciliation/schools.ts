import type { School } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Where } from '../../schedule.ts'

/** One school after the other, the platform's own among them. */
export async function* everySchool({
  database,
  directory,
}: Pick<Where, 'database' | 'directory'>): AsyncGenerator<School> {
  for (const { id } of await database.directory<{ id: string }>(sql`select id from schools order by id`)) {
    const school = await directory.byId(id)
    if (school) yield school
  }
}
