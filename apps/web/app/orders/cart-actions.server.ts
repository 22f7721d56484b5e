import * as marketplace from '@banter/api/marketplace/contract'
import * as orders from '@banter/api/orders/contract'
import { api } from '../api.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'
import { readWanted } from './cart-groups.ts'
import { payOrShow, shownTotal } from './payment.server.ts'

export async function actOnCart({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const params = { productId: String(form.get('productId')) }
  try {
    switch (form.get('intent')) {
      case 'quantity':
        await ask(marketplace.putInCart, { params, body: { quantity: Number(form.get('quantity')) } })
        return redirect('/cart')
      case 'remove':
        await ask(marketplace.removeFromCart, { params })
        return redirect('/cart')
      case 'checkout': {
        const items = readWanted(form.getAll('item').map(String))
        const method = form.get('method') === 'wallet' ? 'wallet' : 'card'
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
