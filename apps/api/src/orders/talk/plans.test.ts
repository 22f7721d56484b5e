import { sql } from '@banter/tenants/database'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { analyze, fillInBulk, planOf } from '../../../test/plan.ts'
import { messagesQuery } from './talk.ts'

test('what two people wrote about an order is read along its index, however much is written at the school', async () => {
  const campus = await makeCampus()
  const [order, ann] = [v7(), (await campus.student('Ann')).viewer.id]
  await fillInBulk(campus.school.id, [
    sql`insert into order_messages (id, order_id, author_id, body, created_at)
        select app.uuid_v7(), case when n % 10 = 0 then ${order}::uuid else gen_random_uuid() end, ${ann}::uuid, 'Hello', now() - n * interval '1 second'
          from generate_series(1, 20000) n`,
  ])
  await analyze('order_messages')
  const plan = await planOf(campus, messagesQuery(order, { limit: 20 }))
  expect(plan.join('\n')).toContain('order_messages_school_id_order_id_created_at_id_idx')
  expect(plan.filter((step) => /Seq Scan|Sort/.test(step))).toEqual([])
})
