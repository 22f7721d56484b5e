import { sendOrderMessage } from '@banter/api/orders/talk/contract'
import type { Ask } from '../../billboard/answered.server.ts'

/** What a form says about an order. */
export const say = (ask: Ask, id: string, form: FormData) =>
  ask(sendOrderMessage, {
    params: { id },
    body: { id: String(form.get('message')), body: String(form.get('body') ?? '') },
  })
