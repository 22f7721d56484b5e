import type pg from 'pg'
import { schoolIdOf, userId } from './demo-rows.ts'
import { handoffTables } from './handoff-tables.ts'
import { type DemoSchool, rowsOf } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const OPENED = new Date('2025-01-13T15:00:00Z')

/** The demo's safe spots with their hours, and when some sellers are there. */
export async function layOutHandoff(client: pg.Client, school: DemoSchool): Promise<void> {
  const tables = handoffTables[school.slug]
  if (!tables) return
  await insert(
    client,
    'handoff_spots',
    rowsOf(tables.spots).map(([name = '', hours, features = '', about], position) => ({
      id: spotId(school, name),
      name,
      about,
      hours: hoursOf(hours),
      staffed: features.includes('staffed'),
      cameras: features.includes('cameras'),
      step_free: features.includes('step-free'),
      position,
      active: true,
      created_at: OPENED.toISOString(),
    })),
  )
  const slots = rowsOf(tables.slots).flatMap(([seller, spot = '', days = '', from = '', to = '']) =>
    days.split(' ').map((day) => ({
      id: seededId(OPENED, schoolIdOf(school), 'slot', seller ?? '', spot, day),
      seller_id: userId(school, seller),
      spot_id: spotId(school, spot),
      day: Number(day),
      from_minute: minuteOf(from),
      to_minute: minuteOf(to),
    })),
  )
  await insert(client, 'seller_slots', slots)
}

const spotId = (school: DemoSchool, name: string) => seededId(OPENED, school.slug, 'spot', name)

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/** "1-5 08:00 22:00, 6-7 11:00 18:00" */
function hoursOf(cell = '') {
  return cell
    .split(',')
    .filter((part) => part.trim())
    .flatMap((part) => {
      const [days = '', from, to] = part.trim().split(' ')
      const [first = 1, last = first] = days.split('-').map(Number)
      return Array.from({ length: last - first + 1 }, (_, i) => ({ day: first + i, from, to }))
    })
}

/** Table and columns are names of this file's own. */
async function insert(client: pg.Client, table: string, rows: Record<string, unknown>[]) {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  if (!columns) return
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1) on conflict do nothing`,
    [JSON.stringify(rows)],
  )
}
