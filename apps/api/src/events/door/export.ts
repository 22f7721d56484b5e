import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { csv } from '../../http/csv.ts'
import { NotAllowed } from '../../http/session.ts'
import { localOf } from '../calendar/clock.ts'
import { gives } from '../policy.ts'
import { type AttendeeRow, answers, attendedEvent } from './attendees.ts'

const statuses = ['going', 'offered', 'waiting', 'requested', 'interested'] as const

/** The attendees as a table for a spreadsheet, for those who give the event. @throws NotFound, NotAllowed */
export async function exportAttendees(ctx: ReadCtx, id: string): Promise<string> {
  const viewer = signedIn(ctx)
  const event = await attendedEvent(ctx, id)
  if (!gives(event)) throw new NotAllowed()
  const lists = await Promise.all(
    statuses.map((status) =>
      ctx.sql<AttendeeRow>(
        sql`select * from (${answers(viewer, id, status)}) x order by position, "sortName", id`,
      ),
    ),
  )
  const rows = lists
    .flat()
    .map((row) => [
      row.name,
      row.status,
      String(row.guests),
      row.checkedInAt ? localOf(row.checkedInAt, event.timeZone) : '',
      ...event.questions.map((_question, i) => row.answers[i] ?? ''),
    ])
  return csv([['Name', 'Answer', 'Guests', 'Checked in', ...event.questions], ...rows])
}
