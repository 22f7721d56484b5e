import * as contract from '@banter/api/offers/contract'
import * as orders from '@banter/api/orders/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { payOrShow, readMethod, shownTotal } from '../orders/payment.server.ts'
import { invalid, refused } from '../refused.server.ts'
import type { ActionFunctionArgs } from '../router.server.ts'
import { parseMoney } from '../ui/amounts.ts'

const NO_AMOUNT = { amount: 'An amount like 12.50, please.' }

export async function sendOffer({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const amount = parseMoney(String(form.get('amount') ?? ''))
  if (amount === null) return invalid(NO_AMOUNT, form)
  const id = String(form.get('id') ?? '')
  const quantity = Number(form.get('quantity') ?? 1)
  try {
    const made = await api(request, context)(contract.makeOffer, {
      params: { id: params.id! },
      body: { ...(id ? { id } : {}), amount, quantity, note: String(form.get('note') ?? '') },
    })
    return await redirectWith(context, `/offers/${made.id}`, 'Offer sent.')
  } catch (error) {
    return refused(error, form)
  }
}

const ANSWERS = {
  accept: [contract.acceptOffer, 'Accepted.'],
  decline: [contract.declineOffer, 'Declined.'],
  withdraw: [contract.withdrawOffer, 'Taken back.'],
} as const

const isAnswer = (intent: string): intent is keyof typeof ANSWERS => Object.hasOwn(ANSWERS, intent)

/** Whatever one of the two can do with an offer. */
export async function actOnOffer({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = String(form.get('intent'))
  const path = { params: { id: params.id! } }
  const here = `/offers/${params.id}`
  const ask = api(request, context)
  try {
    if (isAnswer(intent)) {
      const [endpoint, told] = ANSWERS[intent]
      await ask(endpoint, path)
      return await redirectWith(context, here, told)
    }
    if (intent === 'counter') {
      const amount = parseMoney(String(form.get('amount') ?? ''))
      if (amount === null) return invalid(NO_AMOUNT, form)
      await ask(contract.counterOffer, { ...path, body: { amount, note: String(form.get('note') ?? '') } })
      return await redirectWith(context, here, 'Your price is sent.')
    }
    if (intent === 'pay') {
      const { product, quantity } = await ask(contract.getOffer, path)
      const items = [{ productId: product.id, quantity, offerId: params.id! }]
      const body = { items, method: readMethod(form), ...shownTotal(form) }
      const made = await ask(orders.checkout, { body, idempotencyKey: String(form.get('attempt')) })
      return await payOrShow(context, made)
    }
    return await redirectWith(context, here, 'Nothing was changed.', 'info')
  } catch (error) {
    return refused(error, form)
  }
}
