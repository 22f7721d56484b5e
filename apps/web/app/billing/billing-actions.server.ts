import * as contract from '@banter/api/subscriptions/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { invalid, refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'

const HERE = '/admin/billing'

/** What the billing page's buttons do. */
export async function actOnBilling({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const back = (said: string) => redirectWith(context, HERE, said)
  try {
    switch (form.get('intent')) {
      case 'portal':
        return redirect((await ask(contract.openPortal)).redirectUrl, 303)
      case 'pay':
        await ask(contract.payNow)
        return await back('Paid. Thank you.')
      case 'cancel':
        await ask(contract.cancelSubscription)
        return await back('It ends when the period that is paid for ends.')
      case 'resume':
        await ask(contract.resumeSubscription)
        return await back('Everything stays as it is.')
      case 'code':
        await ask(contract.redeemCode, { body: { code: String(form.get('code') ?? '') } })
        return await back('The code counts from the next invoice on.')
      case 'details':
        await ask(contract.putBillingDetails, { body: detailsIn(form) })
        return await back('Saved.')
      default:
        return invalid({}, form)
    }
  } catch (error) {
    return refused(error, form)
  }
}

/** The API says what is wrong with it. */
function detailsIn(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    enrolment: Number(text('enrolment') || 0),
    poNumber: text('poNumber'),
    taxId: text('taxId'),
    netDays: Number(text('netDays') || 0) as 0 | 15 | 30 | 60,
  }
}

/** Starts to pay, or changes what is paid for. */
export async function actOnChange({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const choice = choiceIn(form)
  if (!choice) return redirect(HERE)
  try {
    if (form.get('intent') === 'change') {
      const changed = await ask(contract.changePlan, { body: { ...choice, at: String(form.get('at')) } })
      const said = changed.next
        ? `The ${changed.next.planName} plan begins when this period ends.`
        : `You are on the ${changed.planName} plan now.`
      return await redirectWith(context, HERE, said)
    }
    const payBy = form.get('payBy') === 'invoice' ? 'invoice' : 'card'
    const { redirectUrl } = await ask(contract.openCheckout, { body: { ...choice, payBy } })
    if (redirectUrl) return redirect(redirectUrl, 303)
    return await redirectWith(context, HERE, 'Your invoices come by mail.')
  } catch (error) {
    return refused(error, form)
  }
}

/** What was chosen, from a form or from the address. */
export function choiceIn(form: Pick<FormData, 'get'>) {
  const plan = contract.PlanKey.safeParse(form.get('plan'))
  const interval = contract.Interval.safeParse(form.get('interval'))
  return plan.success && interval.success ? { plan: plan.data, interval: interval.data } : null
}
