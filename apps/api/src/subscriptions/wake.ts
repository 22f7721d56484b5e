import { sql } from '@banter/tenants/database'
import type { Where } from '../schedule.ts'
import { refresh } from './follow.ts'

const AT_ONCE = 200

/**
 * Looks at the schools whose time has come: a trial or a grace ends, a mail is due, or nothing was heard for long. One that cannot be looked at
 * now does not keep the others waiting. @returns how many were looked at
 */
export async function wakeSubscriptions(
  where: Pick<Where, 'database' | 'directory' | 'services'>,
  now: Date,
) {
  const { database, directory, services } = where
  const due = await database.directory<{ id: string }>(sql`
    select id from schools where kind = 'school' and coalesce(subscription_wake_at, created_at) <= ${now}
     order by coalesce(subscription_wake_at, created_at) limit ${AT_ONCE}`)
  const failures: unknown[] = []
  for (const { id } of due) {
    const school = await directory.byId(id)
    if (!school) continue
    await refresh(database.campus(school, null), services.payments).catch((error) => failures.push(error))
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${due.length} schools could not be looked at.`)
  return due.length
}
