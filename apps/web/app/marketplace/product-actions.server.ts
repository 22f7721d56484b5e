import * as marketplace from '@banter/api/marketplace/contract'
import * as orders from '@banter/api/orders/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { payOrShow, shownTotal } from '../orders/payment.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'

/** Whatever a product's page can be asked to do, by its buyer or its seller. */
export async function actOnProduct({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const id = params.id!
  const ask = api(request, context)
  try {
    switch (form.get('intent')) {
      case 'add':
        await ask(marketplace.putInCart, { params: { productId: id }, body: { quantity: 1 } })
        return await redirectWith(context, `/products/${id}`, 'Added to your cart.')
      case 'buy':
      case 'buy-from-wallet': {
        const method = form.get('intent') === 'buy' ? 'card' : 'wallet'
        const items = [{ productId: id, quantity: 1 }]
        const idempotencyKey = String(form.get('attempt'))
        const body = { items, method, ...shownTotal(form) } as const
        return payOrShow(context, await ask(orders.checkout, { body, idempotencyKey }))
      }
      case 'take-down':
        await ask(marketplace.deleteProduct, { params: { id } })
        return await redirectWith(context, '/shop', 'Listing taken down.')
      case 'pause':
      case 'publish':
      case 'delete':
        return await changeListing(context, ask, id, String(form.get('intent')))
      default:
        return redirect(`/products/${id}`)
    }
  } catch (error) {
    return refused(error, form)
  }
}

type Ask = ReturnType<typeof api>

/** Pauses, publishes or deletes one's listing, and says so where one was. */
export async function changeListing(
  context: ActionFunctionArgs['context'],
  ask: Ask,
  id: string,
  intent: string,
  back = `/products/${id}`,
) {
  if (intent === 'pause') {
    await ask(marketplace.pauseProduct, { params: { id } })
    return redirectWith(context, back, 'Paused: nobody sees it in the shop for now.')
  }
  if (intent === 'publish') {
    await ask(marketplace.publishProduct, { params: { id } })
    return redirectWith(context, back, 'It is for sale again.')
  }
  await ask(marketplace.deleteProduct, { params: { id } })
  return redirectWith(context, back === `/products/${id}` ? '/my-products' : back, 'Listing deleted.')
}
