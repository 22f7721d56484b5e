import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { createProduct, deleteProduct, updateProduct } from '../marketplace/contract.ts'
import { forgetSearches, listSearches, noteSearch, search } from './contract.ts'
import { rebuildSearch } from './rebuild.ts'
import { put } from './testing.ts'

async function shop(...titles: string[]) {
  const campus = await makeCampus()
  const [ann, bob] = [await campus.student('Ann Owner'), await campus.student('Bob Seeker')]
  for (const [index, title] of titles.entries())
    await offer(campus, ann, title, 'As described.', 1_000 * (index + 1))
  return { campus, ann, bob }
}

async function offer(campus: TestCampus, seller: Asker, title: string, description: string, cents = 1_000) {
  const about = {
    title,
    description,
    category: 'kitchen',
    condition: 'good',
    price_amount: cents,
    stock: 1,
  }
  await put(campus, 'products', { seller_id: seller.viewer.id, ...about })
  await rebuildSearch(campus)
}

const titlesOf = async (person: Asker, q: string, more = {}) =>
  (await person(search, { querystring: { q, type: 'product', ...more } })).items.map(
    ({ title }) => title.text,
  )

test('accents, capitals, endings and beginnings of words do not matter', async () => {
  const { bob } = await shop('Café table', 'Calculus Books, two', 'Jalapeño grower’s kit')
  for (const [q, title] of [
    ['cafe', 'Café table'],
    ['CAFÉ', 'Café table'],
    ['café tables', 'Café table'],
    ['book', 'Calculus Books, two'],
    ['calculus bo', 'Calculus Books, two'],
    ['jalapeno', 'Jalapeño grower’s kit'],
    ['the café', 'Café table'],
  ] as const)
    expect([q, await titlesOf(bob, q)]).toEqual([q, [title]])
  expect(await bob(search, { querystring: { q: 'calculus table' } })).toMatchObject({ match: 'similar' })
})

test('a slip of the pen finds what was meant, and says so', async () => {
  const { bob } = await shop('Calculus book', 'Desk lamp')
  const answer = await bob(search, { querystring: { q: 'calculs bok' } })
  expect(answer).toMatchObject({
    match: 'similar',
    didYouMean: 'calculus book',
    counts: { all: 1, product: 1 },
  })
  expect(answer.items[0]?.title).toEqual({
    text: 'Calculus book',
    marks: [
      [0, 8],
      [9, 13],
    ],
  })
  expect(await bob(search, { querystring: { q: 'calculus' } })).toMatchObject({
    match: 'words',
    didYouMean: null,
  })
})

test('where little has the very words, what has words like them comes after it', async () => {
  // To English grammar a slip of the one is a form of the other.
  const { bob } = await shop('Graphing calculator', 'Calculus, ninth edition')
  expect(await titlesOf(bob, 'calculs')).toEqual(['Graphing calculator', 'Calculus, ninth edition'])
  expect(await bob(search, { querystring: { q: 'calculs' } })).toMatchObject({
    match: 'words',
    didYouMean: 'calculus',
    counts: { all: 2, product: 2 },
  })
})

test('a title that says just that comes before a text that mentions it', async () => {
  const { campus, ann, bob } = await shop('Box of things')
  await offer(campus, ann, 'Another box of things', 'With an old guitar.')
  await offer(campus, ann, 'Guitar', 'Six strings.')
  expect(await titlesOf(bob, 'guitar')).toEqual(['Guitar', 'Another box of things'])
})

test('filters narrow it, sorts order it, and what stands in the way is said', async () => {
  const { bob } = await shop('Lamp one', 'Lamp two', 'Lamp three')
  expect(await titlesOf(bob, 'lamp', { min: 1_500, max: 2_500 })).toEqual(['Lamp two'])
  expect(await titlesOf(bob, 'lamp', { sort: 'price_desc' })).toEqual(['Lamp three', 'Lamp two', 'Lamp one'])
  expect(await titlesOf(bob, 'lamp', { sort: 'price_asc', limit: 1 })).toEqual(['Lamp one'])
  expect(await titlesOf(bob, 'lamp', { sort: 'newest' })).toEqual(['Lamp three', 'Lamp two', 'Lamp one'])
  expect(await titlesOf(bob, 'lamp', { from: new Date(Date.now() + 60_000).toISOString() })).toEqual([])
  expect(await bob(search, { querystring: { q: 'lamp', category: 'sports' } })).toMatchObject({
    items: [],
    withoutFilters: 3,
    popular: ['kitchen'],
  })
  expect(await bob(search, { querystring: { q: 'zyzzyva' } })).toMatchObject({
    items: [],
    withoutFilters: null,
    didYouMean: null,
    popular: ['kitchen'],
  })
})

test('pages follow each other without a gap or a repetition, and count once', async () => {
  const { bob } = await shop(...Array.from({ length: 7 }, (_, i) => `Lamp number ${i}`))
  const seen: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await bob(search, { querystring: { q: 'lamp', limit: 3, ...(cursor ? { cursor } : {}) } })
    expect(page.counts === null).toBe(cursor !== undefined)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor)
  expect([seen.length, new Set(seen).size]).toEqual([7, 7])
  await expect(bob(search, { querystring: { q: 'lamp', cursor: 'bm8' } })).rejects.toMatchObject({
    status: 422,
  })
})

test('hostile words are words', async () => {
  const { bob } = await shop("O'Neil's lamp")
  for (const q of [
    "' | '",
    "lamp' & !x:*",
    '\\',
    '!!!',
    '\u0002',
    '<->',
    ':*',
    "'; drop table users; --",
    '💡',
  ])
    expect((await bob(search, { querystring: { q } })).items.length).toBeLessThan(2)
  expect(await titlesOf(bob, "O'Neil's")).toEqual(["O'Neil's lamp"])
  await expect(bob(search, { querystring: { q: ' ' } })).rejects.toMatchObject({ status: 422 })
  await expect(bob(search, { querystring: { q: 'x'.repeat(101) } })).rejects.toMatchObject({ status: 422 })
})

test('documents follow what happens, in whatever order it is told', async () => {
  const { campus, ann, bob } = await shop()
  const { id } = await ann(createProduct, {
    body: {
      title: 'Old telescope',
      description: '',
      category: 'other',
      condition: 'good',
      price: { amount: 900, currency: 'usd' },
    },
  })
  await ann(updateProduct, { params: { id }, body: { title: 'Blue wardrobe' } })
  await campus.runJobs()
  expect([await titlesOf(bob, 'telescope'), await titlesOf(bob, 'wardrobe')]).toEqual([[], ['Blue wardrobe']])
  await ann(deleteProduct, { params: { id } })
  await campus.runJobs()
  expect(await titlesOf(bob, 'wardrobe')).toEqual([])
  const documents = await campus.read((ctx) =>
    ctx.sql(sql`select from search_documents where subject_id = ${id}::uuid`),
  )
  expect(documents).toEqual([])
})

test('the last ten searches are remembered, newest first, for their owner alone, until forgotten', async () => {
  const { ann, bob } = await shop()
  const later = async (query: string) => {
    clock.offsetMs += 10
    await ann(noteSearch, { body: { query } })
  }
  for (let i = 0; i < 12; i++) await later(`lamp ${i}`)
  await later('lamp 5')
  const { items } = await ann(listSearches)
  expect([items.length, items[0], items[1], items.at(-1)]).toEqual([10, 'lamp 5', 'lamp 11', 'lamp 2'])
  expect(await bob(listSearches)).toEqual({ items: [] })
  await bob(forgetSearches)
  await ann(forgetSearches, { querystring: { query: 'lamp 11' } })
  expect((await ann(listSearches)).items).not.toContain('lamp 11')
  await ann(forgetSearches)
  expect(await ann(listSearches)).toEqual({ items: [] })
})
