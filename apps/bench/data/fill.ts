import type pg from 'pg'

export interface Size {
  schools: number
  studentsPerSchool: number
  /** Products, and as many posts, of all schools together. */
  rows: number
}

const STOCK = 1_000_000
const WALLET_CENTS = 100_000_000
const DAYS = 180

/** Schools full of students, products and posts, newest last, with sessions and money in the wallets. As the owner, in bulk. */
export async function fill(client: pg.Client, { schools, studentsPerSchool, rows }: Size): Promise<void> {
  // What is made here keeps its references by construction: checking each row would take most of the time.
  await client.query("set session_replication_role = 'replica'")
  await client.query(placesAndPeople, [schools, studentsPerSchool].map(String))
  await client.query(numbered)
  await client.query(products, [rows, DAYS, STOCK])
  await client.query(posts, [rows, DAYS])
  await client.query("set session_replication_role = 'origin'")
  await fillSearch(client)
  await fillWallets(client)
  await client.query('vacuum analyze')
  await client.query('checkpoint')
}

const placesAndPeople = `
  with school as (
    insert into schools (id, slug, name, city, state, country)
    select uuidv7(), 'campus-' || n, 'Campus ' || n, 'Arlington', 'TX', 'US' from generate_series(1, $1::int) n
    returning id, slug
  ), domain as (
    insert into email_domains (domain, school_id) select slug || '.test', id from school
  ), student as (
    insert into users (school_id, id, email, name, email_verified_at)
    select id, uuidv7(), 'student-' || n || '@' || slug || '.test', 'Student Number ' || n, now()
      from school, generate_series(1, $2::int) n
    returning school_id, id
  )
  insert into sessions (school_id, id, user_id, expires_at)
  select school_id, uuidv7(), id, now() + interval '1 day' from student`

const numbered = `
  create temporary table people as
  select s.id as school_id, u.id, s.school, row_number() over (partition by s.id order by u.id) - 1 as seat,
         count(*) over (partition by s.id) as seats
    from (select id, row_number() over (order by id) - 1 as school from schools where slug like 'campus-%') s
    join users u on u.school_id = s.id`

/** Row i of all belongs to school i mod S, and there to each student in turn; the last row is the newest. */
const spread = `
  generate_series(1, $1::int) i cross join lateral (select make_interval(secs => ($1 - i)::float8 / $1 * $2 * 86400) as age) a
  cross join (select max(school) + 1 as schools, max(seats) as seats from people) many
  join people p on p.school = i % many.schools and p.seat = (i / many.schools) % many.seats`

const products = `
  insert into products (school_id, id, seller_id, title, description, category, condition, price_amount, stock, created_at)
  select p.school_id, uuidv7(-age), p.id,
         (array['Organic chemistry', 'Desk lamp', 'Road bike', 'Mini fridge', 'Rain jacket', 'Tennis racket'])[1 + i % 6] || ', no. ' || i,
         repeat('Used for two semesters and kept well; to be picked up at the library. ', 1 + i % 4),
         (enum_range(null::"ProductCategory"))[1 + i % 10], (enum_range(null::"Condition"))[1 + i % 5],
         500 + (i::bigint * 7919) % 40000, $3::int, now() - age
    from ${spread}`

const posts = `
  insert into posts (school_id, id, author_id, body, created_at)
  select p.school_id, uuidv7(-age), p.id,
         repeat('Study group for the midterm meets at the library on Thursday, everybody is welcome. ', 1 + i % 5) || i, now() - age
    from ${spread}`

/** What is not indexed already, as the topics' followers would have done: a trigger makes the words of it. */
export async function fillSearch(client: pg.Client): Promise<void> {
  await client.query(`
    insert into search_documents (school_id, kind, subject_id, title, body, owner_id, category, amount, made_at)
    select school_id, 'post', id, '', body, author_id, 'post', null, created_at from posts
    union all
    select school_id, 'product', id, title, category::text || ' ' || description, seller_id, category::text, price_amount, created_at
      from products
    on conflict do nothing`)
}

/** Through the ledger, as a top-up by card would: one fact for each student. */
async function fillWallets(client: pg.Client) {
  const { rows } = await client.query<{ id: string }>(`select id from schools where slug like 'campus-%'`)
  for (const { id } of rows) {
    await client.query('begin')
    await client.query(`select set_config('app.school_id', $1, true)`, [id])
    await client.query(
      `select app.ledger_post('top_up', 'pay:bench-' || u.id, u.id::text, 'usd', jsonb_build_array(
                jsonb_build_object('code', 'stripe_balance', 'amount', $1::bigint),
                jsonb_build_object('code', 'wallet', 'owner', u.id, 'amount', -$1::bigint)))
         from users u where school_id = app.school_id()`,
      [WALLET_CENTS],
    )
    await client.query('commit')
  }
}
