import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { analyze, fillInBulk, planOf } from '../../../test/plan.ts'
import { makeCourt } from '../testing.ts'
import { queueQuery } from './queue.ts'

test('the staff’s lists are read along their indexes, however many disputes are over', async () => {
  const { campus } = await makeCourt()
  const some = (state: string, count: number) => sql`
    insert into disputes (id, order_id, opened_by_id, reason, about, wanted, state, answer_by)
    select app.uuid_v7(), gen_random_uuid(), gen_random_uuid(), 'other', '', 100, ${state}, now() from generate_series(1, ${count}::int)`
  await fillInBulk(campus.school.id, [some('closed', 20_000), some('decision', 300), some('answer', 300)])
  await analyze('disputes', 'orders', 'users')
  for (const [status, index] of [
    ['waiting', 'disputes_open_hot'],
    ['running', 'disputes_open_hot'],
    ['over', 'disputes_pkey'],
  ] as const) {
    const plan = await planOf(campus, queueQuery({ status, limit: 20 }))
    expect(plan.join('\n')).toContain(index)
    expect(plan.filter((step) => /Seq Scan disputes/.test(step))).toEqual([])
  }
})
