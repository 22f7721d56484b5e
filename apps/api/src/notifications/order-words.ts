import type { OrderNotice } from '../orders/notice.ts'

export type OrderStep = 'paid' | 'handed_off' | 'completed' | 'cancelled' | 'expired' | 'refunded'

export interface Words {
  to: 'buyer' | 'seller'
  title: string
  body: string
  /** Important enough for a mail too. */
  mail: boolean
}

type Said = Partial<Record<Words['to'], Omit<Words, 'to'>>>

/** What the two people of an order are told at each of its steps. */
export function wordsFor(step: OrderStep, order: OrderNotice): Words[] {
  const said = steps[step](order)
  return (['buyer', 'seller'] as const).flatMap((to) => (said[to] ? [{ to, ...said[to] }] : []))
}

const steps: Record<OrderStep, (order: OrderNotice) => Said> = {
  paid: (order) => ({
    buyer: {
      title: `You bought ${goods(order)}`,
      body: `${sum(order, order.subtotal)} is held safely. Meet ${first(order.seller)} and show the 6-digit code of your order once you have it in your hands.`,
      mail: true,
    },
    seller: {
      title: `${first(order.buyer)} bought ${goods(order, 'your ')}`,
      body: `Meet and ask for the 6-digit code: it brings ${sum(order, netOf(order))} into your wallet.`,
      mail: true,
    },
  }),
  handed_off: (order) => ({
    buyer: {
      title: `Enjoy ${goods(order)}!`,
      body: `${first(order.seller)} entered your code, so the money is released.`,
      mail: false,
    },
  }),
  completed: (order) => ({
    buyer: {
      title: `Your order ${order.reference} is complete`,
      body: `You paid ${sum(order, order.subtotal)} to ${order.seller.name} for ${goods(order)}.`,
      mail: true,
    },
    seller: {
      title: `${sum(order, netOf(order))} is in your wallet`,
      body: `You sold ${goods(order)} to ${order.buyer.name} for ${sum(order, order.subtotal)}. The Banter fee was ${sum(order, order.fee)}${processed(order)}.`,
      mail: true,
    },
  }),
  // Before the payment the seller has heard of nothing, and the buyer knows what they did themselves.
  cancelled: (order) =>
    order.calledOff?.actorId === order.buyer.id
      ? {}
      : {
          buyer: {
            title: `Your order of ${goods(order)} was called off`,
            body: `${caller(order)}You have not paid anything.`,
            mail: false,
          },
        },
  expired: (order) => ({
    buyer: {
      title: `Your reservation of ${goods(order)} has ended`,
      body: 'You have not paid anything. If it is still there, you can buy it again.',
      mail: false,
    },
  }),
  refunded: (order) => ({
    buyer: {
      title: `${sum(order, order.refunded)} ${order.method === 'card' ? 'is on its way back to you' : 'is back in your wallet'}`,
      body: `${caller(order)}It is the full price of ${goods(order)}.${order.method === 'card' ? ' Your bank shows it on your card within 5 to 10 days.' : ''}`,
      mail: true,
    },
    seller: {
      title: `The order of ${goods(order, 'your ')} was called off`,
      body: `${caller(order)}There is no need to meet, and there is no fee. What was reserved can be bought again.`,
      mail: true,
    },
  }),
}

/** “Calculus book”, or “Calculus book” and 2 more. */
function goods({ title, others }: OrderNotice, whose = '') {
  return others ? `${whose}“${title}” and ${others} more` : `${whose}“${title}”`
}

/** Maya called it off: “I found one in the library.” */
function caller({ calledOff, buyer, seller }: OrderNotice) {
  if (!calledOff) return ''
  const who = [buyer, seller].find(({ id }) => id === calledOff.actorId)
  const name = who ? first(who) : 'The school'
  return calledOff.reason ? `${name} called it off: “${calledOff.reason}” ` : `${name} called it off. `
}

const first = ({ name }: { name: string }) => name.split(' ')[0] ?? name

const netOf = ({ subtotal, fee, processing }: OrderNotice) => subtotal - fee - processing

function processed(order: OrderNotice) {
  return order.processing ? `, card processing ${sum(order, order.processing)}` : ''
}

const formats = new Map<string, Intl.NumberFormat>()

/** A format costs much more to make than to use, and there are few currencies. */
function sum({ currency }: OrderNotice, amount: number) {
  const format = formats.get(currency) ?? new Intl.NumberFormat('en-US', { style: 'currency', currency })
  formats.set(currency, format)
  return format.format(amount / 100)
}
