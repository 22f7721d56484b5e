import type { School } from '@banter/tenants/context'
import { type Database, sql } from '@banter/tenants/database'
import type { Schedule, Where } from '../../schedule.ts'
import { recogniseDays } from './recognise.ts'
import { stateShare } from './statements.ts'

/** Midnight comes at another hour to each campus: what a day was worth is booked within six hours of its end. */
export const recognitionSchedules: Schedule[] = [
  { name: 'recognise-ad-spend', everySeconds: 6 * 60 * 60, run: (where) => recogniseEverywhere(where) },
]

/** Every school in turn; where one fails, the others' days are booked all the same. @throws what failed last */
async function recogniseEverywhere({ database, directory }: Where): Promise<void> {
  let failure: unknown
  for (const { id } of await database.directory<{ id: string }>(sql`select id from schools order by id`)) {
    const school = await directory.byId(id)
    if (!school) continue
    await recogniseSchool(database, school).catch((error: unknown) => {
      failure = error
    })
  }
  if (failure) throw failure
}

/** What ended is booked already, by what ended it; then the month that is over has its statement. */
export async function recogniseSchool(database: Database, school: School): Promise<void> {
  const running = await database.read(school, null, (ctx) =>
    ctx.sql<{ id: string }>(
      sql`select id from campaigns where kind = 'sponsored' and state in ('live', 'paused') order by id`,
    ),
  )
  for (const { id } of running) await database.command(school, null, (ctx) => recogniseDays(ctx, id))
  await database.command(school, null, stateShare)
}
