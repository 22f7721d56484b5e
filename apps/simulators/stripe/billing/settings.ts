import type { World } from '../world.ts'
import type { BillingSettings } from './settings-types.ts'

/**
 * What a new simulator is set to. Stripe's own retries choose their moments by a model; these are the fixed days of its custom schedule. The real account's
 * settings (Billing → Subscriptions and emails) have to say the same.
 */
const DEFAULTS: BillingSettings = {
  id: 'billing',
  retryDays: [3, 5, 7],
  overdueDays: 30,
  afterRetries: 'unpaid',
}

export function settingsOf(world: World): BillingSettings {
  return world.tables.billingSettings.get('billing') ?? DEFAULTS
}
