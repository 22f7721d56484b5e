import { setTimeout as wait } from 'node:timers/promises'
import { openAdServer } from '@banter/api/ad-server'
import { openMedia } from '@banter/api/media'
import { Database } from '@banter/tenants/database'
import { SchoolDirectory } from '@banter/tenants/resolve'
import type { Student } from '../data/people.ts'
import type { Figures } from '../measure/figures.ts'
import { summarise } from '../measure/statistics.ts'
import { withClient } from '../parts/cluster.ts'
import { startOutside } from '../parts/outside.ts'
import { BASE_DOMAIN, JWT_SECRET, startWorker } from '../parts/product.ts'
import type { Stage } from '../stage.ts'
import { asked } from './requests.ts'
import type { Row } from './row.ts'
import { against, READERS } from './served.ts'

const CAMPAIGNS = 1_000
const TURNS = 16
const FEED = '/api/v1/feed?limit=20&sort=latest'

/** What ads add to a page of the feed at a school with a thousand live campaigns: picking and signing alone, and the feed as a whole. */
export async function adPick(stage: Stage): Promise<Row[]> {
  const [first] = stage.students
  if (!first) throw new Error('There is no student.')
  const here = stage.students.filter(({ schoolId }) => schoolId === first.schoolId)
  const elsewhere = stage.students.find(({ schoolId }) => schoolId !== first.schoolId)?.schoolId
  await withClient(stage.cluster.owner, (client) => client.query(campaigns, [first.schoolId, CAMPAIGNS]))
  await planned(stage, first.schoolId)
  const database = new Database({ url: stage.cluster.app, connections: 4 })
  try {
    const selection = await picking(database, here, stage.options.seconds)
    await assertShown(stage, here)
    const neighbours = stage.students.filter(({ schoolId }) => schoolId === elsewhere)
    const [product, floor] = [
      await against(stage, stage.api, [stage.api], READERS, asked(here, FEED)),
      await against(stage, stage.api, [stage.api], READERS, asked(neighbours, FEED)),
    ]
    const campaigns = `${CAMPAIGNS.toLocaleString('en-US')} campaigns`
    return [
      {
        name: 'ad-pick',
        variant: 'selection',
        clients: 1,
        product: selection,
        floor: null,
        note: `${campaigns}, times of the CPU`,
      },
      {
        name: 'ad-pick',
        variant: 'whole feed',
        clients: READERS,
        product,
        floor,
        note: 'floor: a school without ads',
      },
    ]
  } finally {
    await database.close()
  }
}

const msOf = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000

/**
 * Page after page of people who have been here before, with plans that grow old and are read anew meanwhile. Each is timed by the CPU's clock:
 * the hundredth slowest by the one on the wall would be the one during which a neighbour ran.
 */
async function picking(database: Database, students: Student[], seconds: number): Promise<Figures> {
  const directory = new SchoolDirectory(database, BASE_DOMAIN)
  const school = await directory.byId(students[0]?.schoolId ?? '')
  if (!school) throw new Error('There is no school.')
  const ads = openAdServer({
    database,
    media: openMedia({ simulatorUrl: 'http://127.0.0.1:9' }),
    secret: JWT_SECRET,
  })
  const page = { items: Array.from({ length: 20 }, (_, index) => index), nextCursor: 'next' }
  const durations: number[] = []
  let shown = 0
  const turn = async ({ id, sessionId }: Student) => {
    const viewer = { id, sessionId, name: 'Student', role: 'student' as const, verified: true }
    await database.read(school, viewer, async (ctx) => {
      const before = process.cpuUsage()
      const answer = await ads.among(ctx, 'feed', { limit: 20 }, async () => page)
      durations.push(msOf(process.cpuUsage(before)))
      shown += answer.ads.length
    })
  }
  for (const student of students) await turn(student)
  const turns: Figures[] = []
  for (let round = 0; round < TURNS; round++) {
    durations.length = 0
    shown = 0
    const cpu = process.cpuUsage()
    const started = performance.now()
    for (let index = 0; performance.now() - started < (seconds * 1_000) / TURNS; index++)
      await turn(students[index % students.length] as Student)
    const spent = process.cpuUsage(cpu)
    if (shown < durations.length) throw new Error('Pages were left without ads.')
    const application = msOf(spent) / durations.length
    turns.push({
      ...summarise(durations, seconds / TURNS),
      cpu: { application, database: 0, total: application },
    })
  }
  await ads.close()
  // A neighbour's noise only adds.
  return turns.reduce((calm, one) => (one.p99 < calm.p99 ? one : calm))
}

/** By the real worker, which goes on making plans meanwhile. @throws when it makes none */
async function planned(stage: Stage, schoolId: string): Promise<void> {
  const outside = stage.undo.add(await startOutside(stage.folder))
  stage.undo.add(await startWorker(stage, undefined, outside))
  await withClient(stage.cluster.owner, async (client) => {
    for (let tries = 0; tries < 60; tries++) {
      const { rowCount } = await client.query('select from ad_plans where school_id = $1', [schoolId])
      if (rowCount) return
      await wait(500)
    }
    throw new Error('The worker makes no plan.')
  })
}

/** @throws when the feed has no ads: without them it is easily fast */
async function assertShown({ api }: Stage, students: Student[]): Promise<void> {
  const [request] = asked(students, FEED)
  const { host = '', ...headers } = request?.headers ?? {}
  const response = await fetch(api.url + FEED, { headers: { ...headers, 'x-forwarded-host': host } })
  const { items } = (await response.json()) as { items?: { kind: string }[] }
  if (!items?.some(({ kind }) => kind === 'ad')) throw new Error('The feed shows no ads.')
}

const campaigns = `
  with advertiser as (
    insert into advertisers (school_id, id, name, email) values ($1::uuid, uuidv7(), 'Joe’s Pizza', 'joe@joes.example') returning id),
  campaign as (
    insert into campaigns (school_id, id, reference, advertiser_id, name, state, currency, share_bps, paid, live_at)
    select $1::uuid, uuidv7(), 'BENCH' || i, advertiser.id, 'Campaign ' || i, 'live', 'usd', 5000, 100000, now()
      from advertiser, generate_series(1, $2::int) i returning id, name),
  creative as (
    insert into creatives (school_id, id, campaign_id, headline, body, landing_url, state)
    select $1::uuid, uuidv7(), id, name, 'Two pizzas for the price of one, every Tuesday.', 'https://joes.example/', 'approved' from campaign)
  insert into flights (school_id, id, campaign_id, placement, kind, price, budget, bought, starts_at, ends_at)
  select $1::uuid, uuidv7(), id, 'feed', 'cpm', 500, 100000, 200000, now() - interval '1 hour', now() + interval '30 days' from campaign`
