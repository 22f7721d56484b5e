import { type Checkout, Method } from '@banter/api/orders/contract'
import { redirectWith } from '../flash.server.ts'
import { type AppLoadContext, redirect } from '../router.server.ts'

const DONE: Record<Method, string> = {
  card: 'Paid.',
  wallet: 'Paid from your wallet.',
  in_person: 'Ordered. You pay when you meet.',
}

/** How a form wants to pay: by card unless it says something else that can be. */
export const readMethod = (form: FormData): Method => Method.catch('card').parse(form.get('method'))

/** From a new checkout to the page where it is paid, or to its own page when nothing is left to pay. */
export function payOrShow(context: AppLoadContext, { checkoutId, payment }: Checkout) {
  if (payment.status === 'paid') return redirectWith(context, `/checkout/${checkoutId}`, DONE[payment.method])
  return redirect(payment.redirectUrl ?? `/checkout/${checkoutId}?open=1`, 303)
}

/** The price the buyer saw, from the form's hidden field: the API refuses to take another one. */
export function shownTotal(form: FormData) {
  const [, amount, currency] = /^(\d{1,10}) ([a-z]{3})$/.exec(String(form.get('shown'))) ?? []
  return amount && currency ? { total: { amount: Number(amount), currency } } : {}
}
