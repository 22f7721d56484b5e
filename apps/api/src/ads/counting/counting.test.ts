import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asker, app, directory, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { say } from '../../billboard/testing.ts'
import { endCampaign, pauseCampaign } from '../campaigns/contract.ts'
import { VALID_MS } from '../serving/token.ts'
import { type AdCampus, makeAdCampus, params, running } from '../testing.ts'
import { ask, beacon, countsOf, feedAds, look, plan } from './testing.ts'

afterAll(() => {
  clock.offsetMs = 0
})

let scene: AdCampus
let campus: TestCampus
let ann: Asker
let bob: Asker

beforeAll(async () => {
  scene = await makeAdCampus()
  campus = scene.campus
  ;[ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
  for (let index = 0; index < 4; index++) await say(ann, `Post ${index}`)
  await running(scene, { budget: 1_000 })
  // So much is due that it is shown to whoever comes.
  await campus.command((ctx) => ctx.sql(sql`update flights set bought = 100000000, budget = 50000000`))
  await plan(campus)
})

const views = async () => (await countsOf(campus))[0]?.views
const shown = async (who: Asker) => (await feedAds(app, campus.host, who))[0]?.token ?? ''

test('a token counts once, however often and in however many ways it is sent', async () => {
  const token = await shown(ann)
  look()
  const sent = [token, token]
  const answers = await Promise.all([beacon(campus.host, ann, sent), beacon(campus.host, ann, sent)])
  expect(answers.reduce((sum, one) => sum + one, 0)).toBe(1)
  expect(await beacon(campus.host, ann, [token])).toBe(0)
  expect(await views()).toBe(1)
})

test('nothing is counted of another person’s, another school’s, a changed, an early or an old token', async () => {
  const before = await views()
  const token = await shown(ann)
  expect(await beacon(campus.host, ann, [token])).toBe(0)
  look()
  const elsewhere = await makeCampus()
  const eve = await elsewhere.student('Eve')
  expect(await beacon(campus.host, bob, [token])).toBe(0)
  expect(await beacon(elsewhere.host, eve, [token])).toBe(0)
  const changed = token.slice(0, 60) + (token[60] === 'A' ? 'B' : 'A') + token.slice(61)
  expect(await beacon(campus.host, ann, [changed, `${token}=`, `${token}A`, 'x', token.toLowerCase()])).toBe(
    0,
  )
  const signedOut = await app.inject({
    method: 'POST',
    url: '/api/v1/ads/impressions',
    headers: { host: campus.host },
    payload: { token },
  })
  expect(signedOut.statusCode).toBe(401)
  clock.offsetMs += VALID_MS
  expect(await beacon(campus.host, ann, [token])).toBe(0)
  expect(await views()).toBe(before)
  await plan(campus)
})

test('programs are not counted, by whatever name they come', async () => {
  const before = await views()
  for (const agent of [
    'Googlebot/2.1',
    'curl/8.5',
    'python-requests/2.3',
    'Mozilla/5.0 HeadlessChrome/120',
  ]) {
    const token = await shown(bob)
    look()
    const payload = { token }
    const headers = { 'user-agent': agent }
    const answer = await ask(app, 'POST', '/ads/impressions', {
      host: campus.host,
      token: bob.token,
      payload,
      headers,
    })
    expect(answer.json()).toEqual({ counted: 0 })
  }
  expect(await views()).toBe(before)
})

test('one account counts four times a day for one ad, and is shown it no more then', async () => {
  const cy = await campus.student('Cy')
  const tokens: string[] = []
  for (let page = 0; page < 9; page++) tokens.push(await shown(cy))
  look()
  const counted = await Promise.all(tokens.map((token) => beacon(campus.host, cy, [token])))
  expect(counted.reduce((sum, one) => sum + one, 0)).toBe(4)
  clock.offsetMs += 31_000
  await plan(campus)
  expect(await feedAds(app, campus.host, cy)).toEqual([])
  const kept = await campus.read((ctx) =>
    ctx.sql<{ viewer: Buffer }>(sql`select viewer from ad_frequency where views >= 4`),
  )
  expect(kept[0]?.viewer).toHaveLength(16)
  expect(Buffer.from(kept[0]?.viewer ?? []).toString('hex')).not.toContain(cy.viewer.id.slice(0, 8))
})

test('a click leads to the address that was approved, and counts for people who clicked, once', async () => {
  const token = await shown(bob)
  const follow = (method: 'GET' | 'HEAD', headers = {}) =>
    ask(app, method, `/ads/click/${token}?to=https://evil.test`, {
      host: campus.host,
      token: bob.token,
      headers,
    })
  for (const answer of [
    await follow('HEAD'),
    await follow('GET', { 'sec-purpose': 'prefetch;prerender' }),
    await follow('GET', { purpose: 'prefetch' }),
    await follow('GET', { 'user-agent': 'Slackbot-LinkExpanding 1.0' }),
  ])
    expect([answer.statusCode, answer.headers.location]).toEqual([302, 'https://joes.example/tuesday'])
  expect((await countsOf(campus))[0]?.clicks).toBe(0)
  const answers = await Promise.all([follow('GET'), follow('GET')])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([302, 302])
  expect(answers[0]?.headers['referrer-policy']).toBe('no-referrer')
  expect((await countsOf(campus))[0]?.clicks).toBe(1)
  const stranger = await ask(app, 'GET', `/ads/click/${token}`, { host: campus.host, token: ann.token })
  expect(stranger.statusCode).toBe(404)
})

test('what is paused or over is not counted, whatever had been shown of it', async () => {
  const [flight] = await campus.read(({ db }) => db.flight.findMany())
  const before = await views()
  const dee = await campus.student('Dee')
  const token = await shown(dee)
  expect(token).not.toBe('')
  look()
  await scene.admin(pauseCampaign, params(flight?.campaignId ?? ''))
  expect(await beacon(campus.host, dee, [token])).toBe(0)
  await scene.admin(endCampaign, params(flight?.campaignId ?? ''))
  expect(await beacon(campus.host, dee, [token])).toBe(0)
  expect(await views()).toBe(before)
})

test('clicks that were bought have the same end, and a day its cap', async () => {
  const other = await makeAdCampus()
  const [author] = [await other.campus.student('Author')]
  for (let index = 0; index < 4; index++) await say(author, `Post ${index}`)
  await running(other, { sold: 'cpc', budget: 1_000 })
  await other.campus.command((ctx) => ctx.sql(sql`update flights set bought = 5, daily_cap = 2`))
  await plan(other.campus)
  const people = await Promise.all(
    Array.from({ length: 8 }, (_, i) => other.campus.student(`P ${'ABCDEFGH'[i]}`)),
  )
  const click = async (who: Asker) => {
    const [ad] = await feedAds(app, other.campus.host, who)
    if (ad) await ask(app, 'GET', `/ads/click/${ad.token}`, { host: other.campus.host, token: who.token })
  }
  await Promise.all(people.map(click))
  expect(await countsOf(other.campus)).toMatchObject([{ counted: 2, charged: 2, views: 0 }])
  for (const _ of [1, 2]) {
    clock.offsetMs += 24 * 3_600_000
    await plan(other.campus)
    const again = await Promise.all(
      Array.from({ length: 4 }, (_, i) => other.campus.student(`Q ${'ABCD'[i]}`)),
    )
    await Promise.all(again.map(click))
  }
  expect(await countsOf(other.campus)).toMatchObject([{ counted: 5, charged: 5 }])
})

test('what is shown while the school is read-only is counted: it was paid for', async () => {
  // A payment page is opened by the time that is there as well.
  clock.offsetMs = 0
  const other = await makeAdCampus()
  const { id, slug } = other.campus.school
  const reader = await other.campus.student('Reader')
  for (let index = 0; index < 4; index++) await say(reader, `Post ${index}`)
  await running(other)
  await other.campus.command((ctx) => ctx.sql(sql`update flights set bought = 100000000, budget = 50000000`))
  await plan(other.campus)
  await other.campus.command((ctx) =>
    ctx.sql(sql`update schools set subscription_state = 'read_only' where id = ${id}::uuid`),
  )
  directory.forget(slug)
  const [ad] = await feedAds(app, other.campus.host, reader)
  look()
  expect(await beacon(other.campus.host, reader, [ad?.token ?? ''])).toBe(1)
})
