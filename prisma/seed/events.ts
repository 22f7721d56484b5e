import type pg from 'pg'
import { userId } from './demo-rows.ts'
import { eventTables } from './event-tables.ts'
import { type DemoSchool, rowsOf } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const zones: Record<string, string> = { uta: 'America/Chicago', lakeside: 'America/Detroit' }

const DAY = 86_400_000
const listOf = (cell = '') =>
  cell
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

interface Planned {
  id: string
  series_id: string | null
  organiser_id: string
  club: string
  days: number
  time: string
  hours: number
  created_at: string
  [column: string]: unknown
}

/** The demo's calendar: what is on in the weeks after `now`, who goes, and who stands in line. */
export async function layOutEvents(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  const tables = eventTables[school.slug]
  const zone = zones[school.slug]
  if (!tables || !zone) return
  await client.query('insert into calendar_settings (time_zone) values ($1) on conflict do nothing', [zone])
  const planned = rowsOf(tables.events).flatMap((row, i) => datesOf(school, now, row, i))
  await insertSeries(client, planned, zone)
  await insertEvents(client, planned, zone, now)
  await insertAnswers(client, school, now, rowsOf(tables.answers))
  await insertHosts(client, school, rowsOf(tables.hosts))
  await count(client)
  await setReminders(client, now)
}

/** One line of the table: one event, or one for each of its weeks. */
function datesOf(school: DemoSchool, now: Date, row: string[], line: number): Planned[] {
  const [
    days,
    time = '',
    hours,
    weeks,
    category,
    who,
    club = '',
    places,
    guests,
    flags,
    place,
    title = '',
    about,
  ] = row
  const made = new Date(now.getTime() - (3 + line / 2) * DAY)
  const id = (week: number) => seededId(made, school.slug, 'event', title, String(week))
  return Array.from({ length: Number(weeks) || 1 }, (_, week) => ({
    id: id(week),
    series_id: Number(weeks) > 1 ? seededId(made, school.slug, 'series', title) : null,
    organiser_id: userId(school, who),
    club,
    days: Number(days) + 7 * week,
    time,
    hours: Number(hours),
    title,
    about,
    category,
    place,
    capacity: Number(places) || null,
    guests_allowed: Number(guests) || 0,
    ...flagged(listOf(flags)),
    created_at: made.toISOString(),
  }))
}

const flagged = (flags: string[]) => ({
  online_url: flags.includes('online') ? 'https://meet.example.org/banter-demo' : '',
  audience: flags.includes('members') ? 'club' : 'school',
  state: flags.includes('draft') ? 'draft' : 'published',
  approval: flags.includes('approval'),
  step_free: flags.includes('step-free'),
  captions: flags.includes('captions'),
  quiet_room: flags.includes('quiet'),
  questions: flags.includes('dietary') ? ['Anything you do not eat?'] : [],
})

async function insertSeries(client: pg.Client, planned: Planned[], zone: string) {
  const first = planned.filter((event, i) => event.series_id && planned[i - 1]?.series_id !== event.series_id)
  for (const { series_id, organiser_id, created_at } of first) {
    const dates = planned.filter((event) => event.series_id === series_id).length
    await client.query(
      `insert into event_series (id, rule, time_zone, created_by_id, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [series_id, `FREQ=WEEKLY;COUNT=${dates}`, zone, organiser_id, created_at],
    )
  }
}

/** Times are those of the school's own clock. What a club gives has its president as the organiser; without the club it is a person's. */
async function insertEvents(client: pg.Client, planned: Planned[], zone: string, now: Date) {
  await client.query(
    `insert into events (id, series_id, organiser_id, club_id, title, about, category, starts_at, ends_at, time_zone, place, online_url,
            capacity, guests_allowed, questions, audience, approval, state, step_free, captions, quiet_room, created_at, updated_at, published_at)
     select e.id, e.series_id, coalesce(m.user_id, e.organiser_id), c.id, e.title, coalesce(e.about, ''), e.category, t.starts_at,
            t.starts_at + make_interval(mins => round(e.hours * 60)::int), $2, coalesce(e.place, ''), e.online_url, e.capacity, e.guests_allowed,
            array(select jsonb_array_elements_text(e.questions)), case when c.id is null then 'school' else e.audience end, e.approval,
            e.state, e.step_free, e.captions, e.quiet_room, e.created_at, e.created_at,
            case when e.state = 'published' then e.created_at end
       from jsonb_to_recordset($1::jsonb) as e(id uuid, series_id uuid, organiser_id uuid, club text, title text, about text, category text,
            days int, "time" time, hours numeric, place text, online_url text, capacity int, guests_allowed int, questions jsonb,
            audience text, approval boolean, state text, step_free boolean, captions boolean, quiet_room boolean, created_at timestamptz)
      cross join lateral (select ((($3::timestamptz at time zone $2)::date + e.days) + e."time") at time zone $2 as starts_at) t
       left join clubs c on c.slug = e.club
       left join club_members m on m.club_id = c.id and m.role = 'president'
     on conflict do nothing`,
    [JSON.stringify(planned), zone, now.toISOString()],
  )
}

/** `answers` names the event by its title: who is going, who waits in which order, and whom it interests. The next date of a series. */
async function insertAnswers(client: pg.Client, school: DemoSchool, now: Date, rows: string[][]) {
  const answers = rows.flatMap(([title, going, waiting, interested]) =>
    [
      { status: 'going', who: going },
      { status: 'waiting', who: waiting },
      { status: 'interested', who: interested },
    ].flatMap(({ status, who }) =>
      listOf(who).map((account, i) => {
        const at = new Date(now.getTime() - DAY + i * 60_000).toISOString()
        return {
          title,
          status,
          user_id: userId(school, account),
          queued_at: status === 'waiting' ? at : null,
          created_at: at,
        }
      }),
    ),
  )
  await client.query(
    `insert into rsvps (event_id, user_id, status, queued_at, created_at, updated_at)
     select e.id, a.user_id, a.status, a.queued_at, a.created_at, a.created_at
       from jsonb_to_recordset($1::jsonb) as a(title text, status text, user_id uuid, queued_at timestamptz, created_at timestamptz)
      cross join lateral (select id from events where title = a.title order by starts_at limit 1) e
     on conflict do nothing`,
    [JSON.stringify(answers)],
  )
}

async function insertHosts(client: pg.Client, school: DemoSchool, rows: string[][]) {
  const hosts = rows.map(([title, account, role]) => ({
    id: seededId(new Date('2025-02-01T00:00:00Z'), school.slug, 'host', title ?? '', account ?? ''),
    title,
    user_id: userId(school, account),
    role,
  }))
  await client.query(
    `insert into event_hosts (id, event_id, user_id, role)
     select h.id, e.id, h.user_id, h.role from jsonb_to_recordset($1::jsonb) as h(id uuid, title text, user_id uuid, role text)
      cross join lateral (select id, organiser_id from events where title = h.title order by starts_at limit 1) e
      where e.organiser_id <> h.user_id on conflict do nothing`,
    [JSON.stringify(hosts)],
  )
}

async function count(client: pg.Client) {
  await client.query(`
    update events e set going = r.going, taken = r.going, interested = r.interested
      from (select event_id, (count(*) filter (where status = 'going'))::int as going,
                   (count(*) filter (where status = 'interested'))::int as interested
              from rsvps group by event_id) r
     where r.event_id = e.id`)
}

/** As publishing an event does: a message a day and an hour before it begins, delivered when its time has come. */
async function setReminders(client: pg.Client, now: Date) {
  await client.query(
    `insert into outbox (id, topic, version, producer, payload, occurred_at, available_at)
     select app.uuid_v7(), 'event_reminder_set', 1, 'events',
            jsonb_build_object('event_id', e.id, 'before', r.before,
              'starts_at', to_char(e.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
            $1::timestamptz, e.starts_at - r.ahead
       from events e cross join (values ('day', interval '24 hours'), ('hour', interval '1 hour')) as r(before, ahead)
      where e.state = 'published' and e.starts_at - r.ahead > $1::timestamptz`,
    [now.toISOString()],
  )
}
