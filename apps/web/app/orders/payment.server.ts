import type { Checkout } from '@banter/api/orders/contract'
import { redirectWith } from '../flash.server.ts'
import { type AppLoadContext, redirect } from '../router.server.ts'

/** From a new checkout to the page where it is paid, or to its own page when nothing is left to pay. */
export function payOrShow(context: AppLoadContext, { checkoutId, payment }: Checkout) {
  if (payment.status === 'paid')
    return redirectWith(context, `/checkout/${checkoutId}`, 'Paid from your wallet.')
  return redirect(payment.redirectUrl ?? `/checkout/${checkoutId}?open=1`, 303)
}
