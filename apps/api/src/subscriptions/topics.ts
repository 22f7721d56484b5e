import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const change = z.object({ school_id: z.string(), plan: z.string(), status: z.string() })

/** A school's subscription is in another state now. */
export const subscriptionChanged = topic('subscription_changed', 'subscriptions', change)
/** What a school owes could not be collected. */
export const invoiceFailed = topic('invoice_failed', 'subscriptions', change)

/** Those who run a school are to be told something about its bill: which words, and what they name. */
export const billingMailDue = topic(
  'billing_mail_due',
  'subscriptions',
  z.object({
    key: z.string(),
    mail: z.string(),
    days_left: z.int().nullable(),
    until: z.string().nullable(),
    owed: z.int().nullable(),
    currency: z.string(),
    plan: z.string(),
  }),
)
