import { sql } from '@banter/tenants/database'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { payOn } from '../../test/school-year.ts'
import { accountIn } from './account.ts'
import * as contract from './contract.ts'

export async function school() {
  const campus = await makeCampus()
  await campus.runJobs()
  return { campus, admin: await campus.admin() }
}
export const account = (campus: TestCampus) => campus.read((ctx) => accountIn(ctx))
export const small = { plan: 'starter', interval: 'month' } as const
export const large = { plan: 'campus', interval: 'year' } as const
/** A trial of which nothing is left to speak of. */
export const endTrial = (campus: TestCampus) =>
  campus.command((ctx) =>
    ctx.sql(sql`update billing_accounts set trial_ends_at = ${ctx.now}::timestamptz + interval '1 hour'`),
  )

export async function subscribe({ campus, admin }: { campus: TestCampus; admin: Asker }) {
  await endTrial(campus)
  const { redirectUrl } = await admin(contract.openCheckout, { body: { ...small, payBy: 'card' } })
  await payOn(redirectUrl)
  return admin(contract.getSubscription)
}
