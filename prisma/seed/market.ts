import type pg from 'pg'
import { userId } from './demo-rows.ts'
import { marketTables } from './market-tables.ts'
import { type DemoSchool, rowsOf } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const DAY = 86_400_000
const LISTED_DAYS = 14

/** What the demo's market knows beyond its plain listings: books and courses, other kinds, drafts, rules and deadlines. */
export async function layOutMarket(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  const tables = marketTables[school.slug]
  if (!tables) return
  await insertOthers(client, school, now)
  await client.query(
    `update products p set branch = f.branch, isbn = f.isbn, edition = f.edition, course = f.course,
            negotiable = f.least is not null, least_offer_pct = coalesce(f.least, 0)
       from jsonb_to_recordset($1) as f(title text, branch text, isbn text, edition text, course text, least int) where p.title = f.title`,
    [JSON.stringify(rowsOf(tables.facts).map(factOf))],
  )
  // Whatever is older than its time was renewed since.
  await client.query(
    `update products set published_at = p.listed, expires_at = p.listed + make_interval(days => $2)
       from (select id, case when created_at > $1::timestamptz - interval '10 days' then created_at
                             else $1::timestamptz - make_interval(hours => 6 + (extract(epoch from created_at)::bigint % 200)::int) end as listed
               from products where status in ('active', 'paused') and published_at is null) p
      where products.id = p.id`,
    [now, LISTED_DAYS],
  )
  await setRules(client, tables.rules, now)
  await setDeadlines(client, now)
}

const factOf = ([title, branch, isbn, edition = '', course, least]: string[]) => ({
  title,
  branch: branch || null,
  isbn: isbn || null,
  edition,
  course: course || null,
  least: least ? Number(least) : null,
})

async function insertOthers(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  const { others = '', standing = '' } = marketTables[school.slug] ?? {}
  const rows = [
    ...rowsOf(others).map(([seller, kind, ...rest]) =>
      rowOf(school, now, seller, { kind, status: 'active' }, rest),
    ),
    ...rowsOf(standing).map(([seller, status, ...rest]) =>
      rowOf(school, now, seller, { kind: 'sale', status }, rest),
    ),
  ]
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  if (!columns) return
  await client.query(
    `insert into products (${columns}) select ${columns} from json_populate_recordset(null::products, $1) on conflict do nothing`,
    [JSON.stringify(rows)],
  )
}

interface Standing {
  kind: string | undefined
  status: string | undefined
}

function rowOf(school: DemoSchool, now: Date, seller = '', { kind, status }: Standing, rest: string[]) {
  const [shelf = '', condition, price = '', age, title = '', description = '', swapFor = ''] = rest
  const [category, branch = null] = shelf.split('/')
  const at = new Date(now.getTime() - Number(age) * DAY)
  const [sold, seen] = [status === 'sold', !['draft', 'pending'].includes(status ?? '')]
  return {
    id: seededId(at, school.slug, 'product', title),
    seller_id: userId(school, seller),
    kind,
    category,
    branch,
    condition,
    price_amount: Number(price.replace('.', '') || 0),
    currency: 'usd',
    stock: sold ? 0 : 1,
    reserved: 0,
    title,
    description,
    brand: '',
    negotiable: false,
    least_offer_pct: 0,
    delivery: 'pickup',
    edition: '',
    swap_for: swapFor,
    favourite_count: 0,
    view_count: 0,
    refusal: '',
    status: sold ? 'active' : status,
    published_at: seen ? at.toISOString() : null,
    expires_at: seen ? new Date(at.getTime() + LISTED_DAYS * DAY).toISOString() : null,
    sold_at: sold ? at.toISOString() : null,
    created_at: at.toISOString(),
    updated_at: at.toISOString(),
  }
}

type Rules = NonNullable<(typeof marketTables)[string]>['rules']

async function setRules(client: pg.Client, rules: Rules, now: Date): Promise<void> {
  const day = (from: number) => new Date(now.getTime() + from * DAY).toISOString().slice(0, 10)
  const [from, to] = rules.moveOut
  await client.query(
    `insert into market_rules (blocked_words, review_first, term_ends_on, move_out_from, move_out_to, donate_to)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [rules.blockedWords, rules.reviewFirst, day(rules.termEnds), day(from), day(to), rules.donateTo],
  )
}

/** As if each had been listed through the application. */
async function setDeadlines(client: pg.Client, now: Date): Promise<void> {
  for (const [topic, before] of [
    ['listing_ends', 2],
    ['listing_ended', 0],
  ] as const)
    await client.query(
      `insert into outbox (id, topic, version, producer, payload, occurred_at, available_at)
       select app.uuid_v7(), $1, 1, 'marketplace',
              jsonb_build_object('product_id', id, 'expires_at', to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
              $2, expires_at - make_interval(days => $3)
         from products where status = 'active' and stock > 0 and expires_at > $2::timestamptz`,
      [topic, now, before],
    )
}
