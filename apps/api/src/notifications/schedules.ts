import { sql } from '@banter/tenants/database'
import { hasDailyFinds, takeDailyFinds } from '../marketplace/searches/hits.ts'
import type { Schedule, Where } from '../schedule.ts'
import { tellDaily } from './news/market/search-news.ts'

/**
 * What daily searches have found, at eight in the morning of each campus or soon after, however long no worker ran: what was told is
 * noted with the telling.
 */
async function sendSearchDigests({ database, directory, services }: Where): Promise<void> {
  for (const { id } of await database.directory<{ id: string }>(
    sql`select id from schools where kind = 'school' order by id`,
  )) {
    const school = await directory.byId(id)
    while (school && (await database.read(school, null, hasDailyFinds)))
      await database.command(school, null, async (ctx) => tellDaily(ctx, services, await takeDailyFinds(ctx)))
  }
}

export const notificationSchedules: Schedule[] = [
  { name: 'send-search-digests', everySeconds: 300, run: sendSearchDigests },
]
