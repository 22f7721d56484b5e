import { fillSearch } from '../data/fill.ts'
import { withClient } from '../parts/cluster.ts'
import type { Stage } from '../stage.ts'
import { asked } from './requests.ts'
import type { Row } from './row.ts'
import { against } from './served.ts'

/** Of each: a school of a hundred thousand posts and products. */
const DOCUMENTS = 50_000
const CLIENTS = 1
const words = [
  ['rare word', 'xylophone'],
  ['common word', 'library'],
  ['beginning of a word', 'lib'],
  ['two words', 'chemistry notes'],
] as const

/** What a student at a large school waits for who searches everything, one after the other: the time is on the clock, so one asks at a time. */
export async function search(stage: Stage): Promise<Row[]> {
  const [student] = stage.students
  if (!student) throw new Error('There is no student.')
  await withClient(stage.cluster.owner, async (client) => {
    await client.query("set session_replication_role = 'replica'")
    await client.query(things, [student.schoolId, student.id, DOCUMENTS])
    await client.query("set session_replication_role = 'origin'")
    await fillSearch(client)
    await client.query('vacuum analyze search_documents, posts, products')
  })
  const rows: Row[] = []
  for (const [variant, q] of words) {
    const requests = asked([student], `/api/v1/search?q=${encodeURIComponent(q)}`)
    await assertFinds(stage, requests[0]?.path ?? '', requests[0]?.headers ?? {})
    const product = await against(stage, stage.api, [stage.api], CLIENTS, requests)
    rows.push({ name: 'search', variant, clients: CLIENTS, product, floor: null, note: null })
  }
  return rows
}

/** @throws when nothing is found: an empty page is easily fast */
async function assertFinds({ api }: Stage, path: string, headers: Record<string, string>) {
  const { host = '', ...rest } = headers
  const response = await fetch(api.url + path, { headers: { ...rest, 'x-forwarded-host': host } })
  const { items } = (await response.json()) as { items?: unknown[] }
  if (!items?.length) throw new Error(`${path} was answered ${response.status} and found nothing.`)
}

const things = `
  with age as (select i, make_interval(secs => i * 300) as ago from generate_series(1, $3::int) i), made as (
    insert into posts (school_id, id, author_id, body, created_at)
    select $1::uuid, uuidv7(-ago), $2::uuid, 'Study group for the midterm meets at the library on Thursday, everybody is welcome. ' || i ||
           case when i % 5000 = 7 then ' Who plays the xylophone?' else '' end, now() - ago from age)
  insert into products (school_id, id, seller_id, title, description, category, condition, price_amount, stock, created_at)
  select $1::uuid, uuidv7(-ago), $2::uuid,
         (array['Organic chemistry', 'Desk lamp', 'Road bike', 'Mini fridge', 'Rain jacket', 'Tennis racket'])[1 + i % 6] || ', no. ' || i,
         'Used for two semesters with notes; to be picked up at the library.' || case when i % 5000 = 9 then ' A xylophone is with it.' else '' end,
         (enum_range(null::"ProductCategory"))[1 + i % 10], 'good', 500 + (i::bigint * 7919) % 40000, 1000, now() - ago
    from age`
