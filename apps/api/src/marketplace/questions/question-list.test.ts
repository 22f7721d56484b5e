import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { analyze, fillInBulk, planOf } from '../../../test/plan.ts'
import { sell } from '../testing.ts'
import { listQuestions, listWaitingQuestions } from './contract.ts'
import { questionsQuery, waitingQuery } from './question-list.ts'

const at = (id: string) => ({ params: { id } })

test('pages follow each other, and both lists are read along their index', async () => {
  const large = await makeCampus()
  const [seller, asker] = [await large.student('Sue'), await large.student('Bob')]
  const { id } = await sell(seller)
  const [school, by, of] = [large.school.id, asker.viewer.id, seller.viewer.id]
  await fillInBulk(school, [
    sql`insert into products (id, seller_id, title, description, category, condition, price_amount, stock, updated_at)
        select app.uuid_v7(), ${by}::uuid, 'Thing ' || n, '', 'other', 'good', 100, 1, now() from generate_series(1, 400) n`,
    sql`insert into product_questions (id, product_id, asker_id, seller_id, body, created_at)
        select app.uuid_v7(), p.id, ${of}::uuid, ${by}::uuid, 'Q' || n, now() - n * interval '1 second'
          from products p, generate_series(1, 30) n where p.seller_id = ${by}::uuid`,
    sql`insert into product_questions (id, product_id, asker_id, seller_id, body, created_at)
        select app.uuid_v7(), ${id}::uuid, ${by}::uuid, ${of}::uuid, 'Q' || n, now() - n * interval '1 second' from generate_series(1, 50) n`,
  ])
  await analyze('product_questions')
  await analyze('products')
  const first = await asker(listQuestions, { ...at(id), querystring: { limit: 2 } })
  const next = await asker(listQuestions, { ...at(id), querystring: { limit: 2, cursor: first.nextCursor! } })
  expect([...first.items, ...next.items].map(({ body }) => body)).toEqual(['Q1', 'Q2', 'Q3', 'Q4'])
  const oldest = await seller(listWaitingQuestions, { querystring: { limit: 2 } })
  const later = await seller(listWaitingQuestions, { querystring: { limit: 2, cursor: oldest.nextCursor! } })
  expect([...oldest.items, ...later.items].map(({ body }) => body)).toEqual(['Q50', 'Q49', 'Q48', 'Q47'])
  const plans = [
    await planOf(large, questionsQuery(asker.viewer, id, { limit: 20 })),
    await planOf(large, waitingQuery(asker.viewer, { limit: 20 })),
  ]
  expect(plans[0]!.join('\n')).toContain('product_questions_school_id_product_id_created_at_id_idx')
  expect(plans[1]!.join('\n')).toContain('product_questions_waiting_hot')
  expect(plans.flat().filter((step) => /Seq Scan|Sort/.test(step))).toEqual([])
})
