import * as orders from '@banter/api/orders/contract'
import { shipOrder } from '@banter/api/orders/handoff/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { invalid, refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'
import { parseMoney } from '../ui/amounts.ts'
import { readBecause } from './cancel-words.ts'
import { say } from './talk/say.server.ts'

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
        await ask(orders.cancelOrder, {
          params: path,
          body: { because: readBecause(form.get('because')), reason },
        })
        return await redirectWith(context, here, 'Order cancelled.', 'info')
      case 'receive':
        await ask(orders.confirmReceived, { params: path })
        return await redirectWith(context, here, 'Thank you. Enjoy it!')
      case 'ship': {
        const tracking = String(form.get('tracking') ?? '')
        await ask(shipOrder, { params: path, body: { tracking } })
        return await redirectWith(context, here, 'Noted. The buyer is told that it is on its way.')
      }
      case 'refund': {
        const amount = parseMoney(String(form.get('amount') ?? ''))
        if (!amount) return invalid({ amount: 'An amount like 12.50, please.' }, form)
        const body = { amount, reason, ...(form.get('restock') ? { restock: true } : {}) }
        await ask(orders.refundOrder, { params: path, body, idempotencyKey: String(form.get('attempt')) })
        return await redirectWith(context, here, 'The money is on its way back to the buyer.')
      }
      case 'say': {
        await say(ask, path.id, form)
        return redirect(`${here}#say`)
      }
      default:
        return redirect(here)
    }
  } catch (error) {
    return refused(error, form)
  }
}
