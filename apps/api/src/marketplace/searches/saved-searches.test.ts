import { sql } from '@banter/tenants/database'
import { clock, database } from '@banter/tenants/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Asker, directory, makeCampus, services, type TestCampus } from '../../../test/campus.ts'
import { mailsTo } from '../../../test/mailbox.ts'
import { newId } from '../../http/contract.ts'
import { listNotifications } from '../../notifications/contract.ts'
import { notificationSchedules } from '../../notifications/schedules.ts'
import { block } from '../../people/contract.ts'
import { updateProduct } from '../contract.ts'
import { pauseProduct, publishProduct } from '../listing/contract.ts'
import { approveListing, listWaiting } from '../rules/contract.ts'
import { sell, setRules } from '../testing.ts'
import {
  changeSavedSearch,
  forgetSavedSearch,
  getSearchAlert,
  listSavedSearches,
  MOST_SEARCHES,
  type SearchFilters,
  saveSearch,
  stopSearchAlert,
} from './contract.ts'

let campus: TestCampus
let leo: Asker
let maya: Asker

beforeEach(async () => {
  campus = await makeCampus()
  ;[leo, maya] = [await campus.student('Leo'), await campus.student('Maya')]
  await campus.command((ctx) => ctx.sql(sql`update sessions set expires_at = now() + interval '1 year'`))
})
afterEach(() => {
  clock.offsetMs = 0
})

const at = ({ id }: { id: string }) => ({ params: { id } })
const usd = (amount: number) => ({ amount, currency: 'usd' as const })
const bell = async (who: Asker) => (await who(listNotifications)).items.map(({ title }) => title)
const keep = (
  who: Asker,
  q: string,
  filters: SearchFilters = {},
  alert: 'instant' | 'daily' | 'none' = 'instant',
) => who(saveSearch, { body: { name: q || 'Things', q, filters, alert } })

async function listed(over: Parameters<typeof sell>[1]) {
  const made = await sell(leo, over)
  await campus.runJobs()
  return made
}

describe('a search that tells at once', () => {
  test.each<[string, SearchFilters, Parameters<typeof sell>[1], boolean]>([
    ['desk lamp', {}, { title: 'Brass lamp for a desk' }, true],
    ['lamps', {}, { title: 'A lamp' }, true],
    ['calc', {}, { title: 'Introductory calculus' }, true],
    ['dying', {}, { title: 'A plant that dies' }, true],
    ['ti-84', {}, { title: 'Texas TI-84 Plus' }, true],
    ['café', {}, { title: 'Cafe chairs' }, true],
    ['desk lamp', {}, { title: 'A lamp' }, false],
    [
      'lamp',
      { category: 'furniture', max: 2_000 },
      { title: 'Lamp', category: 'furniture', price: usd(2_000) },
      true,
    ],
    [
      'lamp',
      { category: 'furniture', max: 2_000 },
      { title: 'Lamp', category: 'furniture', price: usd(2_001) },
      false,
    ],
    ['', { isbn: '9780262033848' }, { isbn: '0262033844' }, true],
    ['', { course: 'CS 2305' }, { course: 'cs2305' }, true],
    ['', { course: 'CS 2305' }, { course: 'CS 2306' }, false],
    ['', { condition: 'new', delivery: 'ship' }, { condition: 'new', delivery: 'ship' }, true],
    ['', { condition: 'new' }, { condition: 'good' }, false],
    ['', { branch: 'desks' }, { category: 'furniture', branch: 'desks' }, true],
    ['', { kind: 'free' }, { kind: 'free', price: usd(0) }, true],
    ['', {}, { kind: 'wanted' }, false],
    ['', { kind: 'wanted' }, { kind: 'wanted' }, true],
    ['', { moveOut: 'true' }, {}, false],
  ])('for “%s” %j hears of %j: %s', async (q, filters, listing, heard) => {
    await keep(maya, q, filters)
    const { title } = await listed(listing)
    expect(await bell(maya)).toEqual(heard ? [`New: ${title}`] : [])
  })

  test('never hears twice of one thing, whatever happens to it and however many searches found it', async () => {
    await keep(maya, 'lamp')
    await keep(maya, 'brass')
    const lamp = await listed({ title: 'Brass lamp' })
    await leo(pauseProduct, at(lamp))
    await leo(publishProduct, at(lamp))
    await leo(updateProduct, { ...at(lamp), body: { price: usd(100) } })
    await Promise.all([campus.runJobs(), campus.runJobs()])
    expect(await bell(maya)).toEqual(['New: Brass lamp'])
    const mails = await mailsTo(maya.email)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toContain(`/products/${lamp.id}`)
  })

  test('is told of no old listing by its changes, but of one whose price has come into its range', async () => {
    const lamp = await listed({ title: 'Lamp', price: usd(9_000) })
    await keep(maya, 'lamp', { max: 5_000 })
    await leo(updateProduct, { ...at(lamp), body: { description: 'Still here.' } })
    await campus.runJobs()
    expect(await bell(maya)).toEqual([])
    await leo(updateProduct, { ...at(lamp), body: { price: usd(5_000) } })
    await campus.runJobs()
    expect(await bell(maya)).toEqual(['New: Lamp'])
  })

  test('hears nothing of one’s own, of whom one has blocked, of drafts and of what waits for the staff', async () => {
    const eve = await campus.student('Eve')
    for (const who of [leo, maya, eve]) await keep(who, 'lamp')
    await eve(block, at(leo.viewer))
    await setRules(await campus.admin(), { reviewFirst: 5 })
    const moderator = await campus.moderator()
    await listed({ title: 'Lamp', draft: true })
    const lamp = await listed({ title: 'Lamp to look at' })
    expect(await bell(maya)).toEqual([])
    const { items } = await moderator(listWaiting)
    await moderator(approveListing, { ...at(lamp), body: { version: items[0]!.version } })
    await campus.runJobs()
    expect([await bell(maya), await bell(eve)]).toEqual([['New: Lamp to look at'], []])
    expect(await bell(leo)).toEqual(['“Lamp to look at” is in the shop'])
  })
})

describe('a daily search', () => {
  const morning = async () => {
    for (const schedule of notificationSchedules) await schedule.run({ database, directory, services })
    await campus.runJobs()
  }
  /** On the clock of Chicago. */
  const to = (day: string, hour: number) => {
    clock.offsetMs = Date.parse(`2027-01-${day}T${String(hour + 6).padStart(2, '0')}:00:00Z`) - Date.now()
  }

  test('tells at eight of the campus what was found since, once, in one mail', async () => {
    to('10', 12)
    await keep(maya, 'lamp', {}, 'daily')
    await listed({ title: 'Brass lamp' })
    await listed({ title: 'Desk lamp' })
    await morning()
    expect(await bell(maya)).toEqual([])
    to('11', 7)
    await morning()
    expect(await bell(maya)).toEqual([])
    to('11', 8)
    await listed({ title: 'Late lamp' })
    await Promise.all([morning(), morning()])
    expect(await bell(maya)).toEqual(['2 new listings for “lamp”'])
    const [mail, ...more] = await mailsTo(maya.email)
    expect(more).toEqual([])
    expect(mail?.text).toMatch(/Desk lamp: \$60\.00\s+Brass lamp: \$60\.00/)
    expect(mail?.text).toContain('/shop?q=lamp')
    to('11', 12)
    await morning()
    expect(await bell(maya)).toHaveLength(1)
    to('12', 9)
    await morning()
    expect(await bell(maya)).toEqual(['One new listing for “lamp”', '2 new listings for “lamp”'])
  })

  test('says nothing of what is gone by then, nor when it was silenced', async () => {
    to('10', 12)
    const search = await keep(maya, 'lamp', {}, 'daily')
    const lamp = await listed({ title: 'Lamp' })
    await leo(pauseProduct, at(lamp))
    to('11', 9)
    await morning()
    expect(await bell(maya)).toEqual([])
    await listed({ title: 'Another lamp' })
    await maya(changeSavedSearch, { ...at(search), body: { alert: 'none' } })
    to('12', 9)
    await morning()
    await maya(changeSavedSearch, { ...at(search), body: { alert: 'daily' } })
    to('13', 9)
    await morning()
    expect(await bell(maya)).toEqual([])
  })
})

describe('the mails', () => {
  const stopLink = async () => {
    const [mail] = await mailsTo(maya.email)
    const header = (name: string) => mail?.headers.find((one) => one.name.toLowerCase() === name)?.value
    const url = new URL(header('list-unsubscribe')?.replace(/^<|>$/g, '') ?? '')
    return { mail, header, url, key: { id: url.searchParams.get('key')! } }
  }

  test('are stopped with one click, without signing in, and no other search with them', async () => {
    await keep(maya, 'chair')
    await keep(maya, 'lamp')
    await listed({ title: 'Lamp' })
    const { mail, header, url, key } = await stopLink()
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(url.pathname).toBe('/alerts/stop')
    expect(mail?.text).toContain(url.href)
    expect(await campus.anyone(getSearchAlert, at(key))).toEqual({ name: 'lamp', alert: 'instant' })
    await expect(campus.anyone(stopSearchAlert, at({ id: newId() }))).rejects.toMatchObject({ status: 404 })
    const elsewhere = await makeCampus()
    await expect(elsewhere.anyone(stopSearchAlert, at(key))).rejects.toMatchObject({ status: 404 })
    for (let i = 0; i < 2; i++) await campus.anyone(stopSearchAlert, at(key))
    const alerts = (await maya(listSavedSearches)).items.map(({ name, alert, found }) => [name, alert, found])
    expect(alerts).toEqual([
      ['lamp', 'none', 1],
      ['chair', 'instant', 0],
    ])
    await listed({ title: 'Another lamp' })
    expect(await bell(maya)).toEqual(['New: Lamp'])
  })
})

describe('keeping them', () => {
  test('the same search is one, two clicks or ten', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => keep(maya, 'lamp', { max: 100 })))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect((await maya(listSavedSearches)).items).toHaveLength(1)
  })

  test('somebody has so many and no more', async () => {
    for (let i = 0; i < MOST_SEARCHES - 1; i++) await keep(maya, `thing ${i}`)
    const last = await Promise.allSettled([keep(maya, 'one'), keep(maya, 'other')])
    expect(last.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(keep(maya, 'more')).rejects.toMatchObject({ status: 409, code: 'SEARCHES_FULL' })
  })

  test('what has no word in it cannot be looked for', async () => {
    await expect(keep(maya, '!!!')).rejects.toMatchObject({ status: 422, code: 'NO_WORDS' })
    expect((await maya(listSavedSearches)).items).toEqual([])
  })

  test('are one’s own: others neither see, change nor forget them', async () => {
    const search = await keep(maya, 'lamp')
    const change = leo(changeSavedSearch, { ...at(search), body: { alert: 'none' } })
    await expect(change).rejects.toMatchObject({ status: 404 })
    await expect(leo(forgetSavedSearch, at(search))).rejects.toMatchObject({ status: 404 })
    expect((await leo(listSavedSearches)).items).toEqual([])
    const renamed = await maya(changeSavedSearch, { ...at(search), body: { name: 'Light' } })
    expect(renamed).toMatchObject({ name: 'Light', alert: 'instant' })
    await maya(forgetSavedSearch, at(search))
    expect((await maya(listSavedSearches)).items).toEqual([])
  })
})
