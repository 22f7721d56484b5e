import { sql } from '@banter/tenants/database'
import { clock, database } from '@banter/tenants/testing'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { env, makeCampus, services, type TestCampus } from '../../../test/campus.ts'
import { count } from '../counting/count.ts'
import { AdServer } from '../serving/ad-server.ts'
import { adKeys } from '../serving/keys.ts'
import { readShowing } from '../serving/token.ts'
import { rotate } from './rotate.ts'
import { liveCampaign } from './testing.ts'

afterAll(() => {
  clock.offsetMs = 0
})

const MINUTE_MS = 60_000
const keys = adKeys(env.JWT_SECRET)

/** To the next nine o'clock of the campus. */
function nineOClock(): Date {
  const now = DateTime.fromJSDate(clock.now(), { zone: 'America/Chicago' })
  const nine = now.plus({ days: 1 }).startOf('day').set({ hour: 9 })
  clock.offsetMs += nine.toMillis() - clock.now().getTime()
  return nine.toJSDate()
}

/** Somebody new each time: nobody is tired of an ad. */
const anybody = (campus: TestCampus) =>
  campus.as({ id: v7(), name: 'Somebody', role: 'student', verified: true, sessionId: v7() })

/** A minute of a campus: plans are made, people come, seven of ten look, and that is counted. */
async function minute(campus: TestCampus, ads: AdServer, people: number) {
  await rotate(campus)
  const tokens: string[] = []
  for (let index = 0; index < people; index++)
    for (const placement of ['feed', 'shop'] as const) {
      const shown = await anybody(campus).read((ctx) => ads.beside(ctx, placement, 1))
      if (index % 10 < 7) tokens.push(...shown.map(({ token }) => token))
    }
  await ads.flush()
  const happened = tokens.flatMap((token) => {
    const showing = readShowing(keys.tokens, token)
    return showing ? [{ showing, event: 'view' as const }] : []
  })
  if (happened.length) await campus.command((ctx) => count(ctx, happened))
  clock.offsetMs += MINUTE_MS
}

const countedIn = (campus: TestCampus, hour: Date) =>
  campus.read(async (ctx) => {
    const rows = await ctx.sql<{ id: string; views: number }>(
      sql`select flight_id as id, views from ad_hours where hour = ${hour}`,
    )
    return (id: string) => rows.find((row) => row.id === id)?.views ?? 0
  })

test('two hours through the real tables: even by hour after a peak, equal among equals, nothing beyond what was bought', async () => {
  const campus = await makeCampus()
  const ads = new AdServer({ database, media: services.media, keys })
  const nine = nineOClock()
  // As busy as yesterday at ten, half as busy again at nine.
  await campus.command(({ db }) =>
    db.adTraffic.createMany({
      data: [
        { placement: 'feed', hour: new Date(nine.getTime() - 86_400_000), showings: 800 },
        { placement: 'feed', hour: new Date(nine.getTime() - 82_800_000), showings: 480 },
      ],
    }),
  )
  const ten = new Date(nine.getTime() + 3_600_000)
  const during = { from: nine, to: new Date(ten.getTime() + 3_600_000) }
  const paced = await liveCampaign(campus, 'Paced', { ...during, bought: 300 })
  await liveCampaign(campus, 'House', { ...during, kind: 'house' })
  const equals = await Promise.all(
    ['A', 'B', 'C'].map((name) =>
      liveCampaign(campus, name, { ...during, placement: 'shop', bought: 5_000 }),
    ),
  )
  for (let at = 0; at < 120; at++) await minute(campus, ads, at < 60 ? 20 : 8)
  await ads.close()
  const [before, after] = [await countedIn(campus, nine), await countedIn(campus, ten)]
  expect(before(paced)).toBeGreaterThan(150 * 0.95)
  expect(before(paced)).toBeLessThan(150 * 1.05)
  expect(before(paced) + after(paced)).toBeLessThanOrEqual(300)
  expect(after(paced)).toBeGreaterThan(150 * 0.95)
  const shares = equals.map((id) => before(id) + after(id))
  expect(Math.min(...shares)).toBeGreaterThan(300)
  expect(Math.max(...shares) / Math.min(...shares)).toBeLessThan(1.03)
}, 60_000)

test('a plan is made twice at once and kept once; it is gone with the last campaign, at once in a blackout', async () => {
  const [campus, elsewhere] = [await makeCampus(), await makeCampus()]
  const now = clock.now()
  const during = { from: now, to: new Date(now.getTime() + 86_400_000) }
  const flight = await liveCampaign(campus, 'One', { ...during, bought: 100 })
  await Promise.all([rotate(campus), rotate(campus)])
  const plans = () =>
    campus.read((ctx) =>
      ctx.sql<{ version: number; flights: { id: string; until: number }[] }>(
        sql`select version, plan -> 'flights' as flights from ad_plans`,
      ),
    )
  expect(await plans()).toMatchObject([{ version: 1, flights: [{ id: flight }] }])
  expect(await elsewhere.read(({ db }) => db.adPlan.count())).toBe(0)
  const begin = new Date(clock.now().getTime() + 600_000)
  await campus.command(({ db }) =>
    db.adBlackout.create({ data: { startsAt: begin, endsAt: during.to, reason: 'Finals' } }),
  )
  clock.offsetMs += 5_000
  await rotate(campus)
  expect((await plans())[0]?.flights[0]?.until).toBe(begin.getTime())
  clock.offsetMs += 600_000
  await rotate(campus)
  expect((await plans())[0]?.flights).toEqual([])
  await campus.command((ctx) => ctx.sql(sql`update campaigns set state = 'ended'`))
  await rotate(campus)
  expect(await plans()).toEqual([])
})
