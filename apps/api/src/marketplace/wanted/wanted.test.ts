import { beforeEach, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { mailsTo } from '../../../test/mailbox.ts'
import { listNotifications } from '../../notifications/contract.ts'
import { block } from '../../people/contract.ts'
import { updateProduct } from '../contract.ts'
import { markSold } from '../listing/contract.ts'
import { listSavedSearches } from '../searches/contract.ts'
import { sell } from '../testing.ts'
import { answerWanted, listMatches } from './contract.ts'

let campus: TestCampus
let leo: Asker
let maya: Asker

beforeEach(async () => {
  campus = await makeCampus()
  ;[leo, maya] = [await campus.student('Leo'), await campus.student('Maya')]
})

const at = ({ id }: { id: string }) => ({ params: { id } })
const usd = (amount: number) => ({ amount, currency: 'usd' as const })
const bell = async (who: Asker) => (await who(listNotifications)).items.map(({ title }) => title)

async function listed(who: Asker, over: Parameters<typeof sell>[1]) {
  const made = await sell(who, over)
  await campus.runJobs()
  return made
}
const wanted = (over: Parameters<typeof sell>[1]) =>
  listed(maya, { kind: 'wanted', price: usd(5_000), ...over })

describe('what is wanted', () => {
  test('is told of whoever lists it, and the seller of who wants it, once', async () => {
    const wish = await wanted({ title: 'Wanted: cheap brass desk lamp', category: 'furniture' })
    expect(await bell(maya)).toEqual([])
    const lamp = await listed(leo, { title: 'Desk lamp', category: 'furniture', price: usd(5_000) })
    await leo(updateProduct, { ...at(lamp), body: { price: usd(4_000) } })
    await campus.runJobs()
    expect(await bell(maya)).toEqual(['In the shop: Desk lamp, $50.00'])
    expect(await bell(leo)).toEqual(['Maya may want your “Desk lamp”'])
    expect((await mailsTo(maya.email)).map(({ subject }) => subject)).toEqual([
      'In the shop: Desk lamp, $50.00',
    ])
    expect((await maya(listMatches, at(wish))).items).toMatchObject([{ id: lamp.id }])
    await expect(leo(listMatches, at(wish))).rejects.toMatchObject({ status: 404 })
    expect((await maya(listSavedSearches)).items).toEqual([])
  })

  test('is looked for among what is here already', async () => {
    const [one, two] = [
      await listed(leo, { title: 'Brass lamp', category: 'furniture' }),
      await listed(leo, { title: 'Lamp of brass', category: 'furniture' }),
    ]
    await listed(leo, { title: 'Brass lamp, dear', category: 'furniture', price: usd(9_000) })
    await listed(leo, { title: 'Chair', category: 'furniture' })
    const wish = await wanted({ title: 'Brass lamp', category: 'furniture', price: usd(6_000) })
    expect(await bell(maya)).toEqual(['2 things in the shop may be what you want'])
    expect(await bell(leo)).toEqual([expect.stringMatching(/^Maya may want your/)])
    expect((await maya(listMatches, at(wish))).items.map(({ id }) => id)).toEqual([two.id, one.id])
  })

  test.each<[string, Parameters<typeof sell>[1], Parameters<typeof sell>[1], boolean]>([
    [
      'the book itself',
      { isbn: '9780262033848', title: 'Algorithms' },
      { isbn: '0262033844', title: 'CLRS' },
      true,
    ],
    ['another book', { isbn: '9780262033848', title: 'Algorithms' }, { title: 'Algorithms' }, false],
    ['more than its author would pay', { title: 'Calculus book' }, { price: usd(5_001) }, false],
    ['another shelf', { title: 'Lamp', category: 'furniture' }, { title: 'Lamp', category: 'other' }, false],
    ['something to swap', { title: 'Calculus book' }, { kind: 'swap', price: usd(0) }, true],
    ['what else is wanted', { title: 'Calculus book' }, { kind: 'wanted', price: usd(100) }, false],
    ['anything at all', { title: 'Wanted!' }, {}, false],
  ])('%s', async (_, wish, listing, told) => {
    await wanted(wish)
    await listed(leo, { price: usd(1_000), ...listing })
    expect(await bell(maya)).toHaveLength(told ? 1 : 0)
  })

  test('is wanted no more once it was found, and never of whom one has blocked', async () => {
    const wish = await wanted({ title: 'Lamp' })
    await maya(markSold, at(wish))
    await listed(leo, { title: 'Lamp', price: usd(1_000) })
    await wanted({ title: 'Chair' })
    await maya(block, at(leo.viewer))
    await listed(leo, { title: 'Chair', price: usd(1_000) })
    expect([await bell(maya), await bell(leo)]).toEqual([[], []])
  })
})

describe('“I have this”', () => {
  test('tells its author of the seller’s listing, once', async () => {
    const wish = await wanted({ title: 'Something to sit on' })
    const chair = await listed(leo, { title: 'Chair' })
    for (let i = 0; i < 2; i++) await leo(answerWanted, { ...at(wish), body: { productId: chair.id } })
    await campus.runJobs()
    expect(await bell(maya)).toEqual(['Leo has “Chair” for you'])
    expect(await mailsTo(maya.email)).toHaveLength(1)
    expect((await maya(listMatches, at(wish))).items).toMatchObject([{ id: chair.id }])
  })

  test('is for one’s own listing in the shop, and for what somebody still wants', async () => {
    const wish = await wanted({ title: 'Something to sit on' })
    const eve = await campus.student('Eve')
    const [chair, draft] = [await listed(leo, { title: 'Chair' }), await sell(leo, { draft: true })]
    const answer = (who: Asker, to: { id: string }, productId: string) =>
      who(answerWanted, { ...at(to), body: { productId } })
    await expect(answer(eve, wish, chair.id)).rejects.toMatchObject({ code: 'NOT_YOUR_PRODUCT' })
    await expect(answer(leo, wish, draft.id)).rejects.toMatchObject({ code: 'NOT_IN_SHOP' })
    await expect(answer(leo, chair, chair.id)).rejects.toMatchObject({ code: 'NOTHING_WANTED' })
    await maya(block, at(leo.viewer))
    await expect(answer(leo, wish, chair.id)).rejects.toMatchObject({ status: 404 })
  })
})
