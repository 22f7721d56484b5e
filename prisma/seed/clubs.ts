import type pg from 'pg'
import { clubTables } from './club-tables.ts'
import { userId } from './demo-rows.ts'
import { type DemoSchool, rowsOf } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const DAY = 86_400_000

const listOf = (cell = '', mark = ',') =>
  cell
    .split(mark)
    .map((part) => part.trim())
    .filter(Boolean)

/** The demo's clubs, who is in them and as what, who asks, and who is invited. */
export async function layOutClubs(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  const tables = clubTables[school.slug]
  if (!tables) return
  const founded = new Map(
    rowsOf(tables.clubs).map(([slug = '', age]) => [
      slug,
      new Date(Math.round(now.getTime() - Number(age) * DAY)),
    ]),
  )
  const idOf = (slug: string) => seededId(founded.get(slug) ?? now, school.slug, 'club', slug)
  const rows = (table?: string) => rowsOf(table).map(([slug = '', ...cells]) => [idOf(slug), ...cells])
  await insertClubs(client, school, rowsOf(tables.clubs), rowsOf(tables.people), {
    founded,
    idOf,
    rows: rows(tables.questions),
  })
  await insertMembers(client, school, rowsOf(tables.people), founded, idOf)
  await insertAdmission(client, school, now, rows(tables.requests), rows(tables.invites))
  await insertFiles(client, school, now, rows(tables.files))
  await insertGroups(client, school, now, rows(tables.groups))
}

interface Founding {
  founded: Map<string, Date>
  idOf: (slug: string) => string
  rows: string[][]
}

async function insertClubs(
  client: pg.Client,
  school: DemoSchool,
  clubs: string[][],
  people: string[][],
  { founded, idOf, rows }: Founding,
) {
  const president = new Map(people.map(([slug = '', account]) => [slug, userId(school, account)]))
  const made = clubs.map(([slug = '', , category, entry, tags, name, tagline, about]) => ({
    id: idOf(slug),
    slug,
    category,
    entry,
    tags: listOf(tags),
    name,
    tagline,
    about,
    questions: rows.filter(([id]) => id === idOf(slug)).map(([, question]) => question),
    welcome: `Welcome to ${name}! Say hello in the club’s feed.`,
    created_by_id: president.get(slug),
    created_at: founded.get(slug)?.toISOString(),
  }))
  await client.query(
    `insert into clubs (id, slug, name, tagline, about, category, tags, entry, questions, welcome, created_by_id, created_at, updated_at)
     select id, slug, name, tagline, about, category, tags, entry, questions, welcome, created_by_id, created_at, created_at
       from jsonb_to_recordset($1) as c(id uuid, slug text, name text, tagline text, about text, category text, tags text[], entry text,
            questions text[], welcome text, created_by_id uuid, created_at timestamptz)
     on conflict do nothing`,
    [JSON.stringify(made)],
  )
  await client.query(
    `insert into club_history (id, club_id, actor_id, what, created_at)
     select app.uuid_v7(), id, created_by_id, 'founded', created_at
       from jsonb_to_recordset($1) as c(id uuid, created_by_id uuid, created_at timestamptz)`,
    [JSON.stringify(made)],
  )
}

/** Each joined a day after the one before; the count is of the rows. */
async function insertMembers(
  client: pg.Client,
  school: DemoSchool,
  people: string[][],
  founded: Map<string, Date>,
  idOf: (slug: string) => string,
) {
  const members = people.flatMap(([slug = '', ...lists]) => {
    const roles = ['president', 'officer', 'treasurer', 'moderator', 'member']
    const inClub = roles.flatMap((role, i) => listOf(lists[i]).map((account) => ({ role, account })))
    const start = founded.get(slug)?.getTime() ?? 0
    return inClub.map(({ role, account }, i) => ({
      club_id: idOf(slug),
      user_id: userId(school, account),
      role,
      joined_at: new Date(start + i * DAY).toISOString(),
    }))
  })
  await client.query(
    `with joined as (
       insert into club_members (club_id, user_id, role, joined_at)
       select club_id, user_id, role, joined_at
         from jsonb_to_recordset($1) as m(club_id uuid, user_id uuid, role text, joined_at timestamptz)
       on conflict do nothing returning club_id)
     update clubs c set member_count = c.member_count + j.count
       from (select club_id, count(*)::int as count from joined group by 1) j where j.club_id = c.id`,
    [JSON.stringify(members)],
  )
}

async function insertAdmission(
  client: pg.Client,
  school: DemoSchool,
  now: Date,
  requests: string[][],
  invites: string[][],
) {
  const at = now.toISOString()
  await client.query(
    `insert into club_requests (id, club_id, user_id, answers, expires_at, created_at)
     select app.uuid_v7(), club_id, user_id, answers, $2::timestamptz + interval '12 days', $2::timestamptz - interval '2 days'
       from jsonb_to_recordset($1) as r(club_id uuid, user_id uuid, answers text[]) on conflict do nothing`,
    [
      JSON.stringify(
        requests.map(([club_id, account, answers]) => ({
          club_id,
          user_id: userId(school, account),
          answers: listOf(answers, '/'),
        })),
      ),
      at,
    ],
  )
  await client.query(
    `insert into club_invites (id, club_id, user_id, role, invited_by_id, expires_at, created_at)
     select app.uuid_v7(), club_id, user_id, role, invited_by_id, $2::timestamptz + interval '6 days', $2::timestamptz - interval '1 day'
       from jsonb_to_recordset($1) as i(club_id uuid, user_id uuid, role text, invited_by_id uuid) on conflict do nothing`,
    [
      JSON.stringify(
        invites.map(([club_id, account, role, by]) => ({
          club_id,
          user_id: userId(school, account),
          role,
          invited_by_id: userId(school, by),
        })),
      ),
      at,
    ],
  )
}

/** Pinned by the president. */
async function insertFiles(client: pg.Client, school: DemoSchool, now: Date, files: string[][]) {
  const made = files.map(([club_id = '', title = '', url], position) => ({
    id: seededId(new Date(now.getTime() - (20 - position) * DAY), school.slug, 'file', title),
    club_id,
    title,
    url,
    position,
  }))
  await client.query(
    `insert into club_resources (id, club_id, title, url, position, added_by_id, created_at)
     select f.id, f.club_id, f.title, f.url, f.position, c.created_by_id, $2
       from jsonb_to_recordset($1) as f(id uuid, club_id uuid, title text, url text, position int) join clubs c on c.id = f.club_id
     on conflict do nothing`,
    [JSON.stringify(made), now.toISOString()],
  )
}

async function insertGroups(client: pg.Client, school: DemoSchool, now: Date, groups: string[][]) {
  for (const [club = '', account, name = '', about, people] of groups) {
    const id = seededId(new Date(now.getTime() - 6 * DAY), school.slug, 'group', name)
    await client.query(
      `insert into club_groups (id, club_id, name, about, created_by_id, created_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [id, club, name, about, userId(school, account), now.toISOString()],
    )
    await client.query(
      `insert into club_group_members (group_id, user_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
      [id, listOf(people).map((one) => userId(school, one))],
    )
  }
}
