import type { Campus } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { z } from 'zod'
import { NotOnPlan } from '../../http/entitlements.ts'
import { lockAccount, note } from '../account.ts'
import type * as contract from '../contract.ts'
import { ensureCustomer } from '../customer.ts'
import { refresh } from '../follow.ts'
import { subscriptionIn } from '../seen-rows.ts'
import type { Desk } from './checkout.ts'
import { isLive, mayPayByInvoice, viewSubscription } from './view.ts'

type Details = z.output<typeof contract.putBillingDetails.schema.body>

/** Keeps what is printed on invoices, here and at the payment service, and how they are paid from now on. @throws NotOnPlan */
export async function putDetails(
  campus: Campus,
  wanted: Details,
  { payments }: Pick<Desk, 'payments'>,
): Promise<contract.Subscription> {
  const { enrolment, poNumber, taxId, netDays } = wanted
  const { n, subscription } = await campus.command(async (ctx) => {
    const account = await lockAccount(ctx)
    if (netDays > 0 && !mayPayByInvoice(account.plan)) throw new NotOnPlan()
    await ctx.sql(sql`
      update billing_accounts
         set enrolment = ${enrolment}, po_number = ${poNumber}, tax_id = ${taxId}, net_days = ${netDays}, details = details + 1`)
    await note(ctx, { kind: 'details', facts: { enrolment, netDays } })
    return { n: account.details + 1, subscription: await subscriptionIn(ctx) }
  })
  const customerId = await ensureCustomer(campus, payments)
  const key = `details:${campus.school.id}:${n}`
  await payments.putInvoiceDetails({ key, customerId, name: campus.school.name, poNumber, taxId })
  if (isLive(subscription) && (subscription.netDays ?? 0) !== netDays) {
    await payments.setTerms({ key: `${key}:terms`, subscriptionId: subscription.id, netDays })
    await refresh(campus, payments)
  }
  return campus.read(viewSubscription)
}

/** The payment service's own page, for the card. */
export async function openPortal(campus: Campus, key: string, { payments, site }: Desk) {
  const customerId = await ensureCustomer(campus, payments)
  const returnUrl = site.urlOf(campus.school, '/admin/billing')
  const { url } = await payments.openBillingPage({ key, customerId, returnUrl })
  return { redirectUrl: url }
}
