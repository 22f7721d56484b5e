import * as carts from '@banter/api/marketplace/cart/contract'
import { listMyOffers, type Offer } from '@banter/api/offers/contract'
import * as orders from '@banter/api/orders/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'
import { payOrShow } from './payment.server.ts'

export async function actOnCheckout({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const id = params.id!
  try {
    switch (form.get('intent')) {
      case 'pay': {
        const { payment } = await ask(orders.getCheckout, { params: { id } })
        return redirect(payment.redirectUrl ?? `/checkout/${id}`, 303)
      }
      case 'cancel':
        await ask(orders.cancelCheckout, { params: { id } })
        return await redirectWith(context, `/checkout/${id}`, 'Order cancelled.', 'info')
      case 'reserve-again':
        return await reserveAgain(context, ask, id, String(form.get('attempt')))
      case 'again':
        return await backIntoCart(context, ask, id)
      default:
        return redirect(`/checkout/${id}`)
    }
  } catch (error) {
    return refused(error, form)
  }
}

/** The same things at the same prices, with a new quarter of an hour: all of them, or none. */
async function reserveAgain(
  context: ActionFunctionArgs['context'],
  ask: ReturnType<typeof api>,
  checkoutId: string,
  idempotencyKey: string,
) {
  const body = await wantedBy(ask, checkoutId)
  return payOrShow(context, await ask(orders.checkout, { body, idempotencyKey }))
}

async function wantedBy(ask: ReturnType<typeof api>, checkoutId: string) {
  const { orders: lapsed, payment, total } = await ask(orders.getCheckout, { params: { id: checkoutId } })
  const whole = await Promise.all(lapsed.map(({ id }) => ask(orders.getOrder, { params: { id } })))
  const lines = whole.flatMap((order) => order.items)
  const amount = lines.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0)
  const { items: agreed } = await ask(listMyOffers, { querystring: { state: 'accepted', limit: 100 } })
  return {
    items: lines.map(({ productId, quantity }) => ({
      productId,
      quantity,
      ...offerFor(agreed, productId, quantity),
    })),
    method: payment.method,
    total: { amount, currency: total.currency },
  }
}

/** What was agreed on still holds, until it lapses. */
function offerFor(agreed: Offer[], productId: string, quantity: number) {
  const offer = agreed.find(
    ({ product, may, ...one }) => may.pay && product.id === productId && one.quantity === quantity,
  )
  return offer ? { offerId: offer.id } : {}
}

/** What of an ended checkout can still be bought goes back into the cart; the rest is told. */
async function backIntoCart(
  context: ActionFunctionArgs['context'],
  ask: ReturnType<typeof api>,
  checkoutId: string,
) {
  const { items } = await wantedBy(ask, checkoutId)
  const tries = await Promise.allSettled(
    items.map(({ productId, quantity }) =>
      ask(carts.putInCart, { params: { productId }, body: { quantity } }),
    ),
  )
  const missing = tries.filter(({ status }) => status === 'rejected').length
  if (missing === 0) return redirectWith(context, '/cart', 'Back in your cart.')
  return missing === items.length
    ? redirectWith(context, '/shop', 'Somebody was faster: it is no longer available.', 'info')
    : redirectWith(context, '/cart', 'Back in your cart, apart from what is gone.', 'info')
}
