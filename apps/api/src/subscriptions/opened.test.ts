import { sql } from '@banter/tenants/database'
import { database } from '@banter/tenants/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { directory, services } from '../../test/campus.ts'
import { control } from '../../test/money.ts'
import { officer, plans } from '../../test/platform.ts'
import { stripeApi } from '../../test/school-year.ts'
import * as schools from '../schools/contract.ts'
import { accountIn } from './account.ts'
import { getSchoolSubscription } from './desk/contract.ts'
import { account, school } from './testing.ts'
import { wakeSubscriptions } from './wake.ts'

afterAll(() => control('/faults/clear', {}))

describe('a school that was opened', () => {
  test('has an account and a customer of its own, however often and wherever the job was cut off', async () => {
    const root = await officer('super_admin')
    const opened = await root(schools.openSchool, { body: { ...plans(), plan: 'starter-yearly' } })
    const campus = database.campus((await directory.byId(opened.id))!, null)
    const { ensureCustomer } = await import('./customer.ts')
    await control('/faults', { match: { path: '/v1/customers' }, kind: 'timeout_after_effect', times: 3 })
    await expect(ensureCustomer(campus, services.payments)).rejects.toMatchObject({
      code: 'PAYMENTS_UNAVAILABLE',
    })
    const ids = [
      await ensureCustomer(campus, services.payments),
      await ensureCustomer(campus, services.payments),
    ]
    const made = (await stripeApi.customers.list({ limit: 100 })).data.filter(
      ({ metadata }) => metadata.school_id === opened.id,
    )
    expect(made.map(({ id }) => id)).toEqual([ids[0]])
    expect(ids[1]).toBe(ids[0])
    expect(await campus.read((ctx) => accountIn(ctx))).toMatchObject({
      plan: 'starter',
      interval: 'year',
      state: 'trial',
    })
    expect(await root(getSchoolSubscription, { params: { id: opened.id } })).toMatchObject({
      state: 'trial',
      planName: 'Starter',
      stripeCustomer: ids[0],
      events: [{ text: 'Trial of the Starter plan began' }],
    })
  })

  test('and is forgotten by everybody is looked at when its time has come', async () => {
    const { campus } = await school()
    await campus.command((ctx) =>
      ctx.sql(sql`
        update schools set subscription_wake_at = '2001-01-01' where id = ${campus.school.id}::uuid`),
    )
    await campus.command((ctx) =>
      ctx.sql(sql`update billing_accounts set trial_ends_at = ${ctx.now}::timestamptz - interval '1 minute'`),
    )
    expect(await wakeSubscriptions({ database, directory, services }, new Date())).toBeGreaterThan(0)
    expect(await account(campus)).toMatchObject({ state: 'read_only' })
    expect((await directory.byId(campus.school.id))?.subscriptionState).toBe('read_only')
  })
})
