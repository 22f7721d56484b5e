import { billingEndpoints } from '../billing/endpoints.ts'
import type { Endpoint } from '../endpoint.ts'
import { accountLinks } from './account-links.ts'
import { accounts } from './accounts.ts'
import { balance } from './balance.ts'
import { charges } from './charges.ts'
import { checkoutSessions } from './checkout-sessions.ts'
import { disputes } from './disputes.ts'
import { events } from './events.ts'
import { loginLinks } from './login-links.ts'
import { paymentIntents } from './payment-intents.ts'
import { payouts } from './payouts.ts'
import { refunds } from './refunds.ts'
import { thinEvents } from './thin-events.ts'
import { transferReversals } from './transfer-reversals.ts'
import { transfers } from './transfers.ts'

/** Every endpoint of the simulated API; a new resource is one file and one line here. */
export const endpoints: Endpoint[] = [
  checkoutSessions,
  paymentIntents,
  charges,
  balance,
  refunds,
  transfers,
  transferReversals,
  disputes,
  payouts,
  events,
  thinEvents,
  accounts,
  accountLinks,
  loginLinks,
  billingEndpoints,
].flat()
