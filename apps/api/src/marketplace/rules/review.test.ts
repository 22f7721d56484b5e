import { sql } from '@banter/tenants/database'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { createProduct, getProduct, listProducts, updateProduct } from '../contract.ts'
import { listMyProducts, pauseProduct, publishProduct } from '../listing/contract.ts'
import { book, sell, setRules } from '../testing.ts'
import {
  approveListing,
  getMarket,
  getMarketRules,
  listDecisions,
  listWaiting,
  putMarketRules,
  refuseListing,
} from './contract.ts'

let campus: TestCampus
let leo: Asker
let maya: Asker
let moderator: Asker
let admin: Asker

beforeEach(async () => {
  campus = await makeCampus()
  ;[leo, maya] = [await campus.student('Leo'), await campus.student('Maya')]
  ;[moderator, admin] = [await campus.moderator(), await campus.admin()]
})

const at = ({ id }: { id: string }) => ({ params: { id } })
/** Approves what is there now. */
async function approve(who: Asker, { id }: { id: string }) {
  const { items } = await moderator(listWaiting)
  const version = items.find((one) => one.id === id)?.version ?? new Date(0).toISOString()
  return await who(approveListing, { ...at({ id }), body: { version } })
}

const because = { reason: 'This is a weapon.' }

describe('what a school forbids', () => {
  test.each([
    ['title', { title: 'Nice VAPE pen' }],
    ['title', { title: 'Vapes, three of them' }],
    ['description', { description: 'comes with a vapé' }],
    ['description', { description: 'a fake-ID, never used' }],
    ['brand', { brand: 'Vape' }],
  ])('is found in the %s of %j', async (field, over) => {
    await setRules(admin, { blockedWords: ['vape', 'fake id'] })
    await expect(sell(leo, over)).rejects.toMatchObject({
      status: 422,
      code: 'PROHIBITED',
      fields: { [field]: expect.stringContaining('does not allow') },
    })
    expect((await leo(listProducts)).items).toEqual([])
  })

  test('is a word, not a part of one', async () => {
    await setRules(admin, { blockedWords: ['gun', 'ale'] })
    expect(await sell(leo, { title: 'Gunmetal lamp for sale', description: 'begun' })).toMatchObject({
      status: 'active',
    })
  })

  test('is asked again when a draft is published, a listing changed or offered again', async () => {
    const [draft, paused, shown] = [await sell(leo, { draft: true }), await sell(leo), await sell(leo)]
    await leo(pauseProduct, at(paused))
    await setRules(admin, { blockedWords: ['calculus'] })
    const refused = { status: 422, code: 'PROHIBITED' }
    await expect(leo(publishProduct, at(draft))).rejects.toMatchObject(refused)
    await expect(leo(publishProduct, at(paused))).rejects.toMatchObject(refused)
    await expect(leo(updateProduct, { ...at(shown), body: { brand: 'New' } })).rejects.toMatchObject(refused)
    expect(await leo(updateProduct, { ...at(draft), body: { brand: 'New' } })).toMatchObject({
      status: 'draft',
    })
  })

  test('may be a whole category, and everybody can know that', async () => {
    await setRules(admin, { blockedCategories: ['tickets'] })
    await expect(sell(leo, { category: 'tickets' })).rejects.toMatchObject({
      fields: { category: expect.any(String) },
    })
    expect(await leo(getMarket)).toMatchObject({ blockedCategories: ['tickets'] })
  })

  test('has a beginning at every school, and is its own business from then on', async () => {
    expect((await moderator(getMarketRules)).blockedWords).toContain('firearm')
    await expect(sell(leo, { title: 'Firearm' })).rejects.toMatchObject({ code: 'PROHIBITED' })
    await setRules(admin, { blockedWords: ['Poster', 'poster', 'apple'] })
    expect((await moderator(getMarketRules)).blockedWords).toEqual(['apple', 'poster'])
    expect(await sell(leo, { title: 'Firearm' })).toMatchObject({ status: 'active' })
    const there = await makeCampus()
    expect(await sell(await there.student(), { title: 'Poster' })).toMatchObject({ status: 'active' })
  })

  test('only an admin changes it, and its days make sense', async () => {
    await expect(moderator(putMarketRules, { body: await moderator(getMarketRules) })).rejects.toMatchObject({
      status: 403,
    })
    await expect(leo(getMarketRules)).rejects.toMatchObject({ status: 403 })
    await expect(
      setRules(admin, { moveOutFrom: '2030-05-10', moveOutTo: '2030-05-01' }),
    ).rejects.toMatchObject({
      fields: { moveOutTo: expect.any(String) },
    })
    await expect(setRules(admin, { moveOutFrom: '2030-05-10' })).rejects.toMatchObject({ status: 422 })
  })
})

describe('the first listings of a new seller', () => {
  beforeEach(async () => {
    await setRules(admin, { reviewFirst: 1, blockedWords: [] })
  })

  test('wait for the staff, seen by nobody else, and are in the shop when they say yes', async () => {
    const lamp = await sell(leo)
    expect(lamp).toMatchObject({ status: 'pending', own: { placeInLine: 1 } })
    expect((await maya(listProducts)).items).toEqual([])
    await expect(maya(getProduct, at(lamp))).rejects.toMatchObject({ status: 404 })
    expect(await moderator(listWaiting)).toMatchObject({
      total: 1,
      items: [{ id: lamp.id, seller: { name: 'Leo', published: 0 } }],
    })
    expect(await approve(moderator, lamp)).toMatchObject({ status: 'active' })
    expect((await maya(listProducts)).items).toMatchObject([{ id: lamp.id }])
    expect(await moderator(listWaiting)).toMatchObject({ total: 0, items: [] })
    expect(await sell(leo)).toMatchObject({ status: 'active' })
    const told = await campus.read((ctx) =>
      ctx.sql(
        sql`select payload->>'product_id' as id from outbox where topic = 'product_created' order by seq`,
      ),
    )
    expect(told).toHaveLength(2)
  })

  test('come back with a reason, and wait again when they are offered again', async () => {
    const knife = await sell(leo, { title: 'Knife' })
    await expect(moderator(refuseListing, { ...at(knife), body: { reason: '' } })).rejects.toMatchObject({
      status: 422,
    })
    await moderator(refuseListing, { ...at(knife), body: because })
    expect(await leo(getProduct, at(knife))).toMatchObject({
      status: 'refused',
      own: { refusal: because.reason },
    })
    expect((await leo(listMyProducts, { querystring: { status: 'waiting' } })).items).toMatchObject([
      { refusal: because.reason },
    ])
    await leo(updateProduct, { ...at(knife), body: { title: 'Butter knife' } })
    expect(await leo(publishProduct, at(knife))).toMatchObject({ status: 'pending', own: { refusal: '' } })
  })

  test('are decided once, by somebody else, and who decided is kept', async () => {
    const lamp = await sell(leo)
    const [first, second] = await Promise.allSettled([
      approve(moderator, lamp),
      admin(refuseListing, { ...at(lamp), body: because }),
    ])
    expect([first, second].filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await admin(listDecisions)).items).toHaveLength(1)
    await expect(approve(leo, lamp)).rejects.toMatchObject({ status: 403 })
    await expect(approve(moderator, lamp)).rejects.toMatchObject({
      status: 409,
      code: 'NOT_WAITING',
    })
    const stranger = await (await makeCampus()).admin()
    await expect(approve(stranger, lamp)).rejects.toMatchObject({ status: 404 })
    await expect(campus.command((ctx) => ctx.sql(sql`delete from listing_decisions`))).rejects.toThrow(
      /permission denied/,
    )
  })

  test('what its seller changed since the staff looked is not let in unseen', async () => {
    const lamp = await sell(leo)
    const [seen] = (await moderator(listWaiting)).items
    await leo(updateProduct, { ...at(lamp), body: { description: 'Call me for the other thing.' } })
    await expect(
      moderator(approveListing, { ...at(lamp), body: { version: seen!.version } }),
    ).rejects.toMatchObject({ status: 409, code: 'CHANGED_MEANWHILE' })
    expect(await approve(moderator, lamp)).toMatchObject({ status: 'active' })
  })

  test('a draft is not theirs to see or decide about', async () => {
    const draft = await sell(leo, { draft: true })
    await expect(approve(moderator, draft)).rejects.toMatchObject({ status: 404 })
  })

  test('cannot be exchanged for something else once they were looked at', async () => {
    const lamp = await sell(leo)
    await approve(moderator, lamp)
    expect(
      await leo(updateProduct, { ...at(lamp), body: { price: { amount: 900, currency: 'usd' } } }),
    ).toMatchObject({
      status: 'active',
    })
    expect(await leo(updateProduct, { ...at(lamp), body: { title: 'Something else' } })).toMatchObject({
      status: 'pending',
    })
    expect((await maya(listProducts)).items).toEqual([])
    await leo(pauseProduct, at(lamp))
    await approve(moderator, await leo(publishProduct, at(lamp)))
    await leo(pauseProduct, at(lamp))
    await leo(updateProduct, { ...at(lamp), body: { description: 'Another' } })
    expect(await leo(publishProduct, at(lamp))).toMatchObject({ status: 'pending' })
  })

  test('of the staff do not wait', async () => {
    expect(await moderator(createProduct, { body: book })).toMatchObject({ status: 'active' })
  })
})
