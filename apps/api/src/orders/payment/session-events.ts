import type { Payments } from '@banter/billing/payments'
import type { Campus } from '@banter/tenants/context'
import type { Effect } from '../../payments/stripe-inbox.ts'
import { checkoutById } from '../checkout/checkout-rows.ts'
import { confirmPayment, paymentOf } from './card-payment.ts'

/** What a payment page's event means is what the page is now: events come late, twice and in any order. */
export async function followSession(
  campus: Campus,
  payments: Payments,
  checkoutId: string,
): Promise<Effect | null> {
  const { stripeSession } = await campus.read((ctx) => checkoutById(ctx, checkoutId))
  if (!stripeSession) return null
  const payment = paymentOf(await payments.getSession(stripeSession))
  // A page that closed unpaid is left to whoever closed it, or to the end of the reservation.
  return payment && ((ctx) => confirmPayment(ctx, checkoutId, payment))
}
