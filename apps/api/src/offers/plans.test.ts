import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { analyze, fillInBulk, planOf } from '../../test/plan.ts'
import { myOffersQuery } from './offer-list.ts'
import { makeBargain } from './testing.ts'

test('a list of offers is read along its index, however many there are at the school', async () => {
  const { campus, seller, buyer, book } = await makeBargain()
  await fillInBulk(campus.school.id, [
    sql`insert into offers (id, product_id, buyer_id, seller_id, state, amount, currency, expires_at)
        select app.uuid_v7(), ${book.id}::uuid, gen_random_uuid(), gen_random_uuid(), 'declined', 4000, 'usd', now()
          from generate_series(1, 20000)`,
    sql`insert into offers (id, product_id, buyer_id, seller_id, state, amount, currency, expires_at)
        select app.uuid_v7(), ${book.id}::uuid, ${buyer.viewer.id}::uuid, ${seller.viewer.id}::uuid, 'declined', 4000, 'usd', now()
          from generate_series(1, 2000)`,
  ])
  await analyze('offers')
  for (const [person, role] of [
    [buyer, 'buyer'],
    [seller, 'seller'],
  ] as const) {
    const plan = await planOf(
      campus,
      myOffersQuery(person.viewer, { limit: 20, role, state: 'over' }, new Date()),
    )
    expect(plan.join('\n')).toContain(`offers_school_id_${role}_id_id_idx`)
    expect(plan.filter((step) => /Seq Scan|Sort/.test(step))).toEqual([])
  }
})
