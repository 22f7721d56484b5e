import * as carts from '@banter/api/marketplace/cart/contract'
import * as orders from '@banter/api/orders/contract'
import { api } from '../api.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'
import { readAgreed, readWanted } from './cart-groups.ts'
import { payOrShow, readMethod, shownTotal } from './payment.server.ts'

export async function actOnCart({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const params = { productId: String(form.get('productId')) }
  try {
    switch (form.get('intent')) {
      case 'quantity':
      case 'later':
      case 'now': {
        const body = { quantity: Number(form.get('quantity')), later: form.get('intent') === 'later' }
        await ask(carts.putInCart, { params, body })
        return redirect('/cart')
      }
      case 'remove':
        await ask(carts.removeFromCart, { params })
        return redirect('/cart')
      case 'agree':
        await ask(carts.acceptPrices, { body: { prices: readAgreed(form.getAll('price').map(String)) } })
        return redirect('/cart')
      case 'checkout': {
        const items = readWanted(form.getAll('item').map(String))
        const method = readMethod(form)
        const idempotencyKey = String(form.get('attempt'))
        const body = { items, method, ...shownTotal(form) } as const
        return payOrShow(context, await ask(orders.checkout, { body, idempotencyKey }))
      }
      default:
        return redirect('/cart')
    }
  } catch (error) {
    return refused(error, form)
  }
}
