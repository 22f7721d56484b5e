import * as orders from '@banter/api/orders/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'

export async function actOnOrder({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const path = { id: params.id! }
  const here = `/orders/${path.id}`
  const reason = String(form.get('reason') ?? '').trim() || undefined
  try {
    switch (form.get('intent')) {
      case 'hand-off': {
        const code = String(form.get('code') ?? '').replace(/\s/g, '')
        await ask(orders.handOff, { params: path, body: { code } })
        return await redirectWith(context, here, 'Handed over. The money is on its way to your wallet.')
      }
      case 'cancel':
        await ask(orders.cancelOrder, { params: path, body: { reason } })
        return await redirectWith(context, here, 'Order cancelled.', 'info')
      case 'refund': {
        const idempotencyKey = String(form.get('attempt'))
        await ask(orders.refundOrder, { params: path, body: { reason }, idempotencyKey })
        return await redirectWith(context, here, 'The money is on its way back to the buyer.')
      }
      default:
        return redirect(here)
    }
  } catch (error) {
    return refused(error, form)
  }
}
