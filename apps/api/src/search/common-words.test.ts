import { randomUUID } from 'node:crypto'
import { sql } from '@banter/tenants/database'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { analyze, fillInBulk, planOf } from '../../test/plan.ts'
import { search } from './contract.ts'
import { hitsQuery } from './hits.ts'
import { rebuildSearch } from './rebuild.ts'
import { put } from './testing.ts'

test('what much of a school has is sorted and narrowed as what little of it has', async () => {
  const campus = await makeCampus()
  const [ann, bob] = [await campus.student('Ann Owner'), await campus.student('Bob Seeker')]
  const soon = Date.now() + 86_400_000
  for (let i = 0; i < 24; i++) {
    await put(campus, 'products', {
      seller_id: ann.viewer.id,
      title: `Lamp ${String(i).padStart(2, '0')}`,
      description: '',
      category: i % 4 ? 'kitchen' : 'sports',
      condition: 'good',
      price_amount: 1_000 + ((i * 7) % 24) * 100,
      stock: 1,
      created_at: new Date(soon - (i + 2) * 86_400_000),
    })
    await put(campus, 'events', {
      organiser_id: ann.viewer.id,
      title: `Lamp evening ${i}`,
      category: 'academic',
      starts_at: new Date(soon + ((i * 5) % 24) * 3_600_000),
      ends_at: new Date(soon + 25 * 3_600_000),
      time_zone: 'America/Chicago',
      state: 'published',
    })
  }
  await rebuildSearch(campus)
  const pricesOf = async (more: object) =>
    (await bob(search, { querystring: { q: 'lamp', type: 'product', limit: 100, ...more } })).items.map(
      ({ price }) => (price?.amount ?? 0) / 100 - 10,
    )
  const upwards = Array.from({ length: 24 }, (_, i) => i)
  expect(await pricesOf({ sort: 'price_asc' })).toEqual(upwards)
  expect(await pricesOf({ sort: 'price_desc' })).toEqual(upwards.toReversed())
  expect(await pricesOf({ sort: 'price_desc', min: 1_200, max: 1_400 })).toEqual([4, 3, 2])
  expect((await pricesOf({ min: 1_200, max: 1_400 })).sort()).toEqual([2, 3, 4])
  expect(await pricesOf({ category: 'sports', sort: 'price_asc' })).toEqual([0, 4, 8, 12, 16, 20])
  expect(await pricesOf({ category: 'sports', max: 1_400 })).toHaveLength(2)
  expect(await pricesOf({ category: 'none' })).toEqual([])
  const titlesOf = async (more: object) =>
    (await bob(search, { querystring: { q: 'lamp', type: 'product', ...more } })).items.map(
      ({ title }) => title.text,
    )
  expect(await titlesOf({ sort: 'newest', limit: 2 })).toEqual(['Lamp 00', 'Lamp 01'])
  const to = new Date(soon - 22.5 * 86_400_000).toISOString()
  expect(await titlesOf({ to, sort: 'newest' })).toEqual(['Lamp 21', 'Lamp 22', 'Lamp 23'])
  const from = new Date(soon + 20 * 3_600_000).toISOString()
  const { items, counts } = await bob(search, {
    querystring: { q: 'lamp', type: 'event', sort: 'soonest', from },
  })
  expect([items.map(({ happensAt }) => Date.parse(happensAt ?? '') - soon), counts?.event]).toEqual([
    [20, 21, 22, 23].map((hours) => hours * 3_600_000),
    4,
  ])
})

describe('in a school of many', () => {
  let campus: TestCampus
  let bob: Asker

  beforeAll(async () => {
    campus = await makeCampus()
    const ann = await campus.student('Ann')
    bob = await campus.student('Bob')
    const author = ann.viewer.id
    await fillInBulk(campus.school.id, [
      sql`insert into users (id, name, email, email_verified_at)
        select app.uuid_v7(), 'Student ' || n, n || '@many.test', now() from generate_series(1, 8000) n`,
      sql`insert into posts (id, author_id, body, created_at)
        select app.uuid_v7(), ${author}::uuid,
               'Meet at the library ' || case when n % 1000 = 0 then 'xylophone' else 'n' || n end || case when n > 1500 then ' graduation' else '' end,
               now() - make_interval(mins => n)
          from generate_series(1, 4000) n`,
    ])
    // By its trigger, which makes the words, and in parts that a busy machine is done with in time.
    for (let part = 0; part < 8; part++)
      await campus.command((ctx) =>
        ctx.sql(sql`insert into search_documents (kind, subject_id, title, body, owner_id, made_at)
          select 'post', id, '', body, author_id, created_at from posts order by id offset ${part * 500} limit 500`),
      )
    await put(campus, 'posts', { author_id: author, body: 'Not projected: library' })
    await analyze('posts', 'search_documents', 'users')
  })

  test('rare and common words are found, the rare ones all of them', async () => {
    expect((await bob(search, { querystring: { q: 'xylophone', type: 'post' } })).items).toHaveLength(4)
    const common = await bob(search, { querystring: { q: 'library', type: 'post' } })
    expect([common.items.length, common.counts?.post]).toEqual([20, 100])
  })

  test('of a word that was common once, the newest are found', async () => {
    const { items } = await bob(search, {
      querystring: { q: 'graduation', type: 'post', sort: 'newest', limit: 2 },
    })
    expect(items.map(({ excerpt }) => excerpt.text)).toEqual([
      'Meet at the library n1501 graduation',
      'Meet at the library n1502 graduation',
    ])
  })

  test('what is found is read by its key, and no table from end to end', async () => {
    const query = {
      ...search.schema.querystring.parse({ q: 'library', type: 'post' }),
      widened: false,
      at: new Date(),
    }
    const plan = await planOf(campus, hitsQuery(bob.viewer, query, null, 20))
    expect(plan.join('\n')).toMatch(/Index Scan posts_(pkey|newest_hot)/)
    // Not all that its author has ever written.
    expect(plan.join('\n')).not.toMatch(/posts_author_hot/)
    expect(
      plan.filter((step) => /Seq Scan (posts|users|products|events|clubs|search_documents)/.test(step)),
    ).toEqual([])
    const later = hitsQuery(bob.viewer, query, { place: 1, id: randomUUID() }, 20)
    expect((await planOf(campus, later)).filter((step) => /Seq Scan/.test(step))).toEqual([])
  })
})
