import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { analyze, fillInBulk, planOf } from '../../../test/plan.ts'
import { sell } from '../testing.ts'
import { anchorOf } from './anchor.ts'
import type { SearchFilters } from './contract.ts'
import { matchQuery, matchSearches } from './match.ts'

const words = [
  'lamp',
  'desk',
  'chair',
  'calculus',
  'bicycle',
  'headphones',
  'jacket',
  'monitor',
  'guitar',
  'kettle',
]
const SEARCHES = 10_000

test('of ten thousand searches only those that may find a listing are looked at', async () => {
  const campus = await makeCampus()
  const [leo, maya] = [await campus.student('Leo'), await campus.student('Maya')]
  const anchored = (q: string, filters: SearchFilters) => sql`select ${anchorOf(q, filters)} as anchor`
  await fillInBulk(campus.school.id, [
    ...words.map(
      (word, i) => sql`
        insert into saved_searches (id, user_id, name, q, filters, alert, words, anchor, created_at)
        select app.uuid_v7(), ${maya.viewer.id}::uuid, 'x', ${word}, jsonb_build_object('max', n * 100), 'daily',
               app.search_query(app.school_id(), 'product', ${word}), a.anchor, now() - interval '1 day'
          from generate_series(1, ${SEARCHES / words.length - 10}::int) n, (${anchored(word, {})}) a
        union all
        select app.uuid_v7(), ${maya.viewer.id}::uuid, 'x', '', jsonb_build_object('course', 'CS ' || (1000 + ${i}::int)), 'daily', null,
               'course CS ' || (1000 + ${i}::int), now() - interval '1 day'
          from generate_series(1, 10) n`,
    ),
  ])
  await analyze('saved_searches', 'products', 'users')
  const { id } = await sell(leo, {
    title: 'Brass lamp',
    course: 'CS 1003',
    price: { amount: 90_000, currency: 'usd' },
    description: `Warm light, hardly used. ${'A long description has many words in it. '.repeat(20)}`,
  })
  const plan = await planOf(campus, matchQuery(id, null))
  expect(plan.join('\n')).toContain('saved_searches_anchor_hot')
  expect(plan.filter((step) => /Seq Scan saved_searches/.test(step))).toEqual([])
  const looked = await campus.read((ctx) =>
    ctx.sql<{ 'QUERY PLAN': [{ Plan: object }] }>(
      sql`explain (analyze, format json) ${matchQuery(id, null)}`,
    ),
  )
  expect(mostRows(looked[0]!['QUERY PLAN'][0].Plan)).toBeLessThan(SEARCHES / words.length + 100)
  await campus.command((ctx) => matchSearches(ctx, id, null))
  const [{ hits } = { hits: 0 }] = await campus.read((ctx) =>
    ctx.sql<{ hits: number }>(sql`select count(*)::int as hits from saved_search_hits`),
  )
  // Its price is within 900 of the 990 for lamps' range of prices, and its course is asked for ten times.
  expect(hits).toBe(91 + 10)
})

interface Step {
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Index Name'?: string
  Plans?: Step[]
}

/** Rows that were read of the searches' index, in all its loops. */
function mostRows(step: Step): number {
  const own =
    step['Index Name'] === 'saved_searches_anchor_hot'
      ? (step['Actual Rows'] ?? 0) * (step['Actual Loops'] ?? 1)
      : 0
  return Math.max(own, ...(step.Plans ?? []).map(mostRows))
}
