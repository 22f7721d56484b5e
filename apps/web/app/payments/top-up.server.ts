import * as contract from '@banter/api/payments/contract'
import { api } from '../api.server.ts'
import { invalid, refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'
import { parseMoney } from '../ui/amounts.ts'

/** Leads to the page where the card is asked for. */
export async function topUpWallet({ request, context }: ActionFunctionArgs, form: FormData) {
  const amount = parseMoney(String(form.get('amount') ?? ''))
  if (amount === null) return invalid({ amount: 'Write an amount such as 25 or 19.99.' }, form)
  try {
    const idempotencyKey = String(form.get('attempt'))
    const { redirectUrl } = await api(request, context)(contract.topUp, { body: { amount }, idempotencyKey })
    return redirect(redirectUrl, 303)
  } catch (error) {
    return refused(error, form)
  }
}
