import * as payouts from '@banter/api/payouts/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { invalid, refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'
import { parseMoney } from '../ui/amounts.ts'
import { topUpWallet } from './top-up.server.ts'

/** The wallet's three forms: put money in, send it to the bank, set that up. */
export async function actOnWallet(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  switch (form.get('intent')) {
    case 'pay-out':
      return payOut(args, form)
    case 'set-up-payouts':
      return setUpPayouts(args, form)
    default:
      return topUpWallet(args, form)
  }
}

async function payOut({ request, context }: ActionFunctionArgs, form: FormData) {
  const amount = parseMoney(String(form.get('payout') ?? ''))
  if (amount === null) return invalid({ payout: 'Write an amount such as 25 or 19.99.' }, form)
  try {
    const idempotencyKey = String(form.get('attempt'))
    await api(request, context)(payouts.payOut, { body: { amount }, idempotencyKey })
    return redirectWith(context, '/wallet', 'On its way. Most banks have it within two working days.')
  } catch (error) {
    return refused(error, form)
  }
}

/** Leads to the payment service: to what is still asked for or, once nothing is, to one's payouts there. */
async function setUpPayouts({ request, context }: ActionFunctionArgs, form: FormData) {
  if (form.get('adult') !== 'on')
    return invalid({ adult: 'You have to be 18 or older to be paid out to a bank account.' }, form)
  try {
    const { redirectUrl } = await api(request, context)(payouts.openPayoutAccount, { body: { adult: true } })
    return redirect(redirectUrl, 303)
  } catch (error) {
    return refused(error, form)
  }
}
