import pg from 'pg'
import { layOutAdDesk } from './ad-desk.ts'
import { layOutAds } from './ads.ts'
import { layOutBillboard } from './billboard.ts'
import { layOutClubs } from './clubs.ts'
import { cartRows, noticeRows, postRows, productRows, schoolIdOf, userRows } from './demo-rows.ts'
import { layOutDisputes } from './disputes.ts'
import { layOutEvents } from './events.ts'
import { layOutHandoff } from './handoff.ts'
import { lakeside } from './lakeside.ts'
import { layOutMarket } from './market.ts'
import { layOutOffers } from './offers.ts'
import { layOutOriginals } from './originals.ts'
import { layOutPeople } from './people.ts'
import { layOutPictures } from './pictures.ts'
import { platform } from './platform.ts'
import { layOutQuestions } from './questions.ts'
import type { DemoSchool } from './school-rows.ts'
import { layOutSubscriptions } from './subscriptions.ts'
import { uta } from './uta.ts'
import { layOutWatching } from './watching.ts'

export interface SeedOptions {
  /** As banter_app: the demo is laid out from inside each school's wall. */
  appUrl: string
  /** Of the one password that all demo accounts have. */
  passwordHash: string
  /** The demo's content lies in the weeks before this moment. */
  now?: Date
  /** Off where no simulator draws them. */
  pictures?: boolean
}

/** Opens the demo schools, each in one transaction. One that is there is left as it is. @returns the slugs opened now */
export async function seedDemo({
  appUrl,
  passwordHash,
  now = new Date(),
  pictures = true,
}: SeedOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  try {
    const opened: string[] = []
    for (const school of [platform, uta, lakeside]) {
      await client.query('begin')
      try {
        const isNew = await layOut(client, school, passwordHash, now)
        if (isNew) opened.push(school.slug)
        if (isNew && pictures) {
          await layOutOriginals(client, school, now)
          await layOutPictures(client, school)
        }
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      }
    }
    return opened
  } finally {
    await client.end()
  }
}

async function layOut(client: pg.Client, school: DemoSchool, passwordHash: string, now: Date) {
  const opened = await enter(client, school)
  // The platform may have been set up before the demo was asked for: it still gets the demo's people.
  if (opened || school.kind === 'platform') await insert(client, 'users', userRows(school, passwordHash, now))
  if (!opened) return false
  const products = productRows(school, now)
  await insert(
    client,
    'email_domains',
    school.emailDomains.map((domain) => ({ domain })),
  )
  await layOutPeople(client, school, now)
  await insert(client, 'products', products)
  await layOutMarket(client, school, now)
  await layOutHandoff(client, school)
  await layOutOffers(client, school, now)
  await layOutQuestions(client, school, now)
  await layOutWatching(client, school, now)
  await layOutDisputes(client, school, now)
  await insert(client, 'posts', postRows(school, now))
  await insert(client, 'cart_items', cartRows(school, products, now))
  await insert(client, 'notifications', noticeRows(school, now))
  await layOutClubs(client, school, now)
  await layOutEvents(client, school, now)
  await layOutBillboard(client, school, now)
  await layOutAds(client, school, now)
  await layOutAdDesk(client, school, now)
  await layOutSubscriptions(client, school, now)
  return true
}

/** Steps inside the school's wall, and opens the school when there is none. @returns whether it was opened */
async function enter(client: pg.Client, school: DemoSchool): Promise<boolean> {
  const { slug, kind, name, description, city, state, country, plan } = school
  const id = schoolIdOf(school)
  const step = (into: string) => client.query("select set_config('app.school_id', $1, true)", [into])
  await step(id)
  const { rowCount } = await client.query(
    `insert into schools (id, slug, kind, name, description, city, state, country, plan)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (slug) do nothing`,
    [id, slug, kind, name, description, city, state, country, plan],
  )
  if (rowCount) return true
  const { rows } = await client.query<{ id: string }>('select id from schools where slug = $1', [slug])
  await step(rows[0]?.id ?? id)
  return false
}

/** All rows in one statement. Table and columns are names of this folder's own. */
async function insert(client: pg.Client, table: string, rows: Record<string, unknown>[]) {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  if (!columns) return
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1) on conflict do nothing`,
    [JSON.stringify(rows)],
  )
}
