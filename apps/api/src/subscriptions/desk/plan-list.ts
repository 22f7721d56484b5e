import { overLimits, planFor, plans } from '@banter/billing/subscriptions/plans'
import type { ReadCtx } from '@banter/tenants/context'
import { accountIn } from '../account.ts'
import type * as contract from '../contract.ts'
import { usageOf } from './usage.ts'

/** Every plan, with what speaks for and against it at this school. */
export async function listPlans(ctx: ReadCtx): Promise<{ items: contract.Plan[] }> {
  const account = await accountIn(ctx)
  const used = await usageOf(ctx)
  const fitting = planFor(account?.enrolment || used.members).key
  return {
    items: plans.map(({ key, name, enrolment, prices, limits, features, adShareBps, support }) => ({
      key,
      name,
      enrolment,
      month: { amount: prices.month.amount, currency: 'usd' },
      year: { amount: prices.year.amount, currency: 'usd' },
      ...limits,
      features: [...features],
      adSharePercent: adShareBps / 100,
      support,
      fits: key === fitting,
      over: overLimits(key, used),
    })),
  }
}
