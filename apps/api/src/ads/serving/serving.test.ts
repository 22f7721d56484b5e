import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Asker, app, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { getHome } from '../../analytics/contract.ts'
import { getFeed } from '../../billboard/feed/contract.ts'
import { makeClub, say } from '../../billboard/testing.ts'
import { listClubs } from '../../clubs/contract.ts'
import { listEvents } from '../../events/contract.ts'
import { listProducts } from '../../marketplace/contract.ts'
import { sell } from '../../marketplace/testing.ts'
import { createReport, listReports, resolveReport } from '../../moderation/contract.ts'
import type { CampaignKind, Placement } from '../contract.ts'
import { beacon, feedAds, look, plan } from '../counting/testing.ts'
import { getAdChoice, hideAd, setAdChoice, unhideAd } from '../frequency/contract.ts'
import { getLibraryEntry, listAdLibrary } from '../library/contract.ts'
import { liveCampaign } from '../rotation/testing.ts'
import { changeAdSettings } from '../settings/contract.ts'
import { getAds } from './contract.ts'

afterAll(() => {
  clock.offsetMs = 0
})

let campus: TestCampus
let ann: Asker
let admin: Asker
const week = () => ({ from: clock.now(), to: new Date(clock.now().getTime() + 7 * 86_400_000) })
/** So much is due that no place is left empty for the sake of later hours. */
const live = (name: string, more: { kind?: CampaignKind; placement?: Placement } = {}) =>
  liveCampaign(campus, name, { ...week(), bought: 100_000_000, ...more })

beforeAll(async () => {
  campus = await makeCampus()
  ;[ann, admin] = await Promise.all([campus.student('Ann'), campus.admin()])
  for (let index = 0; index < 26; index++) await say(ann, `${index}`)
  for (let index = 0; index < 4; index++) await sell(ann, { title: `Lamp ${index}` })
  for (const name of ['Pizza', 'Bikes', 'Books', 'Tea', 'Shoes']) await live(name)
  await live('Shop', { placement: 'shop' })
  await live('House', { kind: 'house', placement: 'rail' })
  await live('Clubs', { placement: 'clubs' })
  await plan(campus)
})

const kinds = (items: { kind: string }[]) => items.map(({ kind }) => (kind === 'ad' ? 'ad' : '-')).join('')

async function walk(limit: number) {
  let seen = ''
  const ids = new Set<string>()
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await ann(getFeed, { querystring: { limit, ...(cursor ? { cursor } : {}) } })
    seen += kinds(page.items)
    for (const item of page.items) ids.add(item.id)
    cursor = page.nextCursor
  }
  return { seen, items: ids.size }
}

describe('ads in lists', () => {
  test('stand fourth and then after every eight posts, wherever the pages end', async () => {
    const whole = '---ad--------ad--------ad-------'
    expect((await walk(100)).seen).toBe(whole)
    for (const limit of [5, 7, 12, 20]) expect(await walk(limit)).toEqual({ seen: whole, items: 26 + 3 })
    const home = await ann(getHome)
    expect(kinds(home.feed.items)).toBe('---ad--------ad--------ad-')
  })

  test('are none in an empty list, in a short one, and on pages that are not looked through', async () => {
    const elsewhere = await makeCampus()
    const eve = await elsewhere.student('Eve')
    for (const body of ['1', '2']) await say(eve, body)
    await liveCampaign(elsewhere, 'Here', { ...week(), kind: 'house' })
    await plan(elsewhere)
    expect(kinds((await eve(getFeed)).items)).toBe('--')
    await say(eve, '3')
    expect(kinds((await eve(getFeed)).items)).toBe('---ad')
    expect((await eve(listProducts)).ads).toEqual([])
    expect((await ann(listEvents)).ads).toEqual([])
    expect((await ann(listProducts, { querystring: { seller: ann.viewer.id } })).ads).toBeUndefined()
  })

  test('are in the shop and among clubs as well, with the place they stand in', async () => {
    const shop = await ann(listProducts)
    expect(shop.ads).toMatchObject([
      { after: 3, ad: { advertiser: 'Shop', placement: 'shop', by: 'sponsored' } },
    ])
    for (const name of ['Chess', 'Choir', 'Rowing']) await makeClub(campus, [[ann, 'president']], { name })
    expect((await ann(listClubs)).ads).toMatchObject([{ after: 3, ad: { advertiser: 'Clubs' } }])
    const rail = await ann(getAds, { querystring: { placement: 'rail' } })
    expect(rail.items).toMatchObject([{ advertiser: 'House', by: 'house' }])
  })

  test('are of this school only', async () => {
    const elsewhere = await makeCampus()
    const eve = await elsewhere.student('Eve')
    for (let index = 0; index < 12; index++) await say(eve, `${index}`)
    expect(kinds((await eve(getFeed)).items)).not.toContain('ad')
    const [mine] = await feedAds(app, campus.host, ann)
    await expect(eve(hideAd, { params: { id: mine?.campaignId ?? '' } })).rejects.toMatchObject({
      status: 404,
    })
  })
})

describe('whoever reads', () => {
  const advertisers = async (who: Asker) => {
    const pages = [await feedAds(app, campus.host, who), await feedAds(app, campus.host, who)]
    return new Set(
      [...pages, await feedAds(app, campus.host, who)].flat().map(({ advertiser }) => advertiser),
    )
  }

  test('hides what they do not want to see again, for themselves', async () => {
    const bob = await campus.student('Bob')
    const [ad] = await feedAds(app, campus.host, bob)
    await bob(hideAd, { params: { id: ad?.campaignId ?? '' } })
    const left = await advertisers(bob)
    expect(left.size).toBeGreaterThan(2)
    expect(left).not.toContain(ad?.advertiser)
    expect(await bob(getAdChoice)).toMatchObject({ hidden: 1 })
    await bob(unhideAd, { params: { id: ad?.campaignId ?? '' } })
    expect(await bob(getAdChoice)).toMatchObject({ hidden: 0 })
  })

  test('sees no paid ads when they want none and the school lets them choose', async () => {
    const cy = await campus.student('Cy')
    expect(await cy(setAdChoice, { body: { optedOut: true } })).toMatchObject({
      optedOut: true,
      mayOptOut: true,
    })
    expect(await advertisers(cy)).toEqual(new Set())
    expect((await cy(getAds, { querystring: { placement: 'rail' } })).items).toHaveLength(1)
    await admin(changeAdSettings, { body: { optOut: false } })
    await plan(campus)
    expect((await advertisers(cy)).size).toBeGreaterThan(2)
    const dee = await campus.student('Dee')
    await expect(dee(setAdChoice, { body: { optedOut: true } })).rejects.toMatchObject({ code: 'NO_CHOICE' })
    expect(await cy(setAdChoice, { body: { optedOut: false } })).toMatchObject({ optedOut: false })
  })
})

test('the library shows anybody what was shown, roughly how often, and nothing that was not', async () => {
  const [ad] = await feedAds(app, campus.host, ann)
  look()
  expect(await beacon(campus.host, ann, [ad?.token ?? ''])).toBe(1)
  await campus.command((ctx) =>
    ctx.sql(sql`
      insert into campaigns (id, reference, advertiser_id, kind, name, currency)
      select app.uuid_v7(), 'DRAFT123', advertiser_id, 'house', 'Secret plan', 'usd' from campaigns limit 1`),
  )
  const { items, nextCursor } = await campus.anyone(listAdLibrary, { querystring: { limit: 5 } })
  const rest = await campus.anyone(listAdLibrary, { querystring: { limit: 5, cursor: nextCursor ?? '' } })
  const all = [...items, ...rest.items]
  expect(all).toHaveLength(8)
  expect(all.find(({ advertiser }) => advertiser === 'Pizza')).toMatchObject({
    by: 'sponsored',
    running: true,
    placements: ['feed'],
    views: 0,
    ads: [{ headline: 'Pizza', landingHost: 'joes.example', image: null }],
  })
  expect(JSON.stringify(all)).not.toContain('Secret')
})

test('a reported ad that moderators take down is shown nowhere any more, and its money is not touched by that', async () => {
  const [moderator, eve] = await Promise.all([campus.moderator(), campus.student('Eve')])
  const [ad] = await feedAds(app, campus.host, eve)
  const about = { subjectType: 'ad' as const, subjectId: ad?.creativeId ?? '', category: 'scam' as const }
  const { id, evidence } = await eve(createReport, { body: about })
  expect(evidence).toMatchObject({ title: `${ad?.advertiser}: ${ad?.headline}`, author: null })
  const [open] = (await moderator(listReports)).items
  expect(open?.choices).toEqual(['kept', 'removed'])
  await moderator(resolveReport, { params: { id }, body: { decision: 'removed' } })
  await campus.runJobs()
  clock.offsetMs += 61_000
  const entry = await campus.anyone(getLibraryEntry, { params: { id: ad?.campaignId ?? '' } })
  expect(entry.ads).toEqual([])
  for (let page = 0; page < 4; page++)
    expect((await feedAds(app, campus.host, eve)).map(({ campaignId }) => campaignId)).not.toContain(
      ad?.campaignId,
    )
})
