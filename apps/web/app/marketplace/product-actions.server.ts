import { putInCart } from '@banter/api/marketplace/cart/contract'
import * as marketplace from '@banter/api/marketplace/contract'
import { answerWanted } from '@banter/api/marketplace/wanted/contract'
import * as orders from '@banter/api/orders/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { payOrShow, shownTotal } from '../orders/payment.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'
import { changeListing, isDeed } from './change-listing.server.ts'
import { questionDeed } from './questions/question-deeds.server.ts'

/** Whatever a product's page can be asked to do, by its buyer or its seller. */
export async function actOnProduct({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const id = params.id!
  const ask = api(request, context)
  try {
    const question = questionDeed(form)
    if (question)
      return await redirectWith(context, `/products/${id}#questions`, (await question(ask, form, id)).said)
    switch (form.get('intent')) {
      case 'add':
        await ask(putInCart, { params: { productId: id }, body: { quantity: wantedIn(form).quantity } })
        return await redirectWith(context, `/products/${id}`, 'Added to your cart.')
      case 'buy':
      case 'buy-from-wallet': {
        const method = form.get('intent') === 'buy' ? 'card' : 'wallet'
        const items = [{ productId: id, ...wantedIn(form) }]
        const idempotencyKey = String(form.get('attempt'))
        const body = { items, method, ...shownTotal(form) } as const
        return payOrShow(context, await ask(orders.checkout, { body, idempotencyKey }))
      }
      case 'claim': {
        const items = [{ productId: id, quantity: 1 }]
        const body = { items, method: 'in_person' as const }
        const idempotencyKey = String(form.get('attempt'))
        return payOrShow(context, await ask(orders.checkout, { body, idempotencyKey }))
      }
      case 'answer': {
        await ask(answerWanted, { params: { id }, body: { productId: String(form.get('own')) } })
        return await redirectWith(context, `/products/${id}`, 'They are told that you have it.')
      }
      case 'take-down':
        await ask(marketplace.deleteProduct, { params: { id } })
        return await redirectWith(context, '/shop', 'Listing taken down.')
      default: {
        const intent = String(form.get('intent'))
        return isDeed(intent) ? await changeListing(context, ask, id, intent) : redirect(`/products/${id}`)
      }
    }
  } catch (error) {
    return refused(error, form)
  }
}

/** One, or what was agreed on with the seller. */
function wantedIn(form: FormData) {
  const offerId = String(form.get('offer') ?? '')
  return offerId ? { quantity: Number(form.get('quantity')), offerId } : { quantity: 1 }
}
