import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { makeCampus } from '../../test/campus.ts'
import { analyze, fillInBulk, planOf } from '../../test/plan.ts'
import { reviewsQuery } from './review-list.ts'

test('what is said of somebody is read along its index, however much is said at the school', async () => {
  const campus = await makeCampus()
  const [sue, eve] = [await campus.student('Sue'), await campus.student('Eve')]
  await fillInBulk(campus.school.id, [
    sql`insert into reviews (order_id, author_id, subject_id, stars, shown_at)
        select gen_random_uuid(), gen_random_uuid(), case when n % 10 = 0 then ${sue.viewer.id}::uuid else gen_random_uuid() end, 4,
               now() - n * interval '1 second'
          from generate_series(1, 20000) n`,
  ])
  await analyze('reviews')
  const plan = await planOf(campus, reviewsQuery(eve.viewer, sue.viewer.id, { limit: 20 }))
  expect(plan.join('\n')).toContain('reviews_shown_hot')
  // What is sorted at all is the page, which nothing but its people is joined to.
  const page = plan.slice(plan.indexOf('Limit'))
  expect([
    ...plan.filter((step) => /Seq Scan/.test(step)),
    ...page.filter((step) => /Sort/.test(step)),
  ]).toEqual([])
})
