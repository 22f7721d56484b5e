import { balanceOf } from '@banter/billing/ledger'
import { Database, sql } from '@banter/tenants/database'
import { clock, database } from '@banter/tenants/testing'
import { afterAll, expect, test } from 'vitest'
import { type Asker, app, directory, type TestCampus } from '../../../test/campus.ts'
import { say } from '../../billboard/testing.ts'
import { recognise } from '../recognition/recognise.ts'
import { rotateEverywhere } from '../rotation/schedules.ts'
import { makeAdCampus, running } from '../testing.ts'
import { anotherApi, beacon, countsOf, feedAds, look, plan } from './testing.ts'

afterAll(() => {
  clock.offsetMs = 0
})

const second = await anotherApi()
await second.ready()
afterAll(() => second.close())

const STUDENTS = 20
const VIEWS_EACH = 10
/** Of what was bought, in cents: at 500 for a thousand, ten views. */
const TEN_VIEWS = 5

async function makeScene() {
  const scene = await makeAdCampus()
  const { campus } = scene
  const students = await Promise.all(
    Array.from({ length: STUDENTS }, (_, index) =>
      campus.student(`Student ${String.fromCharCode(65 + index)}`),
    ),
  )
  const [ann] = students as [Asker]
  for (let index = 0; index < 5; index++) await say(ann, `Post ${index}`)
  // A campaign is worth more than five cents when it is bought; this one has ten views left.
  await running(scene, { budget: 1_000 })
  await campus.command((ctx) => ctx.sql(sql`update flights set bought = 10, budget = ${TEN_VIEWS}`))
  await plan(campus)
  return { campus, students }
}

/** All page views at once, then all beacons at once, every one of them by one of these processes. */
async function viewAll(
  campus: TestCampus,
  students: Asker[],
  apis: (typeof app)[],
  between = async () => {},
) {
  const pages = students.flatMap((student) =>
    Array.from({ length: VIEWS_EACH }, (_, index) => ({ student, api: apis[index % apis.length] ?? app })),
  )
  const seen = await Promise.all(
    pages.map(async (page) => ({ ...page, ads: await feedAds(page.api, campus.host, page.student) })),
  )
  look()
  const half = seen.length / 2
  const tell = (some: typeof seen) =>
    Promise.all(
      some.flatMap(({ student, ads }, index) =>
        ads.map(({ token }) => beacon(campus.host, student, [token], apis[index % apis.length])),
      ),
    )
  const first = await tell(seen.slice(0, half))
  await between()
  const rest = await tell(seen.slice(half))
  return {
    shown: seen.flatMap(({ ads }) => ads),
    counted: [...first, ...rest].reduce((sum, one) => sum + one, 0),
  }
}

async function expectTen(campus: TestCampus) {
  expect(await countsOf(campus)).toMatchObject([{ counted: 10, charged: 10, views: 10 }])
  const said = await campus.read((ctx) =>
    ctx.sql(sql`select id from outbox where topic = 'flight_exhausted'`),
  )
  expect(said).toHaveLength(1)
}

test('ten views bought, two hundred pages and their beacons at once: ten are counted and charged', async () => {
  const { campus, students } = await makeScene()
  const { shown, counted } = await viewAll(campus, students, [app])
  expect(shown).toHaveLength(STUDENTS * VIEWS_EACH)
  expect(counted).toBe(10)
  await expectTen(campus)
  const [flight] = await campus.read(({ db }) => db.flight.findMany())
  await campus.command((ctx) => recognise(ctx, flight?.campaignId ?? ''))
  const booked = await campus.read(async (ctx) => [
    await balanceOf(ctx, 'ads_revenue'),
    await balanceOf(ctx, 'school_share_payable', campus.school.id),
  ])
  expect(booked).toEqual([3, 2])
})

test('the same with two processes, and a worker that dies and comes back in between', async () => {
  const { campus, students } = await makeScene()
  const workerOf = () => ({
    database: new Database({
      url: database.pool.options.connectionString ?? '',
      connections: 2,
      clock: clock.now,
    }),
    directory,
  })
  const dying = workerOf()
  const { counted } = await viewAll(campus, students, [app, second], async () => {
    const turn = rotateEverywhere(dying).catch(() => {})
    await dying.database.close().catch(() => {})
    await turn
    const worker = workerOf()
    await Promise.all([rotateEverywhere(worker), rotateEverywhere(worker)])
    await worker.database.close()
  })
  expect(counted).toBe(10)
  await expectTen(campus)
  clock.offsetMs += 61_000
  const [late] = students as [Asker]
  expect(await feedAds(second, campus.host, late)).toEqual([])
})
