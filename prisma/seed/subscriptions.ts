import type pg from 'pg'
import type { DemoSchool } from './school-rows.ts'

const DAY = 86_400_000

interface Account {
  plan: string
  interval: string
  enrolment: number
  /** Days until the trial ends; what was over long ago was paid since. */
  trial: number
  poNumber: string
}

/** What the demo's schools pay for: one is on a yearly plan since long, one tries it. */
const accounts: Record<string, Account> = {
  uta: { plan: 'campus', interval: 'year', enrolment: 40_000, trial: -200, poNumber: 'UTA-2291' },
  lakeside: { plan: 'starter', interval: 'month', enrolment: 1_850, trial: 18, poNumber: '' },
}

/** The accounts, as they are before anything is paid: what is paid for is told by the payment service, in the demo too. */
export async function layOutSubscriptions(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  const account = accounts[school.slug]
  if (!account) return
  const { plan, interval, enrolment, trial, poNumber } = account
  const ends = new Date(now.getTime() + trial * DAY)
  const began = new Date(ends.getTime() - 30 * DAY)
  // A school whose first payment is only just on its way is not closed meanwhile.
  const until = trial > 0 ? ends : new Date(now.getTime() + DAY)
  await client.query(
    `insert into billing_accounts (plan, "interval", enrolment, po_number, state_since, state_until, trial_ends_at, reminded_until, created_at)
     values ($1, $2, $3, $4, $5, $6, $6, $7, $5)`,
    [plan, interval, enrolment, poNumber, began, until, now],
  )
  await client.query(
    `insert into subscription_events (id, kind, to_state, plan, at) values (app.uuid_v7(), 'opened', 'trial', $1, $2)`,
    [plan, began],
  )
  await client.query(
    `update schools set plan = $1, subscription_until = $2, subscription_wake_at = $3 where slug = $4`,
    [`${plan}-${interval}ly`, until, trial > 0 ? new Date(ends.getTime() - 7 * DAY) : until, school.slug],
  )
}
