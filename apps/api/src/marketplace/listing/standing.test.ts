import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { buy, fillWallet } from '../../../test/money.ts'
import { deleteProduct, getProduct, listProducts, updateProduct } from '../contract.ts'
import { book, sell, setRules } from '../testing.ts'
import { listMyProducts, markSold, pauseProduct, publishProduct, renewProduct } from './contract.ts'

const DAY = 86_400_000
let campus: TestCampus
let leo: Asker
let maya: Asker

beforeEach(async () => {
  campus = await makeCampus()
  ;[leo, maya] = [await campus.student('Leo'), await campus.student('Maya')]
  await stayingIn()
})
afterEach(() => {
  clock.offsetMs = 0
})

const stayingIn = () =>
  campus.command((ctx) => ctx.sql(sql`update sessions set expires_at = now() + interval '1 year'`))

/** Days go by; whoever is signed in stays so. */
function wait(days: number) {
  clock.offsetMs += days * DAY
}

/** Roughly so many days from now. */
const inDays = (days: number) =>
  expect.toSatisfy(
    (moment: string) => Math.abs(Date.parse(moment) - clock.now().getTime() - days * DAY) < 60_000,
  )

const at = ({ id }: { id: string }) => ({ params: { id } })
const shelf = async (who: Asker, status: 'draft' | 'expired' | 'sold' | 'waiting') =>
  (await who(listMyProducts, { querystring: { status } })).items.map(({ title }) => title)
const topics = (name: string) =>
  campus.read((ctx) =>
    ctx.sql<{ payload: Record<string, unknown> }>(sql`select payload from outbox where topic = ${name}`),
  )

describe('a draft', () => {
  test('may lack what a listing needs, is seen by nobody else, and is not told of', async () => {
    const draft = await sell(leo, { draft: true, title: '', price: { amount: 0, currency: 'usd' } })
    expect(draft).toMatchObject({ status: 'draft', mine: true })
    for (const person of [maya, await campus.moderator()])
      await expect(person(getProduct, at(draft))).rejects.toMatchObject({ status: 404 })
    expect((await maya(listProducts)).items).toEqual([])
    expect(await topics('product_created')).toEqual([])
    await expect(leo(publishProduct, at(draft))).rejects.toMatchObject({
      status: 422,
      code: 'LISTING_INCOMPLETE',
      fields: { title: expect.any(String), 'price.amount': expect.any(String) },
    })
  })

  test('is published once it has everything, and told of once', async () => {
    const draft = await sell(leo, { draft: true, title: '' })
    await leo(updateProduct, { ...at(draft), body: { title: 'Desk lamp' } })
    expect(await leo(publishProduct, at(draft))).toMatchObject({ status: 'active', title: 'Desk lamp' })
    await leo(publishProduct, at(draft))
    expect((await maya(listProducts)).items).toMatchObject([{ title: 'Desk lamp' }])
    expect(await topics('product_created')).toHaveLength(1)
    expect(await topics('product_updated')).toEqual([])
  })

  test('is discarded without a word', async () => {
    const draft = await sell(leo, { draft: true })
    await leo(deleteProduct, at(draft))
    expect(await shelf(leo, 'draft')).toEqual([])
    expect(await topics('product_deleted')).toEqual([])
  })
})

describe('kinds', () => {
  test('what is free has no price, and what is wanted is not for sale', async () => {
    const free = await sell(leo, { kind: 'free', price: { amount: 0, currency: 'usd' } })
    expect(free).toMatchObject({ kind: 'free', price: { amount: 0 } })
    await expect(sell(leo, { kind: 'swap' })).rejects.toMatchObject({
      status: 422,
      fields: { 'price.amount': expect.any(String) },
    })
    const wanted = await sell(leo, { kind: 'wanted', title: 'A bike' })
    expect((await maya(listProducts)).items.map(({ id }) => id)).toEqual([free.id])
    expect((await maya(listProducts, { querystring: { kind: 'wanted' } })).items).toMatchObject([
      { id: wanted.id, kind: 'wanted' },
    ])
  })

  test('making it free takes the price off', async () => {
    const lamp = await sell(leo)
    expect(await leo(updateProduct, { ...at(lamp), body: { kind: 'free' } })).toMatchObject({
      kind: 'free',
      price: { amount: 0 },
    })
  })

  test('fields say what they say, and a branch belongs to its category', async () => {
    const fields = {
      branch: 'book_computing',
      brand: 'MIT Press',
      negotiable: true,
      leastOfferPct: 60,
      delivery: 'ship' as const,
      availableFrom: '2030-05-01',
      isbn: '0-262-03384-4',
      course: 'cse2320',
      edition: '3rd',
    }
    const made = await sell(leo, fields)
    expect(made).toMatchObject({ ...fields, isbn: '9780262033848', course: 'CSE 2320' })
    expect(await leo(updateProduct, { ...at(made), body: { category: 'furniture' } })).toMatchObject({
      branch: null,
    })
    await expect(sell(leo, { branch: 'desks' })).rejects.toMatchObject({
      status: 422,
      code: 'NO_SUCH_BRANCH',
    })
    expect((await maya(listProducts, { querystring: { course: 'CSE-2320' } })).items).toHaveLength(1)
    expect((await maya(listProducts, { querystring: { course: 'CSE 2321' } })).items).toEqual([])
  })
})

describe('time', () => {
  test('a listing ends after its days, tells so once, and one tap brings it back', async () => {
    const lamp = await sell(leo)
    expect(lamp.own).toMatchObject({ expiresAt: inDays(14), renewsUntil: null })
    wait(12)
    await campus.runJobs()
    expect((await maya(listProducts)).items).toHaveLength(1)
    wait(2)
    await campus.runJobs()
    await campus.runJobs()
    expect((await maya(listProducts)).items).toEqual([])
    expect(await shelf(leo, 'expired')).toEqual([book.title])
    expect(await maya(getProduct, at(lamp))).toMatchObject({ status: 'expired', own: null })
    expect(await topics('listing_expired')).toHaveLength(1)
    const renewed = await leo(renewProduct, { ...at(lamp), body: {} })
    expect(renewed).toMatchObject({ status: 'active', own: { expiresAt: inDays(14) } })
    expect((await maya(listProducts)).items).toHaveLength(1)
  })

  test('what was renewed in time goes on when the first end comes', async () => {
    const lamp = await sell(leo)
    wait(13)
    await leo(renewProduct, { ...at(lamp), body: {} })
    wait(2)
    await campus.runJobs()
    expect(await leo(getProduct, at(lamp))).toMatchObject({ status: 'active' })
  })

  test('it ends with the term, on the clock of the campus, and the term can be moved', async () => {
    const admin = await campus.admin()
    await stayingIn()
    const old = await sell(leo, { title: 'Old' })
    const ends = new Date(clock.now().getTime() + 5 * DAY).toISOString().slice(0, 10)
    await setRules(admin, { termEndsOn: ends })
    const young = await sell(leo, { title: 'Young' })
    await campus.runJobs()
    const end = (await leo(getProduct, at(young))).own?.expiresAt
    expect(new Date(end ?? 0).getTime()).toBeGreaterThan(clock.now().getTime() + 4 * DAY)
    expect(new Date(end ?? 0).getTime()).toBeLessThan(clock.now().getTime() + 7 * DAY)
    expect((await leo(getProduct, at(old))).own?.expiresAt).toBe(end)
    wait(7)
    await campus.runJobs()
    expect(await shelf(leo, 'expired')).toEqual(['Young', 'Old'])
  })
})

describe('sold', () => {
  test('marked by the seller, it keeps its page and can be offered again', async () => {
    const lamp = await sell(leo)
    expect(await leo(markSold, at(lamp))).toMatchObject({ status: 'sold', stock: 0 })
    await leo(markSold, at(lamp))
    expect(await topics('product_sold')).toHaveLength(1)
    expect(await maya(getProduct, at(lamp))).toMatchObject({ status: 'sold' })
    expect(await leo(renewProduct, { ...at(lamp), body: { stock: 2 } })).toMatchObject({
      status: 'active',
      stock: 2,
    })
    await expect(maya(markSold, at(lamp))).rejects.toMatchObject({ status: 403 })
  })

  test('what a buyer has reserved is not sold away, and not doubled by offering again', async () => {
    await fillWallet(campus, maya, 10_000)
    const lamp = await sell(leo, { stock: 2 })
    await buy(maya, [lamp], 'wallet')
    expect(await leo(markSold, at(lamp))).toMatchObject({ status: 'reserved', stock: 0 })
    expect(await topics('product_sold')).toEqual([])
    expect(await leo(renewProduct, { ...at(lamp), body: {} })).toMatchObject({ stock: 0, status: 'reserved' })
  })

  test('a draft cannot be sold or renewed', async () => {
    const draft = await sell(leo, { draft: true })
    for (const ask of [leo(markSold, at(draft)), leo(renewProduct, { ...at(draft), body: {} })])
      await expect(ask).rejects.toMatchObject({ status: 409, code: 'NOT_OFFERED' })
  })
})

test('another school, and another student, cannot change how it stands', async () => {
  const lamp = await sell(leo)
  const stranger = await (await makeCampus()).admin()
  for (const change of [publishProduct, pauseProduct, markSold] as const) {
    await expect(stranger(change, at(lamp))).rejects.toMatchObject({ status: 404 })
    await expect(maya(change, at(lamp))).rejects.toMatchObject({ status: 403 })
  }
  await expect(stranger(renewProduct, { ...at(lamp), body: {} })).rejects.toMatchObject({ status: 404 })
})
